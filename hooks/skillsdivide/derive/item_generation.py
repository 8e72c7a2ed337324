"""Generates items from the dataset: the same data give the same items with the same ids.

Each generator finds the records that make one question; its words stand in templates/items/.
Distractors come from the same data and are never also right, by construction.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from skillsdivide.derive.credential_fit import fitting
from skillsdivide.derive.skill_gaps import Gap, credentials_covering
from skillsdivide.derive.surface import role_surface
from skillsdivide.load.catalog import Catalog
from skillsdivide.markdown import plain
from skillsdivide.schema.evidence import Claim, Occupation, Score
from skillsdivide.schema.items import CLAIMS_SECTION, GLOSSARY_SECTION, Choice, ChoiceItem, Objective, Section, role_section_id
from skillsdivide.schema.records import Role, Task
from skillsdivide.schema.vocabulary import AUGMENTED, HUMAN, SUBSTITUTABLE

RenderFields = Callable[..., dict[str, str]]
"""Renders a template of templates/items/ with parameters and returns the texts that it sets, by name."""

T = TypeVar("T")

DISTRACTORS = 2
LONGEST_SITTING = 10
"""A longer section is drawn from, this many items at a time."""
MOST_OTHERS = 50
"""From so many roles distractors are drawn: enough for variety, and the time stays linear in the number of roles."""
ACRONYM = re.compile(r"[A-Z]{2,}")
"""An acronym among plain words stands out, so acronyms are set beside acronyms."""

RANKED_BY = "observed-exposure"
RATED_BY = "beta-model"


def generate(catalog: Catalog, nearest: Mapping[str, list[Gap]], render_fields: RenderFields) -> list[Section]:
    """Generates one section for each role, one for the claims and one for the glossary; sections without items are left out.

    `nearest`: by a role's id, the gaps to the roles to which ways lead from it, the nearest first.
    """
    sections = [_role_section(role, catalog, nearest[role.id], render_fields) for role in catalog.roles.values()]
    sections.append(_section(CLAIMS_SECTION, catalog, render_fields, _claim_items(catalog, render_fields)))
    sections.append(_section(GLOSSARY_SECTION, catalog, render_fields, _glossary_items(catalog, render_fields)))
    return [section for section in sections if section.items]


def _role_section(role: Role, catalog: Catalog, nearest: Sequence[Gap], render_fields: RenderFields) -> Section:
    gap = next(iter(nearest), None)
    items = [
        judgement_task(role, render_fields),
        first_task_to_hand_over(role, render_fields),
        reason_for_stance(role, render_fields),
        surface_after_hand_over(role, render_fields),
        role_of_a_skill(role, catalog, render_fields),
        skill_to_learn(gap, catalog, render_fields) if gap else None,
        credential_for_a_gap(gap, catalog, render_fields) if gap else None,
        side_and_measure(role, catalog, render_fields),
        most_exposed_occupation(role, catalog, render_fields),
    ]
    return _section(role_section_id(role.id), catalog, render_fields, items, role=role)


def _section(section_id: str, catalog: Catalog, render_fields: RenderFields, items: Iterable[ChoiceItem | None], role: Role | None = None) -> Section:
    """A section of the items that could be generated; None stands for one that could not."""
    fields = render_fields("items/section.j2", key=section_id, role=role)
    generated = [_with_known_passage(item, catalog) for item in items if item is not None]
    return Section(
        id=section_id,
        title=fields["title"],
        role=role.id if role else None,
        as_of=max((claim.checked for claim in catalog.claims.values()), default=date(1970, 1, 1)),
        draw=LONGEST_SITTING if len(generated) > LONGEST_SITTING else None,
        objectives=[Objective(id="read-the-data", text=fields["objective"])],
        items=list(generated),
    )


def _with_known_passage(item: ChoiceItem, catalog: Catalog) -> ChoiceItem:
    """The item, without its passage where the site has no such page: a fork names its chapters as it likes."""
    known = item.passage is None or item.passage.partition("#")[0] in catalog.pages
    return item if known else item.model_copy(update={"passage": None})


# --- one question about a role --------------------------------------------------------------------


def judgement_task(role: Role, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which task of the role is least substitutable."""
    return _task_item("judgement-task", role, render_fields, keys={HUMAN}, others={SUBSTITUTABLE})


