"""Source files as they stand on the disk: their text, or the reason why there is none."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from skillsdivide.diagnostics import Problem, one_of, place_at
from skillsdivide.schema.data_files import FOLDERS

MOST_BYTES = 4_000_000

NO_LETTER = r"\s!-~\u200c\u200d"
INVISIBLE = re.compile(
    "["
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"  # XML allows none of these
    r"\u202a-\u202e\u2066-\u2069"  # they turn the direction of what follows
    r"\xad\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"  # they show nothing
    r"\u200c\u200d"  # joiners, where no letter stands on both sides:
    rf"](?:(?<![^{NO_LETTER}][\u200c\u200d])|(?![^{NO_LETTER}]))"
)
"""Characters that nobody sees. Zero-width joiners pass between two letters of a script that uses them, such as Persian, and inside an emoji."""


DEBRIS = re.compile(r"\.(?!well-known$).*|.*~|#.*#|.*\.sw[a-p]|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Names that systems and editors give to files of their own: lock files, copies, ._ files of macOS."""


def is_debris(path: Path) -> bool:
    """Whether a path below docs/ or quizzes/ leads to a file that nobody wrote for the site."""
    return any(DEBRIS.fullmatch(part) for part in path.parts)


def written_files(folder: Path, pattern: str) -> list[Path]:
    """The files of a pattern, such as `**/*.md`, that people wrote in a folder."""
    return sorted(file for file in folder.glob(pattern) if not is_debris(file.relative_to(folder)))


def read_text(file: Path, path: str, most: int = MOST_BYTES) -> tuple[str, list[Problem]]:
    """A file's text with line ends normalised; empty, with the problem, if it cannot be read or has more than `most` bytes.

    `path` is how messages name the file.
    """
    try:
        if file.exists() and not file.is_file():
            return "", [Problem(path, 1, 1, "no file stands here but a folder or a device", "put the file in its place", "not-a-file")]
        size = file.stat().st_size
        if size > most:
            return "", [Problem(path, 1, 1, f"the file has {size} bytes", f"split it: {most} is the limit", "file-size")]
        data = file.read_bytes()
    except FileNotFoundError:
        return "", [Problem(path, 1, 1, "the file is missing", "create it; CONTRIBUTING.md shows what it holds", "missing-file")]
    except OSError as error:
        return "", [Problem(path, 1, 1, f"the file cannot be read ({error.strerror})", "make it a readable file", "unreadable-file")]
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(path, line, 1, "a byte is not UTF-8", "save the file in the encoding UTF-8", "encoding")]
    return decoded.replace("\r\n", "\n"), []


def locate(sign: str, folder: Path, docs: Path) -> list[tuple[str, int, int]]:
    """Path, line and column of each place where a character stands in the item bank, else in the dataset; mkdocs.yml:1:1 if it stands in neither."""
    for files in (written_files(folder / "quizzes", "*.yml"), written_files(docs / "data", "**/*.yml")):
        places = [(file, place_at(text, match.start())) for file in files for text in [read_text(file, "")[0]] for match in re.finditer(re.escape(sign), text)]
        if places:
            return [(display_path(file, folder), *place) for file, place in places]
    return [("mkdocs.yml", 1, 1)]


def display_path(file: Path, folder: Path) -> str:
    """A file's path as messages show it: relative to the project's folder."""
    return file.as_posix().removeprefix(f"{folder.as_posix()}/")


def unread_files(folder: Path, docs: Path, shared: set[str]) -> Iterator[tuple[Path, Problem]]:
    """Files below docs/ and quizzes/ that must not be read, or never would be, each with the problem. `shared`: the names of files of many records."""
    roots = [root.resolve() for root in (folder, docs)]
    for top in (docs, folder / "quizzes"):
        for parent, folders, files in os.walk(top):
            folders[:] = [name for name in folders if not is_debris(Path(name))]
            for name in sorted(each for each in [*folders, *files] if not is_debris(Path(each))):
                file = Path(parent) / name
                path = display_path(file, folder)
                if name != (composed := normalize("NFC", name)):
                    what = "the accents in this name are signs of their own, as some systems write them (NFD), and other names would not match it"
                    yield file, Problem(path, 1, 1, what, f"rename it, with {composed!r} typed anew", "decomposed-name")
                elif file.is_symlink() and not any(Path(os.path.realpath(file)).is_relative_to(root) for root in roots):
                    yield file, Problem(path, 1, 1, "this link leads out of the project", "put what it leads to in its place", "outside-link")
                elif file.suffix.lower() in {".yml", ".yaml"} and not _is_read(file, folder, docs, shared):
                    yield file, Problem(path, 1, 1, "no file of this name is read", _name_for(file, docs, shared), "unread-file")


def _is_read(file: Path, folder: Path, docs: Path, shared: set[str]) -> bool:
    if file.parent == docs / "data":
        return file.suffix == ".yml" and file.stem in shared
    return file.suffix == ".yml" or file.parent not in {folder / "quizzes", *(docs / "data" / name for name in FOLDERS)}


def _name_for(file: Path, docs: Path, shared: set[str]) -> str:
    if file.parent == docs / "data" and file.stem not in shared:
        return one_of(file.stem, shared)
    return f"rename it to {file.stem}.yml"
