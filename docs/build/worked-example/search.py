"""Shows the passages that answer a question, or says that there is none: `python3 search.py "Can I pay with Edahabia?"`.

It needs Python 3.11 or later, no network and no package. `python3 search.py --use 1` goes back to the first version.
"""

import json
import math
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
SETTINGS = HERE / "versions.json"
SITE = "https://skills-divide.github.io/skills-divide/"

K1, B = 1.5, 0.75
"""The usual constants of BM25: how soon a repeated word stops counting, and how much a long passage is marked down."""

COMMON = set(
    re.findall(
        r"\w+",
        "a about an and any are as at be been by can do does did for from get has have how i if in is it its just may me must my no not of on or "
        "our should so that the their them there they this to too was we what when where which who why will with you your",
    )
)
"""Words that stand in every question and say nothing about its matter."""

ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "e", "y")


class Hit(NamedTuple):
    """A passage that was found."""

    score: float
    part: float
    """The part of the question that it has, 0 to 1."""
    passage: dict[str, str]


def words(text: str, *, stems: bool) -> list[str]:
    """Returns the words of a text in small letters; with stems, without common words and without endings."""
    found = re.findall(r"\w+", text.lower())
    return [stem(word) for word in found if word not in COMMON] if stems else found


def stem(word: str) -> str:
    """Returns a word without its ending, so that 'papers' finds 'paper'. Crude: three letters must be left."""
    ending = next((each for each in ENDINGS if word.endswith(each) and len(word) - len(each) >= 3), "")
    return word.removesuffix(ending)


class Index:
    """Passages that can be ranked for a question, in one of the ways that versions.json describes."""

    def __init__(self, passages: list[dict[str, str]], version: dict[str, Any]) -> None:
        """Counts the words of each passage; its title and heading count several times."""
        self.passages = passages if version["cut"] == "entries" else joined(passages)
        self.rank, self.stems, self.limit = version["rank"], version["stems"], version["limit"]
        self.others = {stem(word): [stem(each) for each in others] for word, others in version["other_words"].items()}
        names = (f"{each['title']} {each['heading']} {each['part']}" for each in self.passages)
        texts = [" ".join([name] * version["heading"] + [each["text"]]) for name, each in zip(names, self.passages, strict=True)]
        self.counts = [Counter(words(text, stems=self.stems)) for text in texts]
        self.lengths = [sum(counts.values()) for counts in self.counts]
        self.average = sum(self.lengths) / len(self.lengths)
        self.containing = Counter(word for counts in self.counts for word in counts)

    def weight(self, word: str) -> float:
        """Returns how much a word says: the fewer passages have it, the more."""
        n = self.containing[word]
        return math.log(1 + (len(self.passages) - n + 0.5) / (n + 0.5))

    def search(self, question: str) -> list[Hit]:
        """Returns the three best passages, the best first."""
        asked = [{word, *self.others.get(word, ())} for word in dict.fromkeys(words(question, stems=self.stems))]
        hits = [Hit(self.score(asked, place), self.part_found(asked, place), passage) for place, passage in enumerate(self.passages)]
        return sorted(hits, key=lambda hit: -hit.score)[:3]

    def score(self, asked: list[set[str]], place: int) -> float:
        """Returns how well a passage fits: by BM25, or as the baseline does, by the number of the question's words that it has."""
        counts = self.counts[place]
        if self.rank == "shared":
            return sum(bool(words & set(counts)) for words in asked)
        long = K1 * (1 - B + B * self.lengths[place] / self.average)
        return sum(max(self.weight(word) * counts[word] * (K1 + 1) / (counts[word] + long) for word in words) for words in asked)

    def part_found(self, asked: list[set[str]], place: int) -> float:
        """Returns the part of the question that a passage has, 0 to 1; a rare word is a larger part than a frequent one."""
        weights = [(max(map(self.weight, words)), bool(words & set(self.counts[place]))) for words in asked]
        return sum(weight for weight, there in weights if there) / (sum(weight for weight, _ in weights) or 1)

    def answers(self, question: str) -> list[Hit]:
        """Returns what is shown: three passages, or nothing where the best has too small a part of the question."""
        best = self.search(question)
        return best if best[0].part >= self.limit else []


def joined(passages: list[dict[str, str]]) -> list[dict[str, str]]:
    """Returns the passages of whole headings, the entries below each in one."""
    by_heading: dict[tuple[str, str], dict[str, str]] = {}
    for each in passages:
        whole = by_heading.setdefault((each["page"], each["heading"]), {**each, "part": "", "text": ""})
        whole["text"] = f"{whole['text']} {each['text']}".strip()
    return list(by_heading.values())


def settings() -> dict[str, Any]:
    """Returns what versions.json says."""
    return json.loads(SETTINGS.read_text(encoding="utf-8"))


def load(version: str | None = None) -> Index:
    """Returns the index of a version, of the one in use unless another is named."""
    return Index(json.loads((HERE / "passages.json").read_text(encoding="utf-8")), settings()["versions"][version or settings()["in_use"]])


def use(version: str) -> str:
    """Puts a version into use and returns a word about it."""
    known = settings()["versions"]
    if version not in known:
        return f"There is no version {version}; there are {', '.join(known)}."
    text = SETTINGS.read_text(encoding="utf-8")
    SETTINGS.write_text(re.sub(r'"in_use": "\w+"', f'"in_use": "{version}"', text), encoding="utf-8")
    return f"Version {version} is in use."


def shown(question: str, index: Index) -> str:
    """Returns the answer as a reader sees it."""
    lines = []
    for hit in index.answers(question):
        passage = hit.passage
        name = ": ".join(dict.fromkeys(each for each in (passage["title"], passage["heading"], passage["part"]) if each))
        lines += [name, f"   {passage['text'][:150]} ...", f"   {SITE}{passage['page']}/#{passage['anchor']}"]
    return "\n".join(lines) or "I found no passage that answers this."


if __name__ == "__main__":
    if sys.argv[1:2] == ["--use"]:
        print(use(sys.argv[2]))
    else:
        print(shown(" ".join(sys.argv[1:]), load()))
