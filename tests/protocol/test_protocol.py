"""The protocol's own tests: what is drawn, what a paper shows, and how answers are marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SAMPLE
from protocol.page_text import page_text
from protocol.papers import FORMS, Question, chosen_sections, draw, write
from protocol.scores import TARGETS, UnreadableAnswers, read_answers, read_folder, summary
from real_content import catalog

from skillsdivide.markdown import plain

WRITTEN = sorted(file.stem for file in (SAMPLE / "quizzes").glob("*.yml"))


def drawn(seed: str, count: int = 40) -> list[Question]:
    """Questions from the hand-written sections."""
    return draw(chosen_sections(catalog(), WRITTEN, ["written"]), seed, count)


def papers(folder: Path, seed: str = "a") -> dict[str, str]:
    """The papers of a seed by form, and the key."""
    write(drawn(seed), seed, [("roles/x/", "What the page teaches.")], folder)
    return {name: (folder / name).read_text(encoding="utf-8") for name in ("key.json", *(f"{form}.md" for form in FORMS))}


def test_a_seed_gives_the_same_papers(tmp_path: Path) -> None:
    """Byte by byte; another seed draws others."""
    assert papers(tmp_path / "one") == papers(tmp_path / "two")
    assert {each.item.id for each in drawn("a")} != {each.item.id for each in drawn("b")}


def test_keys_have_no_favourite_letter() -> None:
    """Over the written bank each of the first three letters holds a fair part of the keys."""
    letters = [each.key for each in drawn("letters", 1000)]
    assert all(letters.count(letter) >= len(letters) / 6 for letter in "ABC")


def test_sections_are_found_by_origin_and_by_id() -> None:
    """Written, generated, one of them, and no other name."""
    written, generated = (chosen_sections(catalog(), WRITTEN, [name]) for name in ("written", "generated"))
    assert {each.id for each in written} == set(WRITTEN)
    assert {each.id for each in generated} == set(catalog().sections) - set(WRITTEN)
    assert [each.id for each in chosen_sections(catalog(), WRITTEN, WRITTEN[:1])] == WRITTEN[:1]
    with pytest.raises(KeyError):
        chosen_sections(catalog(), WRITTEN, ["no-such-section"])


def test_the_first_paper_hides_the_stems_and_no_paper_shows_ids(tmp_path: Path) -> None:
    """A reader of the choices alone has no word of a question; feedback and misconceptions stand nowhere."""
    found = papers(tmp_path)
    for question in drawn("a"):
        stem = question.item.stem.strip().splitlines()[0]
        assert stem not in found["choices.md"]
        assert stem in found["stems.md"]
        for form in FORMS:
            paper = found[f"{form}.md"]
            assert all(choice.text in paper for choice in question.offers)
            assert question.item.id not in paper
            assert not any(choice.feedback in paper for choice in question.offers)
    assert "What the page teaches." in found["pages.md"]
    assert "What the page teaches." not in found["stems.md"]


def test_a_page_is_read_without_its_quizzes() -> None:
    """Words of the article, a line for each block, and no choice of a quiz."""
    html = (
        "<header><p>Menu</p></header><article><h2 id=a>Tasks<a class=headerlink href=#a>#</a></h2><p>One <b>two</b>.</p>"
        "<table><tr><td>3</td><td>4</td></tr></table><quiz-section><ol><li><input type=radio><br>A key</li></ol></quiz-section><p>End</p></article>"
    )
    assert page_text(html).splitlines() == ["## Tasks", "One two.", "| 3 | 4", "End"]


KEY = {1: {"number": 1, "item": "x-1", "key": "B", "choices": 3, "stem": "One?"}, 2: {"number": 2, "item": "x-2", "key": "A", "choices": 4, "stem": "Two?"}}


def test_answers_are_read_in_the_forms_that_people_write() -> None:
    """With and without a stop or a bracket, in either case, with empty lines and remarks."""
    assert read_answers("# mine\n1 b\n\n2) A.\n", "a.txt", KEY) == {1: "B", 2: "A"}


def test_faulty_answers_are_named_line_by_line() -> None:
    """All of them at once, each with its place and a remedy."""
    with pytest.raises(UnreadableAnswers) as fault:
        read_answers("1 D\n3 A\nwell\n2 A\n2 B\n", "a.txt", KEY)
    assert [line.split(": ")[0] for line in str(fault.value).splitlines()] == ["a.txt:1", "a.txt:2", "a.txt:3", "a.txt:5"]
    assert all("; " in line for line in str(fault.value).splitlines())


def test_scores_stand_beside_their_targets(tmp_path: Path) -> None:
    """A reader of the choices alone who is right once of two, a reader of the pages who misses one."""
    (tmp_path / "answers").mkdir()
    (tmp_path / "key.json").write_text(json.dumps({"seed": "s", "questions": list(KEY.values())}), encoding="utf-8")
    (tmp_path / "answers/choices-ann.txt").write_text("1 B\n2 C\n", encoding="utf-8")
    (tmp_path / "answers/pages-bob.txt").write_text("1 B\n", encoding="utf-8")
    text = summary(*read_folder(tmp_path))
    assert f"| choices | ann | 1 of 2 | 50.0 | at most {TARGETS['choices'][1]} | no |" in text
    assert f"| pages | bob | 1 of 2 | 50.0 | at least {TARGETS['pages'][1]} | no |" in text
    guessed, missed = text.split("## Missed with the pages")
    assert "`x-1`, by ann: One?" in guessed
    assert "`x-2`, by bob: Two?" in missed
    assert "x-1" not in missed


def test_a_file_of_answers_must_name_its_paper(tmp_path: Path) -> None:
    """Else its score would count nowhere."""
    (tmp_path / "answers").mkdir()
    (tmp_path / "key.json").write_text(json.dumps({"seed": "s", "questions": list(KEY.values())}), encoding="utf-8")
    (tmp_path / "answers/ann.txt").write_text("1 B\n", encoding="utf-8")
    with pytest.raises(UnreadableAnswers, match="names no form"):
        read_folder(tmp_path)


def test_the_number_of_choices_is_offered_as_letters() -> None:
    """Each question has one key among its letters."""
    for question in drawn("a"):
        assert question.key in "ABCDEFGH"[: len(question.offers)]
        assert len({plain(choice.text) for choice in question.offers}) == len(question.offers)
