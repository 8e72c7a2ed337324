"""SCORM packages played in a real browser, in a frame of a platform whose run-time is scorm-again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from answering import TYPES, again, answer, fill, miss
from axe import violations
from conftest import ROOT, rarely, serving, some
from export_items import SECTIONS
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect
from scorm_rules import faults

from skillsdivide.derive.quiz_layout import answers, offers
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem

RUNTIMES = ROOT / "tests/tools/node_modules/scorm-again/dist"
EDITIONS = ("scorm12", "scorm2004")
SHORT, LARGEST = "one-of-each-type", "claims-from-data"
"""A section made of the bank's first item of each type, and the section with most items."""

edition = pytest.mark.parametrize("edition", EDITIONS)
one_edition = pytest.mark.parametrize("edition", ["scorm2004", pytest.param("scorm12", marks=pytest.mark.long)])
"""For what the player does alike in both, as it says the same in the words of either."""


PAIRS = [(key, edition) for key in (SHORT, *SECTIONS) for edition in EDITIONS]
"""Every section in both editions, and before them an item of each type."""


def test_what_is_played_covers_the_bank(bank: dict[str, Batch], played: dict[str, Batch]) -> None:
    """Every type of item, and the largest section."""
    known = {section.id: section for section in bank[BANK].sections}
    assert [item.type for item in played[SHORT].sections[0].items] == [*TYPES]
    assert len(known[LARGEST].items) == max(len(section.items) for section in known.values())


# --- the platform ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def played(bank: dict[str, Batch]) -> dict[str, Batch]:
    """Every batch that is played, by its id."""
    items = [next(item for section in bank[BANK].sections for item in section.items if item.type == type_) for type_ in TYPES]
    first = bank[BANK].sections[0]
    section = first.model_copy(update={"id": SHORT, "draw": None, "items": [item.model_copy(update={"objective": None}) for item in items]})
    return {**bank, SHORT: Batch(SHORT, first.title, (section,))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, played: dict[str, Batch], write) -> Path:
    """The packages as a platform unpacks them, beside its own page."""
    root = tmp_path_factory.mktemp("platform")
    (root / "lms.html").write_text(
        '<!doctype html><html lang="en"><title>Platform</title><link rel="icon" href="data:,"><body></body></html>', encoding="utf-8"
    )
    for each in EDITIONS:
        for key in (SHORT, *SECTIONS):
            with zipfile.ZipFile(io.BytesIO(write(each, played[key]))) as package:
                package.extractall(root / each / key)
    return root


@dataclass
class Platform:
    """A platform with one learner, at the address where it is served."""

    browser: Browser
    root: Path
    address: str
    faults: list[str] = field(default_factory=list)
    """Requests that leave the platform, files that are missing, errors of scripts."""
    page: Page | None = None
    edition: str = ""
    known: tuple[str, ...] = ()
    """The types of the interactions that it has from earlier visits."""

    def opened(self, **options: object) -> Page:
        """A page of a browser that knows nothing."""
        self.page = page = self.browser.new_context(**options).new_page()
        page.on("request", lambda sent: sent.url.startswith((self.address, "file:", "data:")) or self.faults.append(sent.url))
        page.on("response", lambda got: got.status < 400 or self.faults.append(f"{got.status} {got.url}"))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def launch(self, edition: str, key: str, stored: dict | None = None, *, bare: dict | None = None, **options: object) -> FrameLocator:
        """The package as its manifest has it, opened with what the platform kept; `bare`: on one that says next to nothing."""
        manifest = ET.parse(self.root / edition / key / "imsmanifest.xml")
        start = f"{edition}/{key}/{manifest.find('.//{*}resource').get('href')}"
        passing = manifest.findtext(".//{*}masteryscore") or manifest.findtext(".//{*}minNormalizedMeasure")
        first = {"core": {"credit": "credit"}, "student_data": {"mastery_score": passing}} if edition == "scorm12" else {"scaled_passing_score": passing}
        page = self.opened(**options)
        page.goto(f"{self.address}lms.html")
        page.add_script_tag(path=RUNTIMES / f"{edition}.min.js")
        page.add_script_tag(path=ROOT / "tests/exports/scorm-lms.js")
        if bare is None:
            page.evaluate("plan => launch(plan)", {"edition": edition, "address": start, "kept": {"cmi": stored or first}})
        else:
            page.evaluate("plan => launchBare(plan)", {"edition": edition, "address": start, **bare})
        self.edition, self.known = edition, tuple(each["type"] for each in interactions(stored)) if stored else ()
        return ready(page.frame_locator("iframe"))

    def reported(self) -> dict:
        """What the platform was told on this visit and has by now, all of it lawful."""
        report = self.page.evaluate("told()")
        assert report["refused"] == []
        assert list(faults(self.edition, map(tuple, report["calls"]), self.known)) == []
        return report

    def left(self) -> dict:
        """The same once the package was closed."""
        self.page.evaluate("leave()")
        report = self.reported()
        assert report["closed"] is True
        self.page.context.close()
        return report


