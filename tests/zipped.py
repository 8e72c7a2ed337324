"""A server that sends text gzipped, to be kept for ten minutes, as GitHub Pages does: what is measured over it costs what it costs readers."""

from __future__ import annotations

import contextlib
import functools
import gzip
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from conftest import BASE, PagesHandler, Server

PACKED = {".woff2", ".png", ".zip", ".pdf", ".apkg", ".gz", ".pf_index", ".pf_fragment", ".pf_meta", ".pagefind"}
"""Files that gzip would not make smaller."""


def weight(file: Path) -> int:
    """Bytes of a file as it travels."""
    return len(_travelling(file))


def _travelling(file: Path) -> bytes:
    content = file.read_bytes()
    return content if file.suffix in PACKED else gzip.compress(content, 9, mtime=0)


class _Zipped(PagesHandler):
    plain = False

    def send_error(self, *arguments: object) -> None:
        self.plain = True
        super().send_error(*arguments)

    def end_headers(self) -> None:
        if not self.plain and Path(self.path.partition("?")[0]).suffix not in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.plain = False
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@contextlib.contextmanager
def serving_zipped(site: Path, folder: Path, port: int = 0) -> Iterator[str]:
    """The address of a copy of the site, made in `folder`, whose text travels gzipped."""
    shutil.copytree(site, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("files"))
    for file in [each for each in folder.rglob("*") if each.is_file()]:
        file.write_bytes(_travelling(file))
    with Server(("127.0.0.1", port), functools.partial(_Zipped, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
