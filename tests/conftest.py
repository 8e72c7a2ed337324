"""What the tests share: the real site, built once; a server like GitHub Pages'; a browser."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import gc
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import hypothesis
import jinja2
import pytest
import yaml
from playwright.sync_api import expect

# No deadlines: these machines are shared, and a time says nothing. `make fuzz` takes the thorough profile.
hypothesis.settings.register_profile("quick", deadline=None, max_examples=10)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=200)
hypothesis.settings.load_profile("quick")

# The same YAML, read and written by libyaml: tests read the whole dataset again and again.
yaml.safe_load = functools.partial(yaml.load, Loader=yaml.CSafeLoader)
yaml.safe_dump = functools.partial(yaml.dump, Dumper=yaml.CSafeDumper)

pytest_plugins = ["browser_pages"]

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
"""A file system in memory, and the bytes that the temporary files of a run need there at most, those of the long one included."""


def use_memory() -> None:
    """Puts temporary files into memory where it has room: a run makes and removes tens of thousands of small ones, for which a disk may take a minute."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    system = os.statvfs(MEMORY)
    if system.f_bavail * system.f_frsize >= ROOM and not system.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


use_memory()

gc.disable()  # until everything is collected: none of it is garbage

expect.set_options(timeout=30_000)  # as long as actions have: a loaded machine is no fault of the site

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/sample" if (ROOT / "tests/sample").is_dir() else ROOT
"""The site that tests of the program run on, whose roles and chapters they know: this one. Where `make new` began the project, a copy of it."""
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
BASE = "/skills-divide/"
"""The sub-path under which the site is tried: an address that leaves it finds nothing."""

MKDOCS = (sys.executable, str(ROOT / "tests/tools/cached_mkdocs.py"))
"""MkDocs as a command; what Jinja compiles is kept for the next build of the run."""

SETTLED = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000", "LANGUAGES": "none"}
"""What every build of the tests shares, so that two of them can be compared byte by byte."""

os.environ.setdefault("SOURCE_DATE_EPOCH", SETTLED["SOURCE_DATE_EPOCH"])  # so that no check of the dataset is ever past its time in them

ORDER = ("site", "browser", "unit", "content", "js", "fuzz", "calendars", "protocol", "exports")
"""The folders of tests in their order: while the first worker builds the site, the others, who begin further down, have what does without it."""

COVERING = ("tests/unit/", "tests/exports/test_blocks.py", "tests/exports/test_build_cache.py")
"""Where the tests are that call the core in their own process and whose lines and branches are counted, which slows a test by half; those that go through a whole dataset or all sources and reach no line that a smaller one does not are marked `no_cover`."""

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what leaves the site fails, and is noted
    "--js-flags=--no-opt --max-lazy",  # each page is opened once: what V8 prepares for later turns is work for nothing
]


