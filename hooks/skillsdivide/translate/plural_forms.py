"""The forms of words by the number that they go with, as ICU's messages write them: one {task} other {tasks}."""

import re
from functools import cache

FORM = re.compile(r"(\w+) ?\{([^{}]*)\}")


@cache
def forms_of(text: str) -> dict[str, str]:
    """The words by their category of number."""
    return dict(FORM.findall(text))


def form_for(text: str, category: str) -> str:
    """The words for a category; those for `other` where it has none of its own."""
    forms = forms_of(text)
    return forms.get(category, forms["other"])
