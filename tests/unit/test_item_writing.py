"""Each rule of item writing finds its flaw at its place, and lets pass what stands just this side of it."""

from __future__ import annotations

from datetime import date

import pytest

from skillsdivide.check import item_overlap, item_writing
from skillsdivide.check.item_overlap import check_overlap, told_elsewhere
from skillsdivide.check.item_writing import BANK_RULES, ITEM_RULES, WAIVABLE, human_is_safe, lint, objective_coverage
from skillsdivide.load.catalog import Catalog
from skillsdivide.load.dataset import LoadReport, load
from skillsdivide.load.yaml_documents import Document
from skillsdivide.schema.evidence import Claim
from skillsdivide.schema.items import Choice, ChoiceItem, Item, MultipleItem, Objective, Section, TrueFalseFeedback, TrueFalseItem
from skillsdivide.schema.records import Role
from skillsdivide.schema.vocabulary import Term

WHY = "It is so for a reason."


def choice(text: str, feedback: str = WHY) -> Choice:
    """A choice that says why, and what leads to it."""
    return Choice(text=text, feedback=feedback, misconception="Takes the one for the other")


def item(key: str = "A record", *distractors: str, stem: str = "What is it?", **more: object) -> ChoiceItem:
    """A single-choice item with these texts."""
    texts = distractors or ("A shelf", "A reader")
    return ChoiceItem(**{"id": "q", "passage": "index.md"} | more, stem=stem, key=choice(key), distractors=[choice(text) for text in texts])


def multiple(*keys: str, distractor: str = "A shelf") -> MultipleItem:
    """An item with several keys."""
    return MultipleItem(id="q", type="multiple", stem="Which are they?", keys=[choice(key) for key in keys], distractors=[choice(distractor)])


def true_false(stem: str) -> TrueFalseItem:
    """A statement to judge."""
    return TrueFalseItem(id="q", type="true-false", stem=stem, answer=True, feedback=TrueFalseFeedback(on_true=WHY, on_false=WHY))


def role(tasks: dict[str, str]) -> Role:
    """A role with tasks of these stances, unchecked: the rules read no more of it."""
    return Role.model_construct(id="r", side="exposed", tasks=[TaskOf(text, stance) for text, stance in tasks.items()], skills=[])


class TaskOf:
    """A task's text and stance."""

    def __init__(self, text: str, stance: str):
        self.text, self.stance = text, stance


CATALOG = Catalog(
    claims={"c": Claim.model_construct(id="c", verdict="supported")},
    verdicts={"supported": Term(id="supported", label="Supported", description="d"), "outdated": Term(id="outdated", label="Outdated", description="d")},
    roles={"r": role({"Write the plan": "human", "Judge the plan": "human", "Copy the plan": "substitutable"})},
)

FLAWED: dict[str, tuple[Item, tuple[str | int, ...]]] = {
    "longest-key": (item("A record of one book with its author and its year", "A shelf with books", "A reader"), ("key", "text")),
    "all-or-none": (item("A record", "All of the above", "A reader"), ("distractors", 0, "text")),
    "negative-stem": (item(stem="Think of a library. Which is not a record?"), ("stem",)),
    "absolute-terms": (item("A record", "Always a shelf", "A reader"), ("distractors", 0, "text")),
    "own-reason": (item("A record", "A shelf, since it has a label", "A reader"), ("distractors", 0, "text")),
    "hedged-key": (item("Often a record", "A shelf", "A reader"), ("key", "text")),
    "grammar-cue": (item(stem="What a cataloguer writes is a …"), ("stem",)),
    "word-overlap": (item("The catalogue describes", "Another answer", stem="What describes the catalogue of books?"), ("key", "text")),
    "duplicate-choices": (item("A record", "a  **record**", "A reader"), ("distractors", 0, "text")),
    "implausible-distractor": (item("One of the records that describe a book", "A shelf", "Some of the shelves that hold books"), ("distractors", 0, "text")),
    "distractor-also-true": (item("Judge the plan", "Copy the plan", "Write the plan"), ("distractors", 1, "text")),
    "missing-feedback": (
        ChoiceItem(id="q", stem="What?", key=choice("A record"), distractors=[choice("A shelf", "No it isn't")]),
        ("distractors", 0, "feedback"),
    ),
    "unnamed-mistake": (
        ChoiceItem(id="q", stem="What is it?", key=choice("A record"), distractors=[choice("A shelf"), Choice(text="A reader", feedback=WHY)]),
        ("distractors", 1),
    ),
    "untaught": (item(passage=None), ()),
    "reading-level": (
        item(stem="Which organisational responsibilities characterise institutional representatives administrating bibliographical descriptions?" * 2),
        ("stem",),
    ),
}

