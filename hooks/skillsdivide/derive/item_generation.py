"""Items made from the dataset: same data, same items, same ids.

Each generator finds the records that make one question; its words stand in templates/items/.
Distractors come from the same data and are never also right, by construction.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from skillsdivide.derive.skill_gaps import Gap, credentials_covering
from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.schema.evidence import Claim, Occupation, Score
from skillsdivide.schema.fields import Record
from skillsdivide.schema.items import Choice, ChoiceItem, Objective, Section
from skillsdivide.schema.records import Role, Task
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, SUBSTITUTABLE

Words = Callable[..., dict[str, str]]
"""Renders a template of templates/items/ and returns the texts that it sets."""

DISTRACTORS = 2
LONGEST_SITTING = 10
"""A longer section is drawn from, this many items at a time."""
MOST_OTHERS = 50
"""Of so many roles distractors are drawn: enough for variety, and none the slower for a large dataset."""
ACRONYM = re.compile(r"[A-Z]{2,}")
"""An acronym among plain words stands out, so acronyms are set beside acronyms."""

RANKED_BY = "observed-exposure"
RATED_BY = "beta-model"


def generate(catalog: Catalog, nearest: Mapping[str, list[Gap]], words: Words) -> list[Section]:
    """One section a role, one for the claims and one for the glossary; a section without items is left out."""
    sections = [_role_section(role, catalog, nearest[role.id], words) for role in catalog.roles.values()]
    sections.append(_section("claims-from-data", catalog, words, list(_claim_items(catalog, words))))
    sections.append(_section("glossary-from-data", catalog, words, list(_glossary_items(catalog, words))))
    return [section for section in sections if section.items]


def _role_section(role: Role, catalog: Catalog, nearest: Sequence[Gap], words: Words) -> Section:
    gap = next(iter(nearest), None)
    items = [
        judgement_task(role, words),
        first_task_to_hand_over(role, words),
        reason_for_stance(role, words),
        role_of_a_skill(role, catalog, words),
        skill_to_learn(gap, catalog, words) if gap else None,
        credential_for_a_gap(gap, catalog, words) if gap else None,
        side_and_measure(role, catalog, words),
        most_exposed_occupation(role, catalog, words),
    ]
    return _section(f"{role.id}-from-data", catalog, words, [item for item in items if item], role=role)


def _section(key: str, catalog: Catalog, words: Words, items: Sequence[ChoiceItem], role: Role | None = None) -> Section:
    said = words("items/section.j2", key=key, role=role)
    objective = Objective(id="read-the-data", text=said["objective"])
    as_of = max((claim.checked for claim in catalog.claims.values()), default=date(1970, 1, 1))
    return Section(
        id=key,
        title=said["title"],
        role=role.id if role else None,
        as_of=as_of,
        draw=LONGEST_SITTING if len(items) > LONGEST_SITTING else None,
        objectives=[objective],
        items=[_with_passage(item, catalog) for item in items],
    )


def _with_passage(item: ChoiceItem, catalog: Catalog) -> ChoiceItem:
    """The item, without its passage where the site has no such page: a fork names its chapters as it likes."""
    there = item.passage is None or item.passage.partition("#")[0] in catalog.pages
    return item if there else item.model_copy(update={"passage": None})


# --- one question about a role --------------------------------------------------------------------


def judgement_task(role: Role, words: Words) -> ChoiceItem | None:
    """Which task of the role is least substitutable."""
    return _task_item("judgement-task", role, words, keys={HUMAN}, others={SUBSTITUTABLE})


def first_task_to_hand_over(role: Role, words: Words) -> ChoiceItem | None:
    """Which task of the role an agent could take first."""
    return _task_item("first-task", role, words, keys={SUBSTITUTABLE}, others={HUMAN, AUGMENTED})


def _task_item(kind: str, role: Role, words: Words, keys: set[str], others: set[str]) -> ChoiceItem | None:
    seed = f"{kind} {role.id}"
    key = _first(seed, [task for task in role.tasks if task.stance in keys])
    wrong = key and _distractors(seed, key, [task for task in role.tasks if task.stance in others], _task_text)
    return _item(kind, role.id, words, key, wrong, role=role)


def reason_for_stance(role: Role, words: Words) -> ChoiceItem | None:
    """Why a task has its stance; the distractors are the reasons of tasks with another one."""
    seed = f"reason {role.id}"
    key = _first(seed, role.tasks)
    others = [task for task in role.tasks if key and task.stance != key.stance and task.reason != key.reason]
    wrong = key and _distractors(seed, key, others, lambda task: task.reason)
    return _item("reason", role.id, words, key, wrong, role=role)


def role_of_a_skill(role: Role, catalog: Catalog, words: Words) -> ChoiceItem | None:
    """Which role asks for a skill; the distractors do not list it."""
    seed = f"skill {role.id}"
    following = _following(role, catalog)
    for entry in _shuffled(seed, role.skills, attrgetter("skill")):
        others = [other for other in following if entry.skill not in other.skill_ids]
        wrong = _distractors(seed, role, others, lambda other: other.title)
        if wrong:
            return _item("role-of-skill", role.id, words, role, wrong, skill=catalog.skills[entry.skill], entry=entry)
    return None


def _following(role: Role, catalog: Catalog) -> list[Role]:
    """The roles that follow one in the dataset, and go on at its start."""
    ids = list(catalog.roles)
    place = ids.index(role.id)
    return [catalog.roles[key] for key in (ids[place + 1 :] + ids[:place])[:MOST_OTHERS]]


def skill_to_learn(gap: Gap, catalog: Catalog, words: Words) -> ChoiceItem | None:
    """Which skill would be new on the way to the nearest growing role; the distractors carry over."""
    seed = f"new-skill {gap.origin.id}"
    key = _first(seed, [catalog.skills[skill] for skill in gap.missing])
    wrong = key and _distractors(seed, key, [catalog.skills[skill] for skill in gap.shared], lambda skill: skill.title)
    return _item("new-skill", gap.origin.id, words, key, wrong, gap=gap)


def credential_for_a_gap(gap: Gap, catalog: Catalog, words: Words) -> ChoiceItem | None:
    """Which credential exercises what is missing; the distractors' outlines touch none of it."""
    credentials = catalog.credentials.values()
    covered = credentials_covering(gap.missing, credentials, None, 1)
    idle = [each for each in credentials if each.status == "current" and not set(each.skills) & set(gap.missing)]
    key = covered[0][0] if covered else None
    wrong = key and _distractors(f"credential {gap.origin.id}", key, idle, lambda each: each.title)
    return _item("credential", gap.origin.id, words, key, wrong, gap=gap, covered=covered[0][1] if covered else ())


