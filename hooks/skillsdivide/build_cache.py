"""Keeps built files between builds, under a key that changes with everything they follow from."""

import hashlib
import os
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

CODE = Path(__file__).parent


def get_or_build(folder: Path | None, key: str, build: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """The files that `build` makes, by name, or those that it made before under the same key.

    The folder keeps the files of the last key alone; without a folder nothing is kept. Several builds may share it.
    """
    if folder is None:
        return build()
    kept = folder / key
    try:
        files = {file.name: file.read_bytes() for file in kept.iterdir()}
    except FileNotFoundError:
        files = {}
    if files:
        return files
    built = build()

    def write(unfinished: Path) -> None:
        for name, content in built.items():
            (unfinished / name).write_bytes(content)

    _keep(kept, write)
    return built


def copy_or_fill(kept: Path, target: Path, fill: Callable[[], object]) -> None:
    """Makes the target a copy of the folder kept before, its name the key, or has `fill` make it and keeps a copy in the place of those of other keys.

    They are copies, for whoever changes the target later must not change what is kept.
    """
    shutil.rmtree(target, ignore_errors=True)
    try:
        shutil.copytree(kept, target, copy_function=shutil.copyfile)
    except OSError:  # there is none, or another build has just removed it
        shutil.rmtree(target, ignore_errors=True)
        fill()
        _keep(kept, lambda unfinished: shutil.copytree(target, unfinished, copy_function=shutil.copyfile, dirs_exist_ok=True))


def _keep(kept: Path, write: Callable[[Path], object]) -> None:
    """Puts a folder that is written under another name first in the place of all that stands beside it."""
    folder = kept.parent
    unfinished = folder / f".{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    write(unfinished)
    for old in folder.glob("[!.]*"):
        _remove(old)
    try:
        unfinished.rename(kept)
    except OSError:  # another build was faster
        shutil.rmtree(unfinished, ignore_errors=True)


def _remove(folder: Path) -> None:
    """Removes a folder in one step for others: whoever reads it meanwhile finds either all of it or nothing."""
    removed = folder.with_name(f".{os.getpid()}-removed")
    try:
        folder.rename(removed)
    except OSError:  # another build has removed it
        return
    shutil.rmtree(removed, ignore_errors=True)


def digest(parts: Iterable[str | bytes]) -> str:
    """A key that follows from the parts and from where one ends and the next begins."""
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        whole.update(hashlib.blake2b(part.encode() if isinstance(part, str) else part).digest())
    return whole.hexdigest()


def inputs_digest(code: Path = CODE) -> str:
    """A digest of everything but data that files are built from: code, packages, templates and tables."""
    return digest([code_digest(code), *files_in(code, lambda file: file.suffix != ".py")])


@cache
def code_digest(code: Path = CODE) -> str:
    """A digest of our code, Python and the installed packages as this process began with them: `serve` does not reload changed code."""
    packages = sorted(f"{each.name} {each.version}" for each in distributions())
    return digest([sys.version, zlib.ZLIB_RUNTIME_VERSION, sqlite3.sqlite_version, *packages, *files_in(code, lambda file: file.suffix == ".py")])


def files_in(folder: Path, counts: Callable[[Path], bool] = lambda _: True) -> Iterator[str | bytes]:
    """The path and the content of each file in a folder that counts, in the order of their paths."""
    files = (Path(parent, name) for parent, _, names in os.walk(folder, followlinks=True) for name in names)
    for file in sorted(files):
        if file.is_file() and "__pycache__" not in file.parts and counts(file):
            yield from (str(file.relative_to(folder)), file.read_bytes())