SOUND: dict[str, list[Item]] = {
    "longest-key": [
        item("`SELECT title FROM books WHERE year > 1900`", "`DROP books`", "`ROLLBACK`"),
        item("A record of one book with its year", "A shelf with its many books", "A reader"),
        true_false("A long statement about a book."),
    ],
    "all-or-none": [item("All records", "None at home", "A reader"), item("A record", "`all of these`")],
    "negative-stem": [
        item(stem="What does the answer 404 Not Found say?"),
        item(stem="What does `not` do in Python?"),
        item(stem="Which is NOT a record?"),
        item(stem="What does this print?\n\n```\nnot x\n```"),
        item(stem="Hvad er ikke sandt, not?"),
        item(stem="It is not there. Which is a record?"),
        item(stem="Which is **not** a record?"),
        true_false("It is not there."),
    ],
    "absolute-terms": [
        item("`0`", "`None`", "`all`"),
        item("0", "None", "ALL"),
        item("A record", "The book Every Day", "SELECT ALL"),
        item("Always a record", "Always a shelf"),
        item("A record", "Alls well"),
    ],
    "own-reason": [
        item("A record, since it names a book", "A shelf, because it has a label"),
        item("A record", "A shelf since 2022", "A reader since March"),
        item("A record", "`if since(day):`", "`because = 1`"),
        item("Ein Buch", "Ein Regal since", stem="Was ist es?"),
    ],
    "hedged-key": [
        item("Often a record", "Usually a shelf"),
        item("Who may read the record", "The shelf"),
        item("From late May", "From late June"),
        item("`some(books)`", "`shelf`"),
        item("A record", "Perhaps a shelf"),
    ],
    "grammar-cue": [
        item(stem="What does it print for `a`"),
        ChoiceItem(id="q", stem="El libro va a", key=choice("casa", "Va a casa por la noche."), distractors=[choice("mar", "El libro no va al mar.")]),
        item(stem="What is a record?"),
        true_false("This is a"),
    ],
    "word-overlap": [
        item("`record.describe()`", "`record.count()`", stem="Which call does `record.describe()` stand for?"),
        item("The catalogue", stem="What describes the catalogue?"),
        item("The catalogue describes", "It describes", stem="What describes the catalogue?"),
    ],
    "duplicate-choices": [
        item("A record", "A records"),
        item("C", "C++", "C#"),
        item("x<y", "x>y", "x=y"),
        item("-1", "+1", "1"),
        item("🙂", "🙁"),
        item("`A`", "`a`"),
        item("a.", "a?", "a!"),
    ],
    "implausible-distractor": [
        item("One of the records that describe a book", "`ls`", "Some of the shelves that hold books"),
        item("A record", "A", "Some of the shelves that hold books"),
        item("One of the records that describe a book", "A shelf of books here", "x y z w"),
    ],
    "distractor-also-true": [item("Judge the plan", "Copy the plan"), item("Outdated", "Something else", claim="c"), item("None of it", "Write the plan")],
    "missing-feedback": [
        item(),
        ChoiceItem(id="q", stem="什么？", key=choice("书", "因为目录里只有一本书。"), distractors=[choice("架", "架上没有目录的记录。")]),
    ],
    "unnamed-mistake": [item(), true_false("It is a record.")],
    "untaught": [item(), true_false("It is a record.")],
    "reading-level": [
        item(stem="What is this?\n\n```\n" + "characterise_institutional_representatives()\n" * 20 + "```"),
        item(stem="Welche Verantwortlichkeiten charakterisieren institutionelle Repräsentanten bibliographischer Beschreibungen " * 2),
        item(stem="Which organisational responsibilities characterise representatives?"),
        item(stem="The cat sat on the mat. " * 5),
    ],
}


def flaws(name: str, item: Item) -> list[tuple[str | int, ...]]:
    """The places of what one rule finds."""
    return [steps for steps, _, _ in ITEM_RULES[name](item, CATALOG)]