def first_task_to_hand_over(role: Role, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which task of the role an agent could take first."""
    return _task_item("first-task", role, render_fields, keys={SUBSTITUTABLE}, others={HUMAN, AUGMENTED})


def _task_item(kind: str, role: Role, render_fields: RenderFields, keys: set[str], others: set[str]) -> ChoiceItem | None:
    seed = f"{kind} {role.id}"
    key = _pick(seed, [task for task in role.tasks if task.stance in keys])
    distractors = _distractors(seed, key, [task for task in role.tasks if task.stance in others], lambda task: task.text)
    return _item(kind, role.id, render_fields, key, distractors, role=role)


def reason_for_stance(role: Role, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks why a task has its stance; the distractors are the reasons of tasks with another one."""
    seed = f"reason {role.id}"
    key = _pick(seed, role.tasks)

    def differs(task: Task) -> bool:
        return key is not None and task.stance != key.stance and task.reason != key.reason

    distractors = _distractors(seed, key, list(filter(differs, role.tasks)), lambda task: task.reason)
    return _item("reason", role.id, render_fields, key, distractors, role=role)


def surface_after_hand_over(role: Role, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks for the role's surface once a tool does one more task alone; the distractors move the wrong ends. None where no task is human."""
    surface = role_surface(role)
    task = _pick(f"handed-over {role.id}", [task for task in role.tasks if task.stance != SUBSTITUTABLE])
    if task is None or surface.high == surface.total:
        return None
    low, high = surface.low, surface.high
    if task.stance == AUGMENTED:
        key, *distractors = [(low + 1, high), (low + 1, high + 1), (low, high + 1)]
    else:
        key, *distractors = [(low + 1, high + 1), (low, high + 1), (low, high)]
    return _item("handed-over", role.id, render_fields, key, distractors, role=role, task=task, surface=surface)


def role_of_a_skill(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which role lists a skill; the distractors do not list it."""
    seed = f"skill {role.id}"
    following = _following(role, catalog)
    for entry in _shuffled(seed, role.skills, attrgetter("skill")):
        others = [other for other in following if entry.skill not in other.skill_ids]
        distractors = _distractors(seed, role, others, lambda other: other.title)
        if distractors:
            return _item("role-of-skill", role.id, render_fields, role, distractors, skill=catalog.skills[entry.skill], entry=entry)
    return None


def _following(role: Role, catalog: Catalog) -> list[Role]:
    """The roles that follow one in the dataset, and go on at its start."""
    ids = list(catalog.roles)
    index = ids.index(role.id)
    return [catalog.roles[key] for key in (ids[index + 1 :] + ids[:index])[:MOST_OTHERS]]


def skill_to_learn(gap: Gap, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which skill would be new on the way to the nearest role; the distractors carry over."""
    seed = f"new-skill {gap.origin.id}"
    key = _pick(seed, [catalog.skills[skill] for skill in gap.missing])
    distractors = _distractors(seed, key, [catalog.skills[skill] for skill in gap.shared], lambda skill: skill.title)
    return _item("new-skill", gap.origin.id, render_fields, key, distractors, gap=gap)


def credential_for_a_gap(gap: Gap, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which credential exercises what is missing; the distractors' outlines touch none of it."""
    credentials = catalog.credentials.values()
    covering = credentials_covering(gap.missing, fitting(credentials, gap.origin, catalog.domains), None, 1)
    unrelated = [each for each in credentials if each.status == "current" and not set(each.skills) & set(gap.missing)]
    key, covered = covering[0] if covering else (None, ())
    distractors = _distractors(f"credential {gap.origin.id}", key, unrelated, lambda each: each.title)
    return _item("credential", gap.origin.id, render_fields, key, distractors, gap=gap, covered=covered)


def side_and_measure(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks on which side the article puts the role, and how its nearest occupation is rated; sides and ratings differ. None where there is one side."""
    nearest = next(iter(role.occupations), None)
    measure = catalog.measures.get(RATED_BY)
    if nearest is None or measure is None or measure.median is None:
        return None
    occupation = catalog.occupations[nearest.soc]
    score = _score(occupation, RATED_BY)
    if score is None:
        return None
    above = score.value > measure.median
    other = _pick(f"side {role.id}", [side for side in catalog.sides.values() if side.id != role.side])
    if other is None:
        return None
    key, *distractors = [(role.side, above), (other.id, above), (role.side, not above)]
    parameters = {"role": role, "occupation": occupation, "score": score, "measure": measure, "fit": nearest.fit}
    return _item("side", role.id, render_fields, key, distractors, **parameters)


def most_exposed_occupation(role: Role, catalog: Catalog, render_fields: RenderFields) -> ChoiceItem | None:
    """Asks which of three occupations is seen most in real use; one of them stands for the role."""
    measure = catalog.measures.get(RANKED_BY)
    scored = {each.soc: (each, score) for each in catalog.occupations.values() if (score := _score(each, RANKED_BY))}
    own = scored.get(role.occupations[0].soc) if role.occupations else None
    if measure is None or own is None:
        return None
    group = [own]
    for occupation, score in _shuffled(f"rank {role.id}", scored.values(), lambda each: each[0].soc):
        if all(score.value != other.value for _, other in group):
            group.append((occupation, score))
        if len(group) == DISTRACTORS + 1:
            key, *distractors = sorted(group, key=lambda each: -each[1].value)
            return _item("rank", role.id, render_fields, key, distractors, measure=measure)
    return None


# --- questions about claims and words -------------------------------------------------------------


def _claim_items(catalog: Catalog, render_fields: RenderFields) -> Iterator[ChoiceItem | None]:
    """Asks what the check of each claim found; the distractors are other verdicts."""
    claims = list(catalog.claims.values())
    drawn = _verdicts_to_draw(claims)
    for claim in claims:
        distractors = [catalog.verdicts[verdict] for verdict in drawn[claim.id]]
        item = _item("claim", claim.id, render_fields, catalog.verdicts[claim.verdict], distractors, claim=claim)
        yield item and item.model_copy(update={"claim": claim.id, "passage": claim.chapter})


def _verdicts_to_draw(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """Two other verdicts for each claim: over all claims each is drawn twice as often as it is a key.

    So no verdict is a safe guess, however many claims have it.
    """
    left = Counter(claim.verdict for claim in claims for _ in range(DISTRACTORS))
    drawn: dict[str, list[str]] = {}
    for claim in _shuffled("claims", claims):
        others = sorted(set(left) - {claim.verdict}, key=lambda verdict: (-left[verdict], _digest(f"{claim.id} {verdict}")))
        drawn[claim.id] = others[:DISTRACTORS]
        left.subtract(drawn[claim.id])
    return drawn


def _glossary_items(catalog: Catalog, render_fields: RenderFields) -> Iterator[ChoiceItem | None]:
    """Asks which term each definition belongs to."""
    entries = list(catalog.glossary.values())
    for entry in entries:
        alike = [other for other in entries if bool(ACRONYM.search(other.term)) == bool(ACRONYM.search(entry.term))]
        distractors = _distractors(f"term {entry.id}", entry, [other for other in alike if other.id != entry.id], lambda each: each.term)
        yield _item("term", entry.id, render_fields, entry, distractors)


# --- what they share ------------------------------------------------------------------------------


def _item(kind: str, about: str, render_fields: RenderFields, key: T | None, distractors: Sequence[T], **parameters: object) -> ChoiceItem | None:
    """The item of a kind, or None where the data lack a key or enough distractors."""
    if key is None or len(distractors) < DISTRACTORS:
        return None
    rendered = [render_fields(f"items/{kind}.j2", choice=choice, is_key=choice is key, key=key, **parameters) for choice in (key, *distractors)]
    choices = [Choice(text=fields["text"], feedback=fields["feedback"]) for fields in rendered]
    fields = rendered[0]
    return ChoiceItem(
        id=f"made-{kind}-{about}"[:80].rstrip("-"),
        stem=fields["stem"],
        key=choices[0],
        distractors=choices[1:],
        rationale=fields.get("rationale") or None,
        bloom=fields.get("bloom", "understand"),
        passage=fields.get("passage") or None,
    )


def _score(occupation: Occupation, measure: str) -> Score | None:
    return next((score for score in occupation.scores if score.measure == measure), None)


def _distractors(seed: str, key: T | None, pool: Iterable[T], text: Callable[[T], str]) -> list[T]:
    """Two of the pool, chosen so that over the bank the key is longest, middle and shortest equally often.

    Empty where the pool holds fewer than two texts that differ from the key's and each other, or there is no key.
    """
    if key is None:
        return []
    key_text = plain(text(key))
    different = {plain(text(each)): each for each in _shuffled(seed, pool) if plain(text(each)) != key_text}
    if len(different) < DISTRACTORS:
        return []
    longer = [each for words, each in different.items() if len(words) > len(key_text)]
    shorter = [each for words, each in different.items() if len(words) <= len(key_text)]
    long = int(_digest(f"{seed} length"), 16) % (DISTRACTORS + 1)
    chosen = longer[:long] + shorter[: DISTRACTORS - long]
    rest = longer[long:] + shorter[DISTRACTORS - long :]
    return (chosen + rest)[:DISTRACTORS]


def _shuffled(seed: str, pool: Iterable[T], name: Callable[[Any], str] = attrgetter("id")) -> list[T]:
    """The pool in an order that the seed and the names decide, so that an edited text redraws nothing."""
    return sorted(pool, key=lambda each: _digest(f"{seed} {name(each)!r}"))


def _pick(seed: str, pool: Iterable[T]) -> T | None:
    """One of the pool, by the seed and the ids; None from an empty pool."""
    return next(iter(_shuffled(seed, pool)), None)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