def side_and_measure(role: Role, catalog: Catalog, words: Words) -> ChoiceItem | None:
    """On which side the article puts the role, and how its nearest occupation is rated; sides and ratings differ."""
    entry = next(iter(role.occupations), None)
    measure = catalog.measures.get(RATED_BY)
    if entry is None or measure is None or measure.median is None:
        return None
    occupation = catalog.occupations[entry.soc]
    score = _score(occupation, RATED_BY)
    if score is None:
        return None
    above = score.value > measure.median
    right, *wrong = [(role.side, above), (_other_side(catalog, role.side), above), (role.side, not above)]
    return _item("side", role.id, words, right, wrong, role=role, occupation=occupation, score=score, measure=measure, fit=entry.fit)


def most_exposed_occupation(role: Role, catalog: Catalog, words: Words) -> ChoiceItem | None:
    """Which of three occupations is seen most in real use; one of them stands for the role."""
    entry = next(iter(role.occupations), None)
    measure = catalog.measures.get(RANKED_BY)
    scored = {each.soc: (each, _score(each, RANKED_BY)) for each in catalog.occupations.values()}
    if entry is None or measure is None or not scored.get(entry.soc, (None, None))[1]:
        return None
    group = {entry.soc: scored[entry.soc]}
    for other, score in _shuffled(f"rank {role.id}", scored.values(), lambda each: each[0].soc):
        if score and all(score.value != known.value for _, known in group.values()):
            group[other.soc] = (other, score)
        if len(group) == DISTRACTORS + 1:
            ranked = sorted(group.values(), key=lambda each: -each[1].value)
            return _item("rank", role.id, words, ranked[0], ranked[1:], measure=measure)
    return None


# --- questions about claims and words -------------------------------------------------------------