def ready(frame: FrameLocator | Page) -> FrameLocator | Page:
    """The package once all its items are open."""
    expect(frame.locator("quiz-section[data-ready]")).to_be_attached()
    expect(frame.locator(".sd-item:not([hidden]):not([data-open])")).to_have_count(0)
    return frame


@pytest.fixture
def platform(browser: Browser, folder: Path) -> Iterator[Platform]:
    """A platform of its own for each test."""
    with serving(folder) as address:
        platform = Platform(browser, folder, address)
        yield platform
        assert platform.faults == []


def sitting(frame: FrameLocator | Page) -> list[Locator]:
    """The items that are shown."""
    return frame.locator(".sd-item:not([hidden])").all()


def play(items: list[Locator], hand: Callable[[Locator], None] = answer) -> list[str]:
    """Answers items one after the other; their ids."""
    for item in items:
        hand(item)
    return [item.get_attribute("data-item") for item in items]


def platform_says(frame: FrameLocator | Page) -> Locator:
    """The line that tells what becomes of the answers."""
    return frame.locator("[data-part=platform]")


# --- what the platform should have ----------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """What a platform has of a package, in words that both editions share."""

    score: float
    scaled: float | None
    range: tuple[str, str]
    completion: str
    success: str


def result(edition: str, cmi: dict) -> Result:
    """What is said of the whole package."""
    if edition == "scorm12":
        core = cmi["core"]
        done = core["lesson_status"] in {"passed", "failed"}
        score = core["score"]
        return Result(float(score["raw"] or -1), None, (score["min"], score["max"]), "completed" if done else core["lesson_status"], core["lesson_status"])
    score = cmi["score"]
    return Result(float(score["raw"] or -1), float(score["scaled"] or -1), (score["min"], score["max"]), cmi["completion_status"], cmi["success_status"])


def expected(edition: str, share: float) -> Result:
    """What is said of a package that earned a share of all."""
    scaled = None if edition == "scorm12" else pytest.approx(share, abs=1e-3)
    return Result(pytest.approx(share * 100, abs=0.01), scaled, ("0", "100"), "completed", "passed" if share >= 0.8 else "failed")


def right(edition: str, item: Item, section: Section) -> tuple[str, str, list[str]]:
    """The type of an item's interaction, the right response, and the patterns of what is right."""
    old = edition == "scorm12"
    comma, dot = (",", ".") if old else ("[,]", "[.]")
    match item:
        case ChoiceItem() | MultipleItem():
            answer = comma.join(offer.letter for offer in offers(item, section) if offer.is_key)
            return "choice", answer, [answer]
        case TrueFalseItem():
            answer = str(item.answer).lower()[: 1 if old else None]
            return "true-false", answer, [answer]
        case NumericItem():
            low, high = (f"{round(item.answer + sign * item.tolerance, 7):g}" for sign in (-1, 1))
            return "numeric", f"{item.answer:g}", [f"{item.answer:g}" if old else f"{low}[:]{high}"]
        case TextItem():
            return "fill-in", item.accept[0].upper(), item.accept[:5]
        case MatchItem():
            answer = comma.join(f"{number}{dot}{'abcdefghi'[answers(item).index(pair.answer)]}" for number, pair in enumerate(item.pairs, 1))
            return "matching", answer, [answer]
        case OrderItem():
            answer = comma.join(str(place + 1) for place in range(len(item.sequence)))
            return "sequencing", answer, [answer]
    raise AssertionError(item.type)


def interactions(cmi: dict) -> list[dict]:
    """The interactions in their order, in the words of 2004."""
    report = cmi["interactions"]
    return [report[key] for key in sorted(report, key=int)]


def assert_reported_right(edition: str, cmi: dict, ids: list[str], section: Section) -> None:
    """One interaction for each item that was answered, in that order, each with its right response."""
    items = {item.id: item for item in section.items}
    reported = interactions(cmi)
    assert [each["id"] for each in reported] == [key.replace("-", "_") if edition == "scorm12" else key for key in ids]
    for key, each in zip(ids, reported, strict=True):
        type_, answer, patterns = right(edition, items[key], section)
        response = each["student_response" if edition == "scorm12" else "learner_response"]
        assert (each["type"], response, each["result"], each["weighting"]) == (type_, answer, "correct", "1"), key
        assert [each["correct_responses"][index]["pattern"] for index in sorted(each["correct_responses"], key=int)] == patterns, key
        assert each["time" if edition == "scorm12" else "timestamp"]


