"""Files that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

import pytest

from skillsdivide.dev_server import SIGN, WhenAsked


@pytest.fixture
def asked() -> WhenAsked:
    """Nothing left yet."""
    return WhenAsked()


def get(asked: WhenAsked, folder: Path, path: str, before: Callable[[], None] = lambda: None) -> str:
    """What is served at a path below /site/; `before` happens before the first answer, as a build may."""
    waits = [before]

    def serve(environ: dict, start_response: Callable) -> Iterable[bytes]:
        (waits.pop() if waits else lambda: None)()
        file = folder / environ["PATH_INFO"].removeprefix("/site/")
        start_response("200 OK", [])
        return [(file / "index.html" if file.is_dir() else file).read_bytes()]

    heads: list[str] = []
    answer = asked.serving(serve, folder, "/site/")({"PATH_INFO": f"/site/{path}"}, lambda status, _: heads.append(status))
    assert heads == ["200 OK"]
    return b"".join(answer).decode()


def left(asked: WhenAsked, file: Path, text: str, made: list[str]) -> None:
    """A file that is left to be made, as a hook leaves it; what was made is noted."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(asked.leave(file, lambda: (made.append(text), file.write_text(text))), encoding="utf-8")


def test_a_page_is_made_once_when_it_is_asked_for(asked: WhenAsked, tmp_path: Path) -> None:
    """Not before, and not again."""
    made: list[str] = []
    left(asked, tmp_path / "a/index.html", "page", made)
    assert (tmp_path / "a/index.html").read_text(encoding="utf-8") == SIGN
    assert made == []
    assert [get(asked, tmp_path, "a/") for _ in range(2)] == ["page", "page"]
    assert made == ["page"]


def test_other_files_pass(asked: WhenAsked, tmp_path: Path) -> None:
    """Whatever they hold."""
    (tmp_path / "x.txt").write_text(SIGN, encoding="utf-8")
    assert get(asked, tmp_path, "x.txt") == SIGN


def test_a_request_during_a_build_gets_the_new_page(asked: WhenAsked, tmp_path: Path) -> None:
    """The server waits for the build; what was left before it is forgotten."""
    made: list[str] = []
    left(asked, tmp_path / "a/index.html", "old", made)

    def build() -> None:
        asked.begin()
        left(asked, tmp_path / "a/index.html", "new", made)

    assert get(asked, tmp_path, "a/", before=build) == "new"
    assert made == ["new"]


def test_two_who_ask_at_once_both_get_the_page(asked: WhenAsked, tmp_path: Path) -> None:
    """The second waits for the first."""
    made: list[str] = []
    left(asked, tmp_path / "a/index.html", "page", made)
    answers: list[str] = []
    threads = [Thread(target=lambda: answers.append(get(asked, tmp_path, "a/"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["page"] * 8
    assert made == ["page"]