def _claim_items(catalog: Catalog, words: Words) -> Iterator[ChoiceItem]:
    """What the check of a claim found; the distractors are other verdicts."""
    drawn = _verdicts_to_draw(list(catalog.claims.values()))
    for claim in catalog.claims.values():
        key = catalog.verdicts[claim.verdict]
        wrong = [catalog.verdicts[verdict] for verdict in drawn[claim.id]]
        yield from _some(_item("claim", claim.id, words, key, wrong, claim=claim))


def _verdicts_to_draw(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Two other verdicts for each claim: over all claims each is drawn twice as often as it is a key.

    So no verdict is a safe guess, however many claims have it.
    """
    left = Counter(claim.verdict for claim in claims for _ in range(DISTRACTORS))
    drawn: dict[str, list[str]] = {}
    for claim in _shuffled("claims", claims):
        others = sorted((each for each in left if each != claim.verdict), key=lambda each: (-left[each], _digest(f"{claim.id} {each}")))
        drawn[claim.id] = others[:DISTRACTORS]
        left.subtract(drawn[claim.id])
    return drawn


def _glossary_items(catalog: Catalog, words: Words) -> Iterator[ChoiceItem]:
    """Which word a definition belongs to."""
    entries = list(catalog.glossary.values())
    for entry in entries:
        alike = [other for other in entries if bool(ACRONYM.search(other.term)) == bool(ACRONYM.search(entry.term))]
        others = [other for other in alike if other.id != entry.id]
        wrong = _distractors(f"term {entry.id}", entry, others, lambda each: each.term)
        yield from _some(_item("term", entry.id, words, entry, wrong))


# --- what they share ------------------------------------------------------------------------------


def _item(kind: str, about: str, words: Words, key: object, wrong: Sequence | None, **known: object) -> ChoiceItem | None:
    """The item of a kind, or None where the data lack a key or enough distractors."""
    if not key or not wrong or len(wrong) < DISTRACTORS:
        return None
    template = f"items/{kind}.j2"
    said = [words(template, choice=choice, is_key=choice is key, key=key, **known) for choice in (key, *wrong)]
    choices = [Choice(text=each["text"], feedback=each["feedback"]) for each in said]
    claim = known.get("claim")
    return ChoiceItem(
        id=f"made-{kind}-{about}"[:80].rstrip("-"),
        stem=said[0]["stem"],
        key=choices[0],
        distractors=choices[1:],
        rationale=said[0].get("rationale") or None,
        bloom=said[0].get("bloom", "understand"),
        passage=claim.chapter if claim else said[0].get("passage") or None,
        claim=claim.id if claim else None,
    )


def _some(item: ChoiceItem | None) -> list[ChoiceItem]:
    return [item] if item else []


def _task_text(task: Task) -> str:
    return task.text


def _score(occupation: Occupation, measure: str) -> Score | None:
    return next((score for score in occupation.scores if score.measure == measure), None)


def _other_side(catalog: Catalog, side: str) -> str:
    return next(each.id for each in catalog.sides.values() if each.id != side)


def _distractors(seed: str, key: Record, pool: Sequence, text: Callable[..., str]) -> list:
    """Two of the pool, chosen so that over the bank the key is longest, middle and shortest equally often.

    Empty where the pool holds fewer than two texts that differ from the key's and each other.
    """
    own = plain(text(key))
    different = {plain(text(each)): each for each in _shuffled(seed, pool) if plain(text(each)) != own}
    if len(different) < DISTRACTORS:
        return []
    longer = [each for said, each in different.items() if len(said) > len(own)]
    shorter = [each for said, each in different.items() if len(said) <= len(own)]
    wanted = int(_digest(f"{seed} length"), 16) % (DISTRACTORS + 1)
    chosen = longer[:wanted] + shorter[: DISTRACTORS - wanted]
    rest = longer[wanted:] + shorter[DISTRACTORS - wanted :]
    return (chosen + rest)[:DISTRACTORS]


def _shuffled(seed: str, pool: Iterable, name: Callable[[object], str] = attrgetter("id")) -> list:
    """The pool in an order that the seed and the names decide, so that an edited text redraws nothing."""
    return sorted(pool, key=lambda each: _digest(f"{seed} {name(each)!r}"))


def _first(seed: str, pool: Sequence) -> object | None:
    return next(iter(_shuffled(seed, pool)), None)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