def next_time(cmi: dict) -> dict:
    """What a platform hands back when a learner comes again."""
    report = {name: value for name, value in cmi.items() if name not in {"exit", "session_time", "total_time", "core"}}
    if "core" in cmi:
        report["core"] = {name: value for name, value in cmi["core"].items() if name not in {"exit", "session_time"}}
    return report


# --- played ---------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize(("key", "edition"), PAIRS)
def test_right_answers_pass(edition: str, key: str, platform: Platform, played: dict[str, Batch]) -> None:
    """Each answered by itself: the full score, and one interaction for each item."""
    (section,) = played[key].sections
    frame = platform.launch(edition, key)
    items = sitting(frame)
    assert len(items) == (section.draw or len(section.items))
    ids = play(items)
    report = platform.left()
    assert result(edition, report["cmi"]) == expected(edition, 1)
    assert_reported_right(edition, report["cmi"], ids, section)


@pytest.mark.long
@one_edition
def test_the_first_tries_count(edition: str, platform: Platform) -> None:
    """Wrong answers fail; right ones after them are neither score nor interaction."""
    frame = platform.launch(edition, SHORT)
    items = sitting(frame)
    ids = play(items, miss)
    expect(frame.locator(".sd-score")).to_be_visible()
    before = platform.reported()
    for item in items[:3]:
        again(item)
        answer(item)
    report = platform.left()
    wrong = "wrong" if edition == "scorm12" else "incorrect"
    results = [each["result"] for each in interactions(report["cmi"])]
    assert len(results) == len(ids)
    assert results.count(wrong) > 3
    assert "correct" not in results
    earned = sum(0 if each == wrong else round(float(each) * 60) / 60 for each in results) / len(ids)
    assert result(edition, report["cmi"]) == expected(edition, earned)
    assert earned < 0.3
    assert interactions(report["cmi"]) == interactions(before["cmi"])


@pytest.mark.parametrize(("key", "edition"), [*PAIRS[:2], *(rarely(*pair) for pair in PAIRS[2:])])
def test_answers_come_back(edition: str, key: str, platform: Platform) -> None:
    """Left in the middle, one answer wrong: no score yet; then the same items in the same order, answers, and the score of all."""
    frame = platform.launch(edition, key)
    expect(platform_says(frame)).to_contain_text("80 % passes")
    items = sitting(frame)
    shown = [(item.get_attribute("id"), item.inner_text().split("How sure")[0]) for item in items]
    items[0].get_by_label("Think so").check()
    done = [*play(items[:1], miss), *play(items[2:5])]
    first = platform.left()
    now = result(edition, first["cmi"])
    assert (now.score, now.completion) == (-1, "incomplete")
    assert now.success in {"incomplete", "unknown"}
    assert (first["cmi"]["core"] if edition == "scorm12" else first["cmi"])["exit"] == "suspend"
    assert first["calls"][0] == [{"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.completion_status"}[edition], "incomplete"]
    assert {"scorm12": "cmi.core.session_time", "scorm2004": "cmi.session_time"}[edition] in dict(map(tuple, first["calls"]))

    frame = platform.launch(edition, key, next_time(first["cmi"]))
    items = sitting(frame)
    assert [(item.get_attribute("id"), item.inner_text().split("How sure")[0]) for item in items][5:] == shown[5:]
    assert [item.get_attribute("id") for item in items] == [each for each, _ in shown]
    expect(items[0].get_by_role("status")).to_contain_text(re.compile("Not right|Partly right"))
    for item in items[2:5]:
        expect(item.get_by_role("status")).to_contain_text("Right.")
    expect(frame.locator("[data-part=count]")).to_have_text(f"4 of {len(items)} answered")
    assert platform.reported()["calls"] == []
    rest = play([items[1], *items[5:]])
    expect(frame.locator("[data-part=score]")).to_contain_text("at the first try")
    report = platform.left()
    reported = interactions(report["cmi"])
    assert [each["id"].replace("_", "-") for each in reported] == [*done, *rest]
    assert [each["result"] for each in reported] == ["wrong" if edition == "scorm12" else "incorrect", *["correct"] * (len(items) - 1)]
    assert result(edition, report["cmi"]) == expected(edition, 1 - 1 / len(items))


