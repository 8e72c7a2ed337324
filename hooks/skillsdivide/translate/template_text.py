"""What a template is made of: its text, its tags and what Jinja does, each with its place in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "open", "close", "void", "edge", "expression", "begin", "branch", "end", "aside"]
"""What a token is to a sentence: words, a tag inside it, a tag or statement that ends it, a value, a part that stands under a condition, or a remark."""

INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small"}) | {
    *("span", "strong", "sub", "sup", "time", "u", "var"),
}
"""Tags that stand inside sentences."""
VOID = frozenset(["br", "img", "input", "wbr"])

_LITERAL = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''
_JINJA = rf'\{{\{{(?:{_LITERAL}|[^"\'])*?\}}\}}|\{{%(?:{_LITERAL}|[^"\'])*?%\}}|\{{#.*?#\}}'
_VALUE = rf'"(?:{_JINJA}|[^"])*"'
_TAG = rf'<[/]?[A-Za-z][\w:-]*(?:{_JINJA}|{_VALUE}|[^<>"])*>'
_CODE = r"<(?P<element>script|style)\b.*?<[/](?P=element)>|<!--.*?-->|<[!?]\w[^<>]*>"

PART = re.compile(rf"(?P<jinja>{_JINJA})|(?P<code>{_CODE})|(?P<tag>{_TAG})", re.DOTALL)
STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)\s*(.*?)[-+]?%\}", re.DOTALL)
ATTRIBUTE = re.compile(rf'(?<=\s)(?P<name>[\w:-]+)="(?P<value>(?:{_JINJA}|[^"])*)"', re.DOTALL)
LITERAL = re.compile(r'(?:(?<![\w.])_|\bcounted)\("((?:\\.|[^"\\])*)"\)')
"""Words inside an expression: _("Tasks"), or the forms of what a number counts."""
WORDS = re.compile(r"[^\W\d_]{2}|\b[aAI]\b")
"""What makes a text a message; a sign or a unit of one letter is none."""


@dataclass(frozen=True)
class Token:
    """A part of a template."""

    kind: Kind
    text: str
    start: int
    name: str = ""
    """Of a tag its name, of a statement its first word."""

    @property
    def end(self) -> int:
        """Where the next token begins."""
        return self.start + len(self.text)


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a template between two places, in their order."""
    done = start
    for part in PART.finditer(source, start, end):
        if part.start() > done:
            yield Token("text", source[done : part.start()], done)
        yield _token(part[0], part.start(), part.lastgroup or "")
        done = part.end()
    if done < end:
        yield Token("text", source[done:end], done)


def _token(text: str, start: int, group: str) -> Token:
    if group == "code":
        return Token("edge", text, start)
    if group == "tag":
        name = re.split(r"[^\w:-]+", text)[1].lower()
        kind: Kind = "void" if name in VOID else "edge" if name not in INLINE else "close" if text[1] == "/" else "open"
        return Token(kind, text, start, name)
    if text.startswith("{{"):
        return Token("expression", text, start)
    statement = STATEMENT.match(text)
    return Token(_statement_kind(*statement.groups()), text, start, statement[1]) if statement else Token("aside", text, start)


def _statement_kind(word: str, rest: str) -> Kind:
    if word in {"if", "for", "call"}:
        return "begin"
    if word in {"elif", "else"}:
        return "branch"
    if word in {"endif", "endfor", "endcall"}:
        return "end"
    return "aside" if word == "include" or (word == "set" and "=" in rest) else "edge"


def partners(run: Sequence[Token]) -> dict[int, int]:
    """For each index of an opening token that of its closing one, and the other way round; tokens without a partner are left out."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(run):
        if token.kind in {"open", "begin"}:
            opened.append(index)
        elif token.kind in {"close", "end"}:
            wanted = token.name if token.kind == "close" else token.name.removeprefix("end")
            if opened and run[opened[-1]].name == wanted:
                pairs[index] = opened.pop()
                pairs[pairs[index]] = index
            else:
                opened.clear()
    return pairs


def has_partners(run: Sequence[Token]) -> bool:
    """Whether every tag and every statement that begins also ends, inside what it began in."""
    pairs = partners(run)
    return all(index in pairs for index, token in enumerate(run) if token.kind in {"open", "close", "begin", "end"})


def has_words(token: Token) -> bool:
    """Whether a text token holds something to translate."""
    return token.kind == "text" and bool(WORDS.search(re.sub(r"&\w+;", " ", token.text)))
