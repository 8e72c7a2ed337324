"""A shell that pages share gives each its own values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.render.page_shell import PageShells


def render(placeholders: dict[str, str]) -> str:
    """A page with a title in two places and a body."""
    return f"<title>{placeholders['title']}</title>\n<h1>{placeholders['title']}</h1>{placeholders['body']}\n"


@given(title=st.text(), body=st.text())
def test_a_filled_shell_is_the_page_itself(title: str, body: str) -> None:
    """Whatever the values hold, placeholders of other values included."""
    values = {"title": f"{title} page-shell-body-placeholder", "body": body}
    assert PageShells().fill("key", values, render) == render(values)


def test_the_page_is_asked_for_once_a_key_and_once_for_other_values() -> None:
    """Pages of one key that have not the same values, such as a next page, share no shell."""
    asked = []

    def counted(placeholders: dict[str, str]) -> str:
        asked.append([*placeholders])
        return "".join(placeholders.values())

    shells = PageShells()
    assert [shells.fill(key, {"a": value}, counted) for key, value in (("k", "1"), ("k", "2"), ("l", "3"))] == ["1", "2", "3"]
    assert shells.fill("k", {"a": "1", "b": "2"}, counted) == "12"
    assert asked == [["a"], ["a"], ["a", "b"]]


def test_a_value_that_the_page_never_had_is_an_error() -> None:
    """A placeholder without a value never reaches a reader."""
    with pytest.raises(KeyError):
        PageShells().fill("k", {"a": "1"}, lambda placeholders: f"{placeholders['a']} page-shell-b-placeholder")
