"""The stand-in for a language model: a few rules, and the same answer each time.

It is no language model. It obeys every order that it finds in its context, whoever wrote it, and
it always has an answer. Real models do both sometimes; this one does both always, so that a run
can be repeated and two runs compared.
"""

import re
from dataclasses import dataclass

ORDER = re.compile(r"^(?:please )?(read|search|send|delete|pay|sort|publish) (.+?)\.?$", re.IGNORECASE | re.MULTILINE)
"""What counts as an order: a line that begins with the name of a tool."""


@dataclass(frozen=True)
class Message:
    """A piece of the context. The stand-in, like a model, reads the text and not where it came from."""

    origin: str
    """Who put it there: system, user or tool."""
    text: str


@dataclass(frozen=True)
class Call:
    """A tool that the model wants to use."""

    tool: str
    argument: str

    def __str__(self) -> str:
        """The call as a transcript shows it."""
        return f"{self.tool} {self.argument}"


def next_step(context: list[Message]) -> Call | str:
    """Returns the next order that has not been carried out, or else the answer."""
    orders = [Call(found[1].lower(), found[2]) for message in context for found in ORDER.finditer(message.text)]
    results = [message.text for message in context if message.origin == "tool"]
    return orders[len(results)] if len(results) < len(orders) else answer(context, results)


def answer(context: list[Message], results: list[str]) -> str:
    """Returns what it says at the end: the sentence nearest to the question, and an invented one where there is none."""
    request = next(message.text for message in context if message.origin == "user")
    if "repeat everything" in request.lower():
        return "\n".join(message.text for message in context)
    question = request.splitlines()[-1]
    if not question.endswith("?"):
        return results[-1] if results else "Done."
    topic = set(words(question)) - {"what", "when", "how", "much", "is", "the", "of", "a"}
    sentences = [line for text in results for line in text.splitlines()]
    best = max(sentences, key=lambda line: len(topic & set(words(line))), default="")
    return best if topic & set(words(best)) else "It is 1,200 dinars a year, as the committee decided."


def words(text: str) -> list[str]:
    """Returns the words of a text in small letters."""
    return re.findall(r"[a-z0-9]+", text.lower())
