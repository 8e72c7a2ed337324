"""What a screen reader is told in English: `tests/screen_reader.py` goes through the states and compares."""

from __future__ import annotations

from browser_pages import NewPage
from screen_reader import check, more_questions, questions, results, shell


def test_questions_are_told(new_page: NewPage, address: str) -> None:
    """In each kind and state."""
    check(new_page, address, questions)


def test_rarer_questions_are_told(new_page: NewPage, address: str) -> None:
    """A sentence that is true or false, and an answer that is typed."""
    check(new_page, address, more_questions)


def test_finder_and_menu_are_told(new_page: NewPage, address: str) -> None:
    """With what was found, and in a narrow window."""
    check(new_page, address, shell)


def test_results_are_told(new_page: NewPage, address: str) -> None:
    """A class of two."""
    check(new_page, address, results)
