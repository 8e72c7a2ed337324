"""What a site generator and the search are told of the pages that follow from the dataset."""

from __future__ import annotations

from skillsdivide.pipeline import prepare
from skillsdivide.render.generated_pages import QUIZ_WEIGHT, generated_pages


def test_the_search_brings_a_role_before_its_questions_and_no_paper(small) -> None:
    """The page that answers a question stands above the page that asks it; sheets and plans say what others say."""
    pages = generated_pages(prepare(small.folder, small.folder / "docs"))
    assert {page.path: page.meta.get("search") for page in pages if page.role == "cataloguer"} == {
        "roles/cataloguer.md": None,
        "roles/cataloguer/quiz.md": {"boost": QUIZ_WEIGHT},
        "roles/cataloguer/sheet.md": {"exclude": True},
        "roles/cataloguer/plan.md": {"exclude": True},
    }