def build(folder: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds the project in a folder as `make build` does, strictly."""
    return subprocess.run(
        [*MKDOCS, "build", "--strict", "--site-dir", str(site)],
        cwd=folder,
        env={**os.environ, **SETTLED, "SITE_URL": f"https://example.org{BASE}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


FONTS = ROOT / ".build/fonts"
"""Fonts with the letters that pages use, which take half of a small site's build and are the same in all of them."""


def copied(origin: Path, folder: Path) -> Path:
    """A copy of a project to change, in a folder that is there: its content, with the hooks and the fonts linked."""
    for name in ("docs", "quizzes"):
        shutil.copytree(origin / name, folder / name)
    settings = (origin / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("../../hooks", "hooks"), encoding="utf-8")
    (folder / "hooks").symlink_to(ROOT / "hooks")
    FONTS.mkdir(parents=True, exist_ok=True)
    (folder / ".build").mkdir()
    (folder / ".build/fonts").symlink_to(FONTS)
    return folder


def without_directory(folder: Path) -> None:
    """Leaves the occupations out of a project, a third of a build's work, with the job titles that lead to them."""
    (folder / "docs/data/directory.csv").unlink()
    file = folder / "docs/data/job-titles.yml"
    titles = yaml.safe_load(file.read_text(encoding="utf-8"))["job_titles"]
    file.write_text(yaml.safe_dump({"job_titles": [each for each in titles if "occupation" not in each]}), encoding="utf-8")


def some(names: Iterable[str], now: Collection[str]) -> list:
    """The names as parameters of a test: some in every run, the others in the long one."""
    return [pytest.param(name, marks=[] if name in now else pytest.mark.long) for name in names]


def rarely(*values: object) -> object:
    """The values of one parameter set of a test, which only the long run tries."""
    return pytest.param(*values, marks=pytest.mark.long)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project."""
    return copied(SAMPLE, tmp_path)


class PagesHandler(http.server.SimpleHTTPRequestHandler):
    """Like GitHub Pages: nothing outside BASE, 404.html with status 404 for what is missing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def send_head(self):
        path = self.path.partition("?")[0]
        if not path.startswith(BASE):
            return self.send_error(404)
        self.path = "/" + path.removeprefix(BASE)
        del self.headers["If-Modified-Since"]  # it counts in seconds, and a test publishes two releases in one
        if Path(self.translate_path(self.path)).exists():
            return super().send_head()
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class CachedPagesHandler(PagesHandler):
    """Lets browsers keep every file for ten minutes, as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # several browsers call at once, and who finds no room in the queue tries again only seconds later

    def handle_error(self, *_: object) -> None:
        """Browsers drop connections; that is no error."""


@contextlib.contextmanager
def serving(folder: Path, handler: type[PagesHandler] = PagesHandler) -> Iterator[str]:
    """The address at which a folder is served for as long as the context lasts, ending in the sub-path."""
    with Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()  # asked to stop, it does so within 20 ms, and not half a second
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


TOGETHER = pytest.StashKey[tuple[str, dict[str, str]]]()
"""The folder that all workers of a run share, and the addresses at which the sites in it are served, by their folders."""

SHARED_SITES = ("site", "long/site")
"""The sites that are built once a run for the address that they are served at: instant navigation needs it at build time."""


def pytest_configure(config: pytest.Config) -> None:
    """Serves the shared sites from the process that starts the workers: their addresses go into them."""
    if hasattr(config, "workerinput"):
        config.stash[TOGETHER] = config.workerinput["together"]
        return
    opened = contextlib.ExitStack()
    config.add_cleanup(opened.close)
    folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="skills-divide-"))
    templates = Path(folder, "templates")
    templates.mkdir()
    os.environ["TEMPLATES"] = str(templates)
    config.stash[TOGETHER] = (folder, {site: opened.enter_context(serving(Path(folder, site), CachedPagesHandler)) for site in SHARED_SITES})


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Tells a worker what it shares."""
    node.workerinput["together"] = node.config.stash[TOGETHER]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets each worker begin with another kind of test, as each begins with a share of the list, and says whose lines of the core count."""
    folders = {path: path.relative_to(ROOT / "tests").parts[0] for path in {item.path for item in items}}
    places = {path: ORDER.index(folder if folder in ORDER else "unit") for path, folder in folders.items()}
    items.sort(key=lambda item: places[item.path])
    for item in items:
        if not item.nodeid.startswith(COVERING):
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Counts the lines that collecting reaches, those of the modules themselves, in one worker, as they are the same in all; spares the collector of garbage thousands of tests, which stay to the end: it went through all of them again and again, a tenth of the work."""
    measured = session.config.pluginmanager.get_plugin("_cov")
    is_paused = measured is not None and os.environ.get("PYTEST_XDIST_WORKER", "gw0") != "gw0"
    if is_paused:
        measured.cov_controller.pause()
    try:
        return (yield)
    finally:
        if is_paused:
            measured.cov_controller.resume()
        gc.freeze()
        gc.set_threshold(20_000)
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Counts no lines that another folder's fixtures reach; for the tests themselves pytest-cov sees to it."""
    measured = item.config.pluginmanager.get_plugin("_cov")
    if measured is None or item.nodeid.startswith(COVERING):
        return (yield)
    measured.cov_controller.pause()
    try:
        return (yield)
    finally:
        measured.cov_controller.resume()


@pytest.fixture(scope="session")
def once(pytestconfig: pytest.Config) -> Callable[[str, Callable[[Path], object]], Path]:
    """Lets a file or folder be made once a run, by whichever worker needs it first; the others wait for it."""

    def made(name: str, make: Callable[[Path], object]) -> Path:
        place = Path(pytestconfig.stash[TOGETHER][0], name)
        with Path(f"{place}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                unfinished = Path(tempfile.mkdtemp(dir=place.parent), name)  # what a failure leaves is in nobody's way
                make(unfinished)
                unfinished.rename(place)
        return place

    return made


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Lets all renderers of a run share what Jinja compiles: there are hundreds of small ones."""
    cache = jinja2.FileSystemBytecodeCache(os.environ["TEMPLATES"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "__init__", functools.partialmethod(jinja2.Environment.__init__, bytecode_cache=cache))
        yield


@pytest.fixture(scope="session")
def addresses(pytestconfig: pytest.Config) -> dict[str, str]:
    """Where each of the shared sites is served."""
    return pytestconfig.stash[TOGETHER][1]


@pytest.fixture(scope="session")
def served(addresses: dict[str, str]) -> str:
    """Where the real site is served."""
    return addresses["site"]


@pytest.fixture(scope="session")
def built(served: str, once: Callable) -> Path:
    """The real site, built strictly for the address it is served at."""

    def make(folder: Path) -> None:
        done = build(SAMPLE, folder, SITE_URL=served)
        assert done.returncode == 0, done.stdout + done.stderr

    return once("site", make)


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The built site, by the name that the tests of exports give to where their links lead."""
    return built


@pytest.fixture(scope="session")
def address(served: str, site: Path) -> str:
    """The address of the built and served site."""
    return served


@pytest.fixture(scope="session")
def own_site(request: pytest.FixtureRequest, once: Callable) -> Path:
    """The site of whatever stands in docs/, for tests that hold for any content."""
    if SAMPLE == ROOT:
        return request.getfixturevalue("site")

    def make(folder: Path) -> None:
        done = build(ROOT, folder)
        assert done.returncode == 0, done.stdout + done.stderr

    return once("own-site", make)


@pytest.fixture(scope="session")
def own_address(request: pytest.FixtureRequest) -> str:
    """The address that this site was built for."""
    return request.getfixturevalue("address") if SAMPLE == ROOT else f"https://example.org{BASE}"


@pytest.fixture(scope="session")
def every_language(once: Callable) -> Path:
    """The real site in all its languages, with the files for platforms."""

    def make(folder: Path) -> None:
        done = build(ROOT, folder, LANGUAGES="all")
        assert done.returncode == 0, done.stdout + done.stderr

    return once("every-language", make)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The Chromium that `make test` found or installed."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: run `make test`, or set CHROMIUM to the path of one"
    return {**browser_type_launch_args, "executable_path": path, "args": CHROMIUM_FLAGS}
