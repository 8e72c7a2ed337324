"""Terms of the glossary in prose."""

from __future__ import annotations

import re

import markdown
import pytest

from edge.glossary_terms import GlossaryTerms
from skillsdivide.load.catalog import Catalog
from skillsdivide.render.prose import abbreviations
from skillsdivide.schema.records import GlossaryEntry

TERMS = {"C": "a", "C++": "b", "C#": "c", ".NET": "d", "RAG": "e", "RAG pipeline": "f"}

CASES = {
    "C++, C# and .NET.": ["C++", "C#", ".NET"],
    "(C++) “C#” C": ["C++", "C#", "C"],
    "C++11 and C#9 and RAGs": [],
    "F# and C+": ["C"],
    "ASP.NET": [],
    "A RAG pipeline, or RAG": ["RAG pipeline", "RAG"],
    "`C++` is code": [],
}


@pytest.mark.parametrize("text", CASES)
def test_a_term_is_found_whole(text: str) -> None:
    """Whatever sign it begins or ends with, and never as a part of another."""
    html = markdown.markdown(text, extensions=[GlossaryTerms(glossary=TERMS)])
    assert re.findall(r"<abbr title=\"\w\">(.*?)</abbr>", html) == CASES[text]


def test_every_form_of_a_term_has_its_tooltip() -> None:
    """In plain words, as a tooltip has no marks."""
    entry = GlossaryEntry(id="agent", term="*Agent*", also=["agents", "AI agent"], definition="It **acts**.")
    assert abbreviations(Catalog(glossary={"agent": entry})) == dict.fromkeys(["Agent", "agents", "AI agent"], "It acts.")
