"""The page that shows each component in all of its states; as a script, `make components`, it puts the page into a built site."""

from __future__ import annotations

import re
import sys
from pathlib import Path

FRAGMENT = Path(__file__).parent / "browser/components.html"
ITEMS = {
    "learn/spending-paradox/": ("paradox-24", "paradox-22", "paradox-31", "paradox-32"),
    "learn/questions-and-answers/": ("answers-31", "answers-32"),
}
"""A question of each type, by the page that has it."""
END = "</details>\n</li>"
"""How a question ends."""


def components(site: Path, direction: str = "ltr") -> str:
    """The page: components.html, with questions out of chapters, in the shell of a page of the built site."""
    shell = (site / "privacy/index.html").read_text(encoding="utf-8")
    article = FRAGMENT.read_text(encoding="utf-8").replace("<!-- questions -->", questions(site))
    page = re.sub(r"(<article[^>]*>).*(</article>)", lambda match: match[1] + article + match[2], shell, flags=re.DOTALL)
    styles = '<link rel="stylesheet" href="../assets/quiz/quiz.css">'
    if direction == "rtl":
        page = page.replace('dir="ltr"', 'dir="rtl"')
        styles = f'<link rel="stylesheet" href="../assets/right-to-left.css">{styles}'
    return page.replace("</head>", f'{styles}<script type="module" src="../assets/quiz/quiz.js"></script></head>')


def questions(site: Path) -> str:
    """The quiz of a chapter with a question of each type in the place of its own."""
    pages = {path: (site / path / "index.html").read_text(encoding="utf-8") for path in ITEMS}
    items = [item(pages[path], name) for path, names in ITEMS.items() for name in names]
    section = re.search(r"<quiz-section.*?</quiz-section>", pages[next(iter(ITEMS))], re.DOTALL)[0]
    first_of_all, last = section.index('<li class="sd-item"'), section.rindex(END) + len(END)
    return section[:first_of_all] + "\n".join(items) + section[last:]


def item(page: str, name: str) -> str:
    """The markup of one question of a chapter."""
    begin = page.index(f'<li class="sd-item" id="item-{name}"')
    return page[begin : page.index(END, begin)] + END


if __name__ == "__main__":
    for each in ("ltr", "rtl"):
        folder = Path(sys.argv[1], f"components-{each}")
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text(components(folder.parent, each), encoding="utf-8")
