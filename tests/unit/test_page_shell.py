"""A frame that pages share gives each its own values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillsdivide.render.page_shell import Moulds


def cast(signs: dict[str, str]) -> str:
    """A page with a title in two places and a body."""
    return f"<title>{signs['title']}</title>\n<h1>{signs['title']}</h1>{signs['body']}\n"


@given(title=st.text(), body=st.text())
def test_a_filled_mould_is_the_page_itself(title: str, body: str) -> None:
    """Whatever the values hold, signs of other values included."""
    values = {"title": f"{title} made-page-body-stands-here", "body": body}
    assert Moulds().fill("key", values, cast) == cast(values)


def test_the_page_is_asked_for_once_a_key_and_once_for_other_values() -> None:
    """Pages of one key that have not the same values, such as a next page, are not of one mould."""
    asked = []

    def counted(signs: dict[str, str]) -> str:
        asked.append([*signs])
        return "".join(signs.values())

    moulds = Moulds()
    assert [moulds.fill(key, {"a": value}, counted) for key, value in (("k", "1"), ("k", "2"), ("l", "3"))] == ["1", "2", "3"]
    assert moulds.fill("k", {"a": "1", "b": "2"}, counted) == "12"
    assert asked == [["a"], ["a"], ["a", "b"]]


def test_a_value_that_the_page_never_had_is_an_error() -> None:
    """A sign without a value never reaches a reader."""
    with pytest.raises(KeyError):
        Moulds().fill("k", {"a": "1"}, lambda signs: f"{signs['a']} made-page-b-stands-here")