@pytest.mark.long
@one_edition
def test_answers_to_other_questions_do_not_come_back(edition: str, platform: Platform) -> None:
    """A package whose content changed begins anew, and goes on from where the platform's record of answers ends."""
    frame = platform.launch(edition, SHORT)
    play(sitting(frame)[:2])
    stored = next_time(platform.left()["cmi"])
    stored["suspend_data"] = re.sub(",[0-9a-f]{8},", ",00000000,", stored["suspend_data"])
    frame = platform.launch(edition, SHORT, stored)
    expect(frame.locator(".sd-item[data-done]")).to_have_count(0)
    ids = play(sitting(frame)[:1])
    report = platform.left()
    assert [each["id"].replace("_", "-") for each in interactions(report["cmi"])][2:] == ids


@one_edition
def test_a_platform_that_lost_something_is_told_anew(edition: str, platform: Platform) -> None:
    """No interactions from before, and an answer to a question that is not there: the others come back, and what follows is lawful."""
    play(sitting(platform.launch(edition, SHORT)))
    stored = next_time(platform.left()["cmi"])
    stored |= {"interactions": {}, "suspend_data": f"{stored['suspend_data']},zz00YY01a"}
    frame = platform.launch(edition, SHORT, stored)
    expect(frame.locator(".sd-item[data-done]")).to_have_count(len(sitting(frame)))
    frame.get_by_role("button", name="Start again").click()
    ids = play(sitting(ready(frame))[1:3])
    assert [each["id"].replace("_", "-") for each in interactions(platform.left()["cmi"])] == ids


@pytest.mark.long
@one_edition
def test_the_last_finished_round_counts(edition: str, platform: Platform) -> None:
    """A round that was begun on a later visit changes no score; once finished it takes the place of the one before, item by item."""
    ids = play(sitting(platform.launch(edition, SHORT)), miss)
    first = platform.left()["cmi"]
    frame = platform.launch(edition, SHORT, next_time(first))
    expect(frame.locator(".sd-score")).to_be_visible()
    frame.get_by_role("button", name="Start again").click()
    ready(frame)
    items = sitting(frame)
    play(items[:-1])
    assert result(edition, platform.reported()["cmi"]) == result(edition, first)
    play(items[-1:])
    report = platform.left()
    assert result(edition, report["cmi"]) == expected(edition, 1)
    reported = interactions(report["cmi"])
    assert [each["id"].replace("_", "-") for each in reported] == ids
    assert {each["result"] for each in reported} == {"correct"}


@edition
def test_an_exam_is_reported_at_once(edition: str, platform: Platform, played: dict[str, Batch]) -> None:
    """All answers of an exam with one commit, none before it is handed in: the full score, completion, success, and one interaction for each item, all by the letter of the standard."""
    frame = platform.launch(edition, SHORT)
    frame.get_by_role("button", name="Take it as an exam").click()
    ready(frame)
    items = sitting(frame)
    ids = play(items, fill)
    before = platform.reported()
    assert interactions(before["cmi"]) == []
    frame.get_by_role("button", name="Hand in").click()
    expect(frame.locator(".sd-score")).to_be_visible()
    platform.page.wait_for_function("(count) => told().commits > count", arg=before["commits"])  # the score may stand there before the platform is told
    assert platform.reported()["commits"] == before["commits"] + 1
    report = platform.left()
    assert result(edition, report["cmi"]) == expected(edition, 1)
    assert_reported_right(edition, report["cmi"], ids, played[SHORT].sections[0])


@pytest.mark.long
@pytest.mark.parametrize("mode", some(["review", "browse"], ["review"]))
@one_edition
def test_looking_back_writes_nothing(edition: str, mode: str, platform: Platform) -> None:
    """The answers are there, can be tried anew, and the platform is told of none."""
    frame = platform.launch(edition, SHORT)
    play(sitting(frame)[:2])
    stored = next_time(platform.left()["cmi"])
    stored = {**stored, "core": {**stored["core"], "lesson_mode": mode}} if edition == "scorm12" else {**stored, "mode": mode}
    frame = platform.launch(edition, SHORT, stored)
    expect(platform_says(frame)).to_contain_text("Opened to look back")
    items = sitting(frame)
    for item in items[:2]:
        expect(item.get_by_role("status")).to_contain_text("Right.")
    play(items[2:4])
    report = platform.left()
    assert report["calls"] == []
    assert len(interactions(report["cmi"])) == 2


@pytest.mark.long
@one_edition
def test_a_platform_that_says_little_is_told_all(edition: str, platform: Platform) -> None:
    """No mode, no status, no count of interactions, no passing share: a normal visit by our own measure."""
    frame = platform.launch(edition, SHORT, bare={"refuses": False})
    play(sitting(frame))
    expect(platform_says(frame)).to_contain_text("80 % passes")
    reported = dict(map(tuple, platform.reported()["calls"]))
    assert reported[{"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.success_status"}[edition]] == "passed"


