"""Items made from public measures: each key is read off the records again, and the page that is named has all that is asked."""

from __future__ import annotations

import re
from itertools import pairwise

from made_items import of_kind, role_of
from real_content import catalog

from skillsdivide.schema.evidence import RatedOccupation
from skillsdivide.schema.items import OrderItem


def rated(title: str) -> RatedOccupation:
    """An occupation of the directory, by its title."""
    (found,) = (each for each in catalog().directory.values() if each.title == title)
    return found


def group_page(*titles: str) -> str:
    """The page of the group that some occupations are in."""
    (code,) = {rated(title).soc[:2] for title in titles}
    (group,) = (each for each in catalog().occupation_groups.values() if each.code == code)
    return f"roles/directory/{group.id}.md"


def shares(title: str) -> dict[str, float]:
    """The value of an occupation on each measure of the directory, from 0 to 1, read off its line."""
    line = rated(title)
    known = {
        "beta-model": line.exposure_model,
        "beta-human": line.exposure_human,
        "high-automation": (line.t3 + line.t4) / line.tasks,
        "observed-exposure": line.observed_use,
    }
    return {measure: value for measure, value in known.items() if value is not None}


def test_an_order_by_a_measure_has_no_near_neighbours() -> None:
    """Each is lower than the one before by a twentieth of the scale or more; one stands nearest to the role, and the page lists all."""
    measures = {measure.title: measure.id for measure in catalog().measures.values()}
    asked = set()
    for item in of_kind("by-measure"):
        assert isinstance(item, OrderItem)
        measure = measures[item.stem.split("“")[1].split("”")[0]]
        asked.add(measure)
        found = [shares(title)[measure] for title in item.sequence]
        assert len(found) == 4
        assert all(one - other >= 0.0499 for one, other in pairwise(found)), item.id
        assert catalog().occupations[role_of(item, "by-measure").occupations[0].soc].title in item.sequence, item.id
        assert item.passage == group_page(*item.sequence), item.id
    assert len(asked) > 3


def test_one_measure_departs_from_all_others() -> None:
    """Over every measure of the directory, by a twentieth of its scale or more and a quarter at most; no measure is a safe guess, and the page lists both."""
    shorts = {measure.short: measure.id for measure in catalog().measures.values()}
    keys = []
    for item in of_kind("departs"):
        one, _, other = re.match(r"(.*?) stand beside “(.*?)”, and (.*?) in the same group", item.stem).groups()
        apart = {measure: value - shares(other)[measure] for measure, value in shares(one).items()}
        assert len(apart) == 4
        assert all(0.0499 <= abs(each) <= 0.25 for each in apart.values()), item.id
        key = shorts[item.key.text]
        assert [measure for measure in apart if (apart[measure] > 0) == (apart[key] > 0)] == [key], item.id
        assert f"puts {one if apart[key] > 0 else other} higher?" in item.stem, item.id
        assert item.passage == group_page(one, other), item.id
        keys.append(key)
    assert max(keys.count(each) for each in keys) <= 0.4 * len(keys)


def test_how_far_two_lie_apart_is_what_the_role_s_page_shows() -> None:
    """Subtracted from the figures beside the role; the other distance is that on another measure, which mostly turns the two round."""
    shorts = {measure.short: measure.id for measure in catalog().measures.values()}
    turned = 0
    for item in of_kind("apart"):
        role = role_of(item, "apart")
        beside = {catalog().occupations[entry.soc].title: catalog().occupations[entry.soc] for entry in role.occupations}
        title, one, other, short = re.findall(r"“(.*?)”", item.stem)
        values = [{score.measure: score.value for score in beside[name].scores} for name in (one, other)]
        apart = {measure: round(values[0][measure] - values[1][measure], 3) for measure in values[0] if measure in values[1]}
        asked = shorts[short]
        assert title == role.title
        assert item.key.text == f"{one if apart[asked] > 0 else other}, by {abs(apart[asked]):g}", item.id
        (misread,) = {each.text.partition(", by ")[2] for each in item.distractors} - {item.key.text.partition(", by ")[2]}
        others = [apart[measure] for measure in apart if measure != asked and f"{abs(apart[measure]):g}" == misread]
        assert others, item.id
        turned += any((each > 0) != (apart[asked] > 0) for each in others)
        assert {each.text for each in (item.key, *item.distractors)} == {
            f"{name}, by {gap}" for name in (one, other) for gap in (misread, f"{abs(apart[asked]):g}")
        }
    assert turned > 0.8 * len(of_kind("apart"))
