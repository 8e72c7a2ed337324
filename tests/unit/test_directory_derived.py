"""What follows from the directory: places, middles, neighbours, and the pages that show them."""

from __future__ import annotations

from functools import cache
from math import dist
from statistics import median

import pytest
from conftest import SAMPLE
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.derive.directory import COMPARED, Directory, directory, filter_tags
from skillsdivide.derive.nearest_points import nearest_points
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import load
from skillsdivide.render.chart_layout import MARK, cloud
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page


@cache
def real() -> tuple[Catalog, Directory]:
    """The catalog as its files have it, with its directory."""
    catalog, _ = load(SAMPLE, SAMPLE / "docs")
    return catalog, directory(catalog)


@given(points=st.lists(st.tuples(*[st.sampled_from([0, 0.1, 0.25, 0.5, 0.7, 1]) | st.floats(0, 1)] * 3), max_size=60), count=st.integers(1, 6))
def test_the_nearest_points_are_the_nearest(points: list[tuple[float, ...]], count: int) -> None:
    """Whatever the points are: compared with looking at each pair."""
    for index, near in enumerate(nearest_points(points, count)):
        others = sorted((each for each in range(len(points)) if each != index), key=lambda each: (dist(points[index], points[each]), each))
        assert near == others[:count]


@pytest.mark.no_cover
@pytest.mark.parametrize("soc", ["15-1252.00", "43-4051.00", "49-3042.00", "15-1299.05", "29-1141.00"])
def test_places_are_those_of_a_plain_count(soc: str) -> None:
    """Rank, share below and both middles, for occupations with all measures and for ties at zero."""
    catalog, all_of_them = real()
    profile = all_of_them.profiles[soc]
    for measure, place in profile.places.items():
        rows = list(catalog.directory.values())
        if measure == "observed-exposure":
            rows = list({each.six_digits: each for each in rows}.values())
        values = [each.shares[measure] for each in rows if measure in each.shares]
        in_group = [each.shares[measure] for each in rows if each.group == soc[:2] and measure in each.shares]
        assert place.rank == 1 + sum(value > place.value for value in values)
        assert place.total == len(values)
        assert place.above == round(100 * sum(value < place.value for value in values) / len(values))
        assert (place.middle, place.group_middle) == (median(values), median(in_group))


def test_what_was_not_measured_has_no_place() -> None:
    """And is neither zero nor the lowest of the measures."""
    _, all_of_them = real()
    unmeasured = [profile for profile in all_of_them.profiles.values() if profile.occupation.observed_use is None]
    assert len(unmeasured) == 47
    for profile in unmeasured:
        assert "observed-exposure" not in profile.places
        assert filter_tags(profile).endswith(" u3")


def test_neighbours_are_bounded_and_others() -> None:
    """Five of all and five of the group, none twice, none itself; roles that name it are no neighbours of it too."""
    for soc, profile in real()[1].profiles.items():
        near = [each.soc for each in (*profile.nearest, *profile.nearest_in_group)]
        assert soc not in near
        assert len(set(near)) == len(near) <= 10
        assert {each.group for each in profile.nearest_in_group} <= {profile.occupation.group}
        assert not {role.id for role, _ in profile.stands_for} & {role.id for role in profile.beside}
    assert len(COMPARED) == 3


def test_groups_and_letters_hold_every_occupation_once() -> None:
    """They are the ways in without scripts."""
    catalog, all_of_them = real()
    for lists in (all_of_them.groups, all_of_them.letters):
        assert sorted(each.soc for members in lists.values() for each in members) == sorted(catalog.directory)


def test_no_mark_covers_another() -> None:
    """Numbers keep apart, each dot is in the square, and two dots of one place are one."""
    rows = real()[1].by_title
    dots, spots = cloud(rows, rows[:24], ("beta-model", "beta-human"), 300)
    assert len(dots) <= len(rows)
    assert all(0 <= x <= 300 and 0 <= y <= 300 for x, y in dots)
    assert all(dist(a.mark, b.mark) >= MARK for a in spots for b in spots if a is not b)


def test_pages_of_the_directory_say_what_holds_for_each() -> None:
    """The sentence beside the numbers, absent figures in words, the ways on; and no page holds a number of occupations that grows with all of them."""
    catalog, all_of_them = real()
    renderer = Renderer(catalog, {}, all_of_them)
    pages = {page.path: page for page in generated_pages(renderer) if page.path.startswith("roles/directory/")}
    assert len(pages) == len(catalog.directory) + len(all_of_them.groups) + len(all_of_them.letters)
    assert [page.path for page in pages.values() if page.searched] == [f"roles/directory/{key}.md" for key in all_of_them.groups]
    html = {soc: render_page(pages[f"roles/directory/{soc}.md"], renderer).html for soc in ("15-1252.00", "15-1253.00", "49-3042.00", "13-1041.07")}
    for soc, page in html.items():
        assert "Exposure is no forecast of lost jobs" in page
        assert f'href="https://www.onetonline.org/link/summary/{soc}"' in page
        assert page.count("../../../roles/directory/") <= 14
    assert 'href="../../../you/audit/?title=Software%20Developers"' in html["15-1252.00"]
    assert "this occupation stands for it" in html["15-1253.00"]
    unmeasured = next(soc for soc, each in catalog.directory.items() if each.observed_use is None)
    assert "That is not zero" in render_page(pages[f"roles/directory/{unmeasured}.md"], renderer).html
    assert len({render_page(pages[f"roles/directory/{soc}.md"], renderer).headings for soc in (*html, unmeasured)}) == 1


def test_a_site_without_a_directory_has_none_of_its_pages(small) -> None:
    """And nothing that shows it breaks."""
    renderer = Renderer(small.catalog())
    assert [page.path for page in generated_pages(renderer) if "directory" in page.path] == []
    for piece in ("list/occupations", "list/occupation-groups", "picture/occupations"):
        assert "occupation" not in renderer.render(f"shortcodes/{piece}.html.j2")