@pytest.mark.long
@one_edition
def test_a_platform_that_keeps_nothing_is_told_on(edition: str, platform: Platform) -> None:
    """The learner reads that the report was not taken, and that it was as soon as it is."""
    frame = platform.launch(edition, SHORT, bare={"refuses": True})
    items = sitting(frame)
    answer(items[0])
    expect(platform_says(frame)).to_contain_text("did not take the last report")
    platform.page.evaluate("platform.refuses = false")
    answer(items[1])
    expect(platform_says(frame)).to_contain_text("80 % passes")


@pytest.mark.parametrize("place", some(["served", "from a folder"], ["from a folder"]))
@one_edition
def test_without_a_platform_it_is_a_plain_page(edition: str, place: str, platform: Platform) -> None:
    """The quiz works to its end and says that nothing is reported."""
    page = platform.opened()
    package = platform.root / edition / SHORT / "index.html"
    page.goto(package.as_uri() if place == "from a folder" else f"{platform.address}{edition}/{SHORT}/index.html")
    ready(page)
    expect(platform_says(page)).to_contain_text("No learning platform was found: nothing is reported")
    items = sitting(page)
    play(items)
    expect(page.locator("[data-part=score]")).to_have_text(f"Your score: {len(items)} of {len(items)} at the first try.")
    expect(platform_says(page)).to_contain_text("nothing is reported")
    assert page.evaluate("localStorage.length") == 0


def test_links_do_not_take_the_place_of_the_package(platform: Platform) -> None:
    """Those that lead out open beside it; those inside stay."""
    frame = platform.launch("scorm12", SHORT)
    item = sitting(frame)[0]
    miss(item)
    links = item.get_by_role("status").get_by_role("link")
    opened = links.evaluate_all(
        """links => links.map((link) => { link.addEventListener("click", (event) => setTimeout(() => event.preventDefault()), { once: true });
           document.addEventListener("click", (event) => event.preventDefault(), { once: true }); link.click(); return [link.host === location.host, link.target]; })"""
    )
    assert {target for inside, target in opened if inside} == {""}
    assert {target for inside, target in opened if not inside} == {"_blank"}


@pytest.mark.parametrize("scheme", some(["light", "dark"], ["dark"]))
def test_it_reads_well_on_a_phone(scheme: str, platform: Platform) -> None:
    """By day and by night, nothing runs out of a narrow page, and axe finds nothing before and after answers."""
    page = platform.opened(viewport={"width": 320, "height": 700}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{platform.address}scorm2004/{SHORT}/index.html")
    ready(page)
    ground = [int(each) for each in re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))]
    assert (sum(ground) < 150) == (scheme == "dark")
    items = sitting(page)
    for hand in (lambda _: None, miss):
        play(items, hand)
        page.evaluate("scrollTo(0, 0)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page, scheme=scheme) == {}


def test_without_script_each_answer_can_be_read(platform: Platform) -> None:
    """And the page says that nothing is reported."""
    page = platform.opened(java_script_enabled=False)
    page.goto(f"{platform.address}scorm12/{SHORT}/index.html")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_contain_text("nothing is reported")
    item = page.locator(".sd-item").first
    assert item.get_by_role("button").count() == 0
    item.get_by_text("Show the answer").click()
    expect(item.locator(".sd-answer")).to_contain_text("Right:")


def test_a_reload_is_told_for_what_it_is(platform: Platform) -> None:
    """The platform is there, but has ended the visit, and begins another one only from the course."""
    frame = platform.launch("scorm2004", SHORT)
    expect(platform_says(frame)).to_contain_text("is told the first try")
    platform.page.evaluate("document.querySelector('iframe').contentWindow.location.reload()")
    expect(platform_says(frame)).to_contain_text("has ended this visit")


@pytest.mark.long
def test_a_platform_that_still_listens_after_a_reload_is_told_on(platform: Platform) -> None:
    """It says no to a second beginning, as to a visit that is under way, and takes what is set."""
    frame = platform.launch("scorm12", SHORT)
    expect(platform_says(frame)).to_contain_text("is told the first try")
    platform.page.evaluate("document.querySelector('iframe').contentWindow.location.reload()")
    expect(platform_says(frame)).to_contain_text("is told the first try")
    ids = play(sitting(frame)[:1])
    assert [each["id"].replace("_", "-") for each in interactions(platform.reported()["cmi"])] == ids