@pytest.mark.parametrize("name", ITEM_RULES)
def test_a_rule_finds_its_flaw(name: str) -> None:
    """Once, at the line to mend."""
    item, steps = FLAWED[name]
    assert flaws(name, item) == [steps]


@pytest.mark.parametrize("name", ITEM_RULES)
def test_a_rule_lets_pass_what_is_sound(name: str) -> None:
    """Texts near the flaw that have it not."""
    assert [each.stem for each in SOUND[name] if flaws(name, each)] == []


@pytest.mark.parametrize(("letters", "flaws"), [(29, 0), (30, 1)])
def test_a_key_may_be_so_much_longer_than_the_longest_distractor(letters: int, flaws: int) -> None:
    """By four letters and four tenths of it."""
    assert len([*ITEM_RULES["longest-key"](item("x" * letters, "A shelf with books", "A reader"), CATALOG)]) == flaws


def test_a_distractor_that_names_the_verdict_of_the_claim_is_right_too() -> None:
    """The dataset says so."""
    assert flaws("distractor-also-true", item("Outdated", "Supported.", claim="c")) == [("distractors", 0, "text")]


def test_the_choices_of_several_keys_are_judged_too() -> None:
    """By the rules that look at each choice alone."""
    assert flaws("all-or-none", multiple("A record", "Both of these")) == [("keys", 1, "text")]
    assert flaws("duplicate-choices", multiple("A record", "A book", distractor="A book")) == [("distractors", 0, "text")]


def section(items: list[Item], objectives: int = 1) -> Section:
    """A section with items and that many objectives."""
    listed = [Objective(id=f"o{number}", text="Tell a record from a book") for number in range(objectives)]
    return Section(id="s", title="S", page="index.md", as_of=date(2026, 1, 1), objectives=listed, items=items)


def of(objective: str, number: int) -> ChoiceItem:
    """An item that tests an objective."""
    return item(objective=objective).model_copy(update={"id": f"q{number}"})


@pytest.mark.parametrize(
    ("counts", "flawed"),
    [((3, 3), []), ((4, 2), [("objectives", 1)]), ((6, 0), [("objectives", 1)]), ((2, 4), [("objectives", 0)]), ((3, 2), [])],
)
def test_an_objective_has_three_items_or_more(counts: tuple[int, int], flawed: list) -> None:
    """In a section of six or more; a shorter one is left alone."""
    items = [of(f"o{index}", 10 * index + number) for index, count in enumerate(counts) for number in range(count)]
    assert [steps for steps, _, _ in objective_coverage(section(items, 2))] == flawed


def test_items_that_name_no_objective_test_the_first() -> None:
    """As everywhere else."""
    items = [of("o1", number) for number in range(3)] + [item().model_copy(update={"id": f"p{number}"}) for number in range(3)]
    assert list(objective_coverage(section(items, 2))) == []


def reported(items: list[Item]) -> tuple[Catalog, LoadReport]:
    """A catalog of one section, and where it stands."""
    document = Document("quizzes/s.yml", None, "items:\n" + "".join(f"- id: q{number}\n" for number in range(len(items))))
    return Catalog(sections={"s": section(items)}), LoadReport(origins={("sections", "s"): (document, ())})


@pytest.mark.parametrize(("people", "total", "lines"), [(10, 40, []), (11, 40, [2]), (11, 39, [])])
def test_people_are_no_safe_guess(people: int, total: int, lines: list[int]) -> None:
    """If the key alone speaks of them in more than a quarter of forty items or more, a line tells where it begins."""
    items = [item("A person" if number < people else "A record").model_copy(update={"id": f"q{number}"}) for number in range(total)]
    problems = list(human_is_safe(*reported(items)))
    assert [each.line for each in problems] == lines


def test_people_in_a_distractor_too_tell_nothing() -> None:
    """Then the word alone does not lead to the key."""
    items = [item("A person", "People").model_copy(update={"id": f"q{number}"}) for number in range(40)]
    assert list(human_is_safe(*reported(items))) == []


