"""The theme's style sheets without the parts and colours that no page here has: nobody need fetch what styles nothing."""

import re
from collections.abc import Iterator
from typing import Any

PARTS = (
    *("author", "draft", "meta", "pagination", "pin", "post", "profile", "content--post", "sidebar--post", "social", "status", "tag", "tags"),
    *("annotation", "banner", "clipboard", "code", "consent", "feedback", "option", "progress", "search__suggest", "select", "top", "version"),
    *("tabs", "nav--integrated", "nav--lifted", "nav--primary", "nav__button", "nav__container", "nav__icon", "nav__item--active"),
    *("nav__item--nested", "nav__item--section", "nav__source", "nav__toggle", "content__button", "source-file", "source__fact", "source__facts"),
)
"""Parts of Material for MkDocs, without their `md-`: of a blog and of tags, of features that mkdocs.yml does not turn on, and what our
own partials replaced. Who turns such a feature on takes its part out of this list; a test names the page that has one."""

EXTENSIONS = ("arithmatex", "critic", "emojione", "footnote", "gemoji", "keys", "tabbed", "task-list", "twemoji")
"""What extensions of Markdown make that mkdocs.yml does not turn on. Who turns one on takes it out, as above."""

DEFAULTS = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
"""What Material takes for what a palette does not name."""

UNUSED = re.compile(rf"\.(?:md-(?:{'|'.join(PARTS)})|{'|'.join(EXTENSIONS)})(?:(?:__|--|-)[\w-]+)?(?![\w-])")
NEGATED = re.compile(r":not\([^)]*\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"[^{};]*[{};]|[^{};]+$")


Palette = dict[str, Any] | list[dict[str, Any]] | None
"""The theme's palette as mkdocs.yml has it."""


def without_unused(css: str, palette: Palette) -> str:
    """A style sheet, minified as the theme has it, without rules whose every selector asks for such a part or for a colour that the palette does not take."""
    return "".join(_rules(TOKEN.finditer(COMMENT.sub("", css)), re.compile(f"{UNUSED.pattern}|{_unused_colours(palette)}")))


def _unused_colours(palette: Palette) -> str:
    palettes = palette if isinstance(palette, list) else [palette or {}]
    named = "|".join(re.escape(str(value).replace(" ", "-")) for each in palettes for value in (DEFAULTS | each).values())
    return rf"\[data-md-color-(?:scheme|primary|accent)=(?!(?:{named})\])"


def _rules(tokens: Iterator[re.Match[str]], unused: re.Pattern[str]) -> Iterator[str]:
    """The rules up to the end of the block in which they stand, one after the other."""
    for token in tokens:
        text = token[0]
        if text.endswith("}"):
            return
        if not text.endswith("{"):
            yield text
        elif text.startswith(("@media", "@supports", "@layer")):
            inner = "".join(_rules(tokens, unused))
            yield f"{text}{inner}}}" if inner else ""
        else:
            body = _body(tokens)
            kept = [selector for selector in _selectors(text[:-1]) if not unused.search(NEGATED.sub("", selector))]
            yield f"{','.join(kept)}{{{body}}}" if kept else ""


def _body(tokens: Iterator[re.Match[str]]) -> str:
    """What stands between the braces of a rule, or of frames of an animation."""
    body = ""
    for token in tokens:
        if token[0].endswith("{"):
            body += f"{token[0]}{_body(tokens)}}}"
        elif token[0].endswith("}"):
            return body + token[0][:-1]
        else:
            body += token[0]
    return body


def _selectors(text: str) -> list[str]:
    """The selectors of a list, parted at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
