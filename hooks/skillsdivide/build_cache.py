"""Files that need not be made again: each is kept under a name that changes with all that it follows from."""

import hashlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

CODE = Path(__file__).parent


def kept(folder: Path | None, key: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, or what it gave before under that key. The folder keeps the last one alone; without a folder none is kept."""
    if folder is None:
        return make()
    file = folder / key
    try:
        return file.read_bytes()
    except FileNotFoundError:
        content = make()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{os.getpid()}"  # another build may be at work here as well
    unfinished.write_bytes(content)
    unfinished.replace(file)
    for old in folder.glob("[!.]*"):
        if old != file:
            old.unlink(missing_ok=True)
    return content


def digest(parts: Iterable[str | bytes]) -> str:
    """A name that follows from the parts and from where one ends and the next begins."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(hashlib.blake2b(part.encode() if isinstance(part, str) else part).digest())
    return found.hexdigest()


def means(code: Path = CODE) -> str:
    """Changes with everything but data that files are made by: what is running, and our templates and tables."""
    return digest([running(code), *_files(code, lambda file: file.suffix != ".py")])


@cache
def running(code: Path = CODE) -> str:
    """Changes with our code, Python and what is installed, as this process began with them: `serve` takes no changed code up."""
    installed = sorted(f"{each.name} {each.version}" for each in distributions())
    return digest([sys.version, zlib.ZLIB_RUNTIME_VERSION, sqlite3.sqlite_version, *installed, *_files(code, lambda file: file.suffix == ".py")])


def _files(code: Path, wanted: Callable[[Path], bool]) -> Iterator[str | bytes]:
    for file in sorted(code.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts and wanted(file):
            yield from (str(file.relative_to(code)), file.read_bytes())