def neighbours(*items: Item) -> tuple[Section, Catalog, LoadReport]:
    """Items of one section under ids of their own."""
    catalog, report = reported([each.model_copy(update={"id": f"q{number}"}) for number, each in enumerate(items)])
    return catalog.sections["s"], catalog, report


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ((("Keep a ledger of returned volumes", "A shelf"), ("The ledger that lists returned volumes", "A reader")), [3]),
        ((("Keep a ledger of returned volumes", "A shelf"), ("A drawer of cards", "A reader")), []),
        ((("A ledger of volumes", "A ledger of readers", "A drawer of volumes"), ("A drawer, a ledger of volumes", "A drawer", "A ledger of volumes")), []),
        ((("`ledger.volumes.returned()`", "`shelf`"), ("`ledger.volumes.returned() + 1`", "`reader`")), []),
    ],
)
def test_two_keys_of_one_idea_are_found(texts: tuple[tuple[str, ...], ...], lines: list[int]) -> None:
    """By words that no distractor has; combinations of the same words and code are no idea."""
    _, catalog, report = neighbours(*(item(*each) for each in texts))
    assert [problem.line for problem in check_overlap(catalog, report) if problem.code == "same-idea"] == lines
    waived = [each.model_copy(update={"waive": {"same-idea": "it is asked of another library"}}) for each in catalog.sections["s"].items]
    assert list(check_overlap(Catalog(sections={"s": section(waived)}), report)) == []


def test_a_word_in_many_keys_tells_no_idea() -> None:
    """Those after the twentieth are left alone, so the work stays in proportion to the bank."""
    _, catalog, report = neighbours(*(item("A ledger of volumes", "A shelf") for _ in range(60)))
    assert len(list(check_overlap(catalog, report))) == item_overlap.FREQUENT


@pytest.mark.parametrize(
    ("neighbour", "lines"),
    [
        (item(stem="The library has 12,400 volumes. Who counts them?"), [2]),
        (item("A card", "A shelf", rationale="A library of 12,400 volumes needs one."), [2]),
        (item(stem="A house has 12,400 windows. Who counts them?"), []),
        (item(stem="The library has 212,400 volumes. Who counts them?"), []),
        (item(stem="The library has `12,400` volumes. Who counts them?"), []),
    ],
)
def test_a_figure_that_a_neighbour_tells_is_found(neighbour: Item, lines: list[int]) -> None:
    """Where a sentence of its stem or feedback has it and is about the same."""
    asked = item("12,400", "9,800", "15,100", stem="How many volumes are in the library?")
    one, _, report = neighbours(asked, neighbour)
    assert [problem.line for problem in told_elsewhere(one, report)] == lines
    two, _, report = neighbours(asked, neighbour, item(waive={"told-elsewhere": "it is given there"}))
    assert [problem.line for problem in told_elsewhere(two, report)] == lines


def test_a_rule_is_waived_by_name_and_with_a_reason(small) -> None:
    """The other rules still hold, and a waiver of an unknown rule is told."""
    flawed = "- id: cat-01\n  waive: {%s: it is the name}\n"
    small.change("quizzes/catalogues.yml", "- text: One shelf", "- text: All of the above, always")
    catalog, report = load(small.folder, small.folder / "docs")
    assert sorted(problem.code for problem in lint(catalog, report)) == ["absolute-terms", "all-or-none"]
    small.change("quizzes/catalogues.yml", "- id: cat-01\n", flawed % "all-or-none")
    catalog, report = load(small.folder, small.folder / "docs")
    assert [problem.code for problem in lint(catalog, report)] == ["absolute-terms"]
    small.change("quizzes/catalogues.yml", "{all-or-none:", "{all-or-nun:")
    catalog, report = load(small.folder, small.folder / "docs")
    assert [problem.code for problem in lint(catalog, report)] == ["unknown-rule", "all-or-none", "absolute-terms"]


def test_every_rule_has_its_cases() -> None:
    """A new rule comes with a flaw that it finds, and says why it is there."""
    assert set(FLAWED) == set(SOUND) == set(ITEM_RULES)
    assert set(WAIVABLE) - set(ITEM_RULES) == {"same-idea", "told-elsewhere"}
    assert all(getattr(item_overlap, name.replace("-", "_")).__doc__ for name in WAIVABLE if name not in ITEM_RULES)
    assert [name for name in (*ITEM_RULES, *BANK_RULES) if not getattr(item_writing, name.replace("-", "_")).__doc__] == []
