"""Assigning by link, working, handing in and gathering: what a teacher and thirty students do, in a real browser."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from answering import answer, first, miss
from axe import still, violations
from browser_pages import NewPage
from browser_storage import records
from conftest import rarely
from handing_in import codes, decoded, figures, hand_in, name_of, receipt, sealed
from held import held
from playwright.sync_api import Locator, Page, Route, expect

SECTION = "How to test a headline"


def assignment(page: Page, address: str, **choices: str) -> str:
    """The link that a teacher gets: single-choice and true-false items of two chapters, six of them unless chosen otherwise; with feedback after each."""
    page.goto(address + "teach/")
    form = page.locator("assign-quiz form")
    form.get_by_text("More settings", exact=True).click()
    form.get_by_label("Title").fill("Week 1: ‘figures’ & <b>claims</b>")
    form.get_by_role("checkbox", name=SECTION).check()
    for kind in ("Several right answers", "A number", "A word or phrase", "Pairs", "Steps in order"):
        form.get_by_label(kind).uncheck()
    form.get_by_label("Questions for each student").fill(choices.get("count", "6"))
    form.get_by_label("Closes on").fill(choices.get("closes", ""))
    form.get_by_label("Attempts at each question").select_option(choices.get("attempts", "1"))
    form.get_by_label("Which questions").select_option(choices.get("draw", "class"))
    form.locator("[name=feedback]").select_option(choices.get("feedback", "once"))
    expect(form.get_by_label("My own settings")).to_be_checked()
    expect(form.locator("[data-part=size]")).to_contain_text(f"{choices.get('count', '6')} questions, about")
    return form.get_by_label("Link for your students").input_value()


def begin(page: Page, link: str, student: str) -> None:
    """Opens the link and begins; on a shared device, as somebody else."""
    page.goto("about:blank")  # the same address again would leave the page as it stands
    page.goto(link)
    other = page.get_by_role("button", name="I am somebody else")
    expect(page.get_by_label("Your name or number").or_(other).and_(page.locator(":visible")).first).to_be_visible()
    if other.is_visible():
        other.click()
    page.get_by_label("Your name or number").fill(student)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("[data-part=who]")).to_be_visible()  # now the page has all that the end needs


def shown(page: Page) -> list[str]:
    """The items of the work, in order, with their choices."""
    items = page.locator("assigned-work .sd-item")
    expect(items.first).to_be_attached()
    expect(page.locator("assigned-work .sd-item[data-open]")).to_have_count(items.count())
    return items.evaluate_all(
        "nodes => nodes.map((node) => [node.id, ...[...node.querySelectorAll('.sd-choice')].map((each) => each.dataset.choice)].join(' '))"
    )


def show_code(page: Page) -> Locator:
    """The QR code of a receipt, which is drawn when somebody asks for it."""
    page.get_by_role("button", name="Show a QR code").click()
    picture = page.locator("[data-part=receipt] [data-part=qr] svg")
    expect(picture).to_be_visible()
    return picture


def test_a_student_works_and_gets_a_receipt(page: Page, address: str) -> None:
    """From the link to the code: the title is text, a second try does not help, the receipt tells the score."""
    link = assignment(page, address, attempts="2", closes="2027-01-31")
    begin(page, link, "Amina Ben")
    rules = page.locator("[data-part=intro] li:visible").all_inner_texts()
    assert rules == [
        "6 questions, about 9 minutes",
        "Feedback comes after each answer; the first try counts.",
        "Each question can be tried 2 times; the first try counts.",
        "Hand it in by 31 January 2027. Later is possible, and the receipt says so.",
    ]
    expect(page.get_by_role("heading", name="Week 1: ‘figures’ & <b>claims</b>")).to_be_visible()
    items = page.locator("assigned-work .sd-item")
    miss(items.nth(0))
    items.nth(0).get_by_role("button", name="Try again").click()
    miss(items.nth(0))
    expect(items.nth(0).get_by_role("button", name="Try again")).to_be_hidden()
    for index in range(1, 5):
        answer(items.nth(index))
    page.get_by_role("button", name="Hand in", exact=True).click()
    dialog = page.get_by_role("dialog", name="1 question is unanswered")
    expect(dialog.get_by_role("button", name="Go to the first open one")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Hand in", exact=True)).to_be_focused()
    code = hand_in(page)
    receipt = decoded(code)
    assert receipt["student"] == "Amina Ben"
    assert [each[2] for each in receipt["items"]] == [0, 1, 1, 1, 1, 0]
    assert [each[4] for each in receipt["items"]] == [2, 1, 1, 1, 1, 0]
    expect(page.get_by_text("67 %: 4 of 6.")).to_be_visible()
    expect(page.locator("[data-part=receipt] [data-part=objectives] li:visible").first).to_contain_text(re.compile(r"\d of \d"))
    show_code(page)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save it as a file").click()
    assert Path(caught.value.path()).read_text(encoding="utf-8") == code
    page.get_by_role("button", name="Go on with what is open").click()
    expect(page.get_by_role("button", name="Hand in", exact=True)).to_be_visible()
    answer(items.nth(5))
    page.get_by_role("button", name="Hand in", exact=True).click()  # nothing is open any more, so nothing is asked
    again = decoded(page.get_by_label("Result code").input_value())
    assert [each[4] for each in again["items"]] == [2, 1, 1, 1, 1, 1]
    assert again["mark"] == receipt["mark"]


def test_a_reload_loses_nothing(page: Page, address: str) -> None:
    """Answers, a half-made choice, the order and, later, the receipt come back."""
    link = assignment(page, address)
    begin(page, link, "1024")
    before = shown(page)
    answer(page.locator("assigned-work .sd-item").nth(0))
    chosen = page.locator("assigned-work .sd-item").nth(1).locator("input[type=radio]").first
    chosen.check()
    value = chosen.get_attribute("value")
    page.reload()
    assert shown(page) == before
    expect(page.locator("assigned-work .sd-item").nth(0).get_by_role("status")).to_contain_text("Right.")
    assert page.locator("assigned-work .sd-item").nth(1).locator("input:checked").first.get_attribute("value") == value
    code = hand_in(page)
    page.reload()
    expect(page.get_by_label("Result code")).to_have_value(code)


def test_namesakes_on_one_device_have_work_of_their_own(page: Page, address: str) -> None:
    """Whose name is known is asked whether they began before; the page has nothing to leave it by once the work has begun; a preview leaves nothing behind."""
    link = assignment(page, address)
    page.goto(link)
    reading = page.locator("assigned-work a:visible")
    expect(reading).to_have_text(["Audit your week", SECTION])  # what is to be read first, beside the work
    with page.expect_popup() as chapter:
        reading.last.click()
    expect(chapter.value.get_by_role("heading", level=1)).to_contain_text(SECTION)
    chapter.value.close()
    begin(page, link, "Sara")
    expect(page.locator("a[href]:not([href^='#']):visible, [role=search], .md-tabs, .md-content__button")).to_have_count(0)
    answer(page.locator("assigned-work .sd-item").nth(0))
    marks = {decoded(hand_in(page))["mark"]}
    page.get_by_role("button", name="I am somebody else").click()
    page.get_by_label("Your name or number").fill("sara")
    page.get_by_role("button", name="Begin", exact=True).click()
    asked = page.get_by_role("dialog", name="Did you begin on this device before?")
    expect(asked.get_by_role("button", name="Yes: Sara, begun")).to_be_visible()
    asked.get_by_role("button", name="No, that is somebody else").click()
    expect(page.locator("[data-part=who]")).to_contain_text("sara")
    expect(page.locator("assigned-work .sd-item[data-done]")).to_have_count(0)
    marks.add(decoded(hand_in(page))["mark"])
    assert len(marks) == 2
    kept = len(records(page))
    page.goto("about:blank")
    page.goto(link.replace("#", "?preview#"))
    expect(page.get_by_text("This is what your students see")).to_be_visible()
    page.get_by_role("button", name="Begin", exact=True).click()
    answer(page.locator("assigned-work .sd-item").nth(0))
    page.goto(address + "teach/assignment/")
    assert len(records(page)) == kept


@pytest.mark.long
def test_feedback_can_wait_until_the_end(page: Page, address: str) -> None:
    """Nothing is told before; a reload in between loses no choice; then everything is, once."""
    link = assignment(page, address, feedback="end")
    begin(page, link, "Yanis")
    items = page.locator("assigned-work .sd-item")
    for index in range(items.count()):
        items.nth(index).locator(".sd-choice[data-key] label").first.click()
    page.reload()
    expect(page.get_by_role("button", name="Hand in", exact=True)).to_be_visible()
    assert page.locator("assigned-work .sd-item input:checked:visible").count() == items.count()
    expect(items.first.locator(".sd-result")).to_be_empty()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_text("100 %: 6 of 6.")).to_be_visible()
    expect(items.first.get_by_role("status")).to_contain_text("Right.")
    expect(items.first.get_by_role("button", name="Try again")).to_be_hidden()


@pytest.mark.long
def test_the_class_gets_one_draw_or_each_student_one(new_page: NewPage, page: Page, address: str) -> None:
    """By the link alone, on whichever device."""
    draws, one, another = {}, new_page(), new_page()
    for way in ("class", "own"):
        link = assignment(page, address, draw=way)
        draws[way] = []
        for device, student in ((one, "Amina"), (one, "Yanis"), (another, "Amina")):
            begin(device, link, student)
            draws[way].append(shown(device))
    same, own = draws["class"], draws["own"]
    assert same[0] == same[1] == same[2]
    assert own[0] == own[2] != own[1]


@pytest.mark.long
def test_a_bad_link_says_why(page: Page, address: str) -> None:
    """Cut, changed, from a later release, missing, or something else."""
    link = assignment(page, address)
    place = link.partition("#")[0]
    for bad, words in (
        (link[:-3], "cut short"),
        (link[:-30], "cut short"),
        (link.replace("#A1.", "#A1.x"), "damaged"),
        (link.replace("#A1.", "#A2."), "later release"),
        (place, "no assignment in this address"),
        (f"{place}#R1.e30.00000000", "no assignment"),
    ):
        page.goto("about:blank")
        page.goto(bad)
        expect(page.locator("assigned-work [data-say]:visible")).to_contain_text(words)
        expect(page.get_by_label("Your name or number")).to_be_hidden()


@pytest.mark.long
def test_what_follows_a_link_does_not_matter(page: Page, address: str) -> None:
    """Mail programs, chats and trackers put signs behind links."""
    link = assignment(page, address)
    for tail in (".", ",", ")", ">", '"', "?fbclid=x", "&utm_source=mail"):
        page.goto("about:blank")
        page.goto(link + tail)
        expect(page.get_by_label("Your name or number")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize(
    ("answer_of", "words"),
    [
        (lambda route: route.fulfill(body="<article></article>", content_type="text/html"), "do not show them"),
        rarely(lambda route: route.abort(), "could not be fetched"),
    ],
    ids=["missing", "unfetched"],
)
def test_questions_that_do_not_come_are_said(page: Page, address: str, answer_of: Callable[[Route], None], words: str) -> None:
    """Where the chapter's page shows none of them, and where it cannot be reached."""
    link = assignment(page, address)
    page.goto("about:blank")
    page.goto(link)
    page.route("**/learn/*/", answer_of)
    page.get_by_label("Your name or number").fill("Amina")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("assigned-work [data-say]:visible")).to_contain_text(words)
    expect(page.locator("assigned-work .sd-item")).to_have_count(0)


@pytest.mark.long
def test_it_works_offline_once_opened(page: Page, address: str) -> None:
    """The network goes after Begin; the receipt with its QR code comes all the same."""
    link = assignment(page, address)
    begin(page, link, "Offline")
    page.context.set_offline(True)
    for item in page.locator("assigned-work .sd-item").all():
        answer(item)
    hand_in(page)
    show_code(page)
    page.context.set_offline(False)


@pytest.mark.long
def test_the_sheet_prints_questions_and_key(page: Page, address: str) -> None:
    """The draw of the class, without a name, with the key on its own page."""
    link = assignment(page, address)
    page.goto(link.replace("#", "?sheet#"))
    expect(page.get_by_role("button", name="Print the sheet")).to_be_visible()
    expect(page.locator("assigned-work .sd-item[data-open]")).to_have_count(6)
    page.emulate_media(media="print")
    expect(page.locator(".sd-key li:visible")).to_have_count(6)
    assert page.locator(".sd-key").evaluate("node => getComputedStyle(node).breakBefore") == "page"


def student_code(page: Page, link: str, student: str, right: int) -> str:
    """One student's code, who knows the first so many answers and takes the first wrong choice of the others."""
    begin(page, link, student)
    shown(page)
    page.evaluate(
        """(right) => [...document.querySelectorAll('assigned-work .sd-item')].forEach((node, index) => {
          node.querySelector(index < right ? '.sd-choice[data-key] input' : '.sd-choice:not([data-key]) input').click();
          node.querySelector('[data-action=check]').click(); })""",
        right,
    )
    return hand_in(page)


@pytest.mark.long
def test_thirty_receipts_become_a_class(new_page: NewPage, page: Page, address: str, tmp_path: Path) -> None:
    """Two students hand in twice and one code is altered; pasted, as files and as a picture; nothing is sent."""
    link = assignment(page, address, closes="2026-11-01")
    codes: list[str] = []
    names = [f"Student {number:02}" for number in range(1, 29)]
    device, another = new_page(), new_page()
    codes += [student_code(device, link, name, number % 7) for number, name in enumerate(names)]
    codes += [student_code(another, link, name, 6) for name in names[:2]]  # the same two names again, with other answers
    assert len(set(codes)) == 30
    altered = codes[5]
    codes[5] = altered[:40] + ("A" if altered[40] != "A" else "B") + altered[41:]

    page.goto(address + "teach/results/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    field = page.get_by_label("Paste result codes here")
    wrapped = "\n".join(f"Dear teacher,\nhere it is:\n> {code[:70]}\n{code[70:]}\nBye" for code in codes[:20])
    field.fill(wrapped)
    field.blur()
    files = []
    for index, code in enumerate(codes[20:]):
        files.append(tmp_path / f"{index}.txt")
        files[-1].write_text(code, encoding="utf-8")
    page.locator("class-results input[type=file]").set_input_files(files)
    expect(page.get_by_text("29 students,")).to_be_visible()
    expect(page.get_by_text("29 results are here.")).to_be_visible()
    expect(page.get_by_text("1 altered or damaged, and left out:")).to_contain_text(codes[5][:14])
    expect(page.get_by_text("Begun more than once under the same name: Student 01, Student 02.")).to_be_visible()
    rows = page.locator("[data-part=students] tr")
    expect(rows).to_have_count(29)
    expect(rows.get_by_text("same name", exact=True).filter(visible=True)).to_have_count(4)
    rows.nth(1).get_by_label("Who is this?").select_option(index=1)  # Student 01 again
    expect(rows).to_have_count(28)
    expect(rows.nth(0)).to_contain_text("Handed in 2 times: 0 % (")
    page.get_by_role("button", name="Undo that").click()
    expect(rows).to_have_count(29)
    expect(rows.nth(0)).to_contain_text("Student 01")
    expect(rows.nth(0)).to_contain_text("0 %")
    expect(rows.nth(1)).to_contain_text("100 %")
    expect(rows.nth(0).get_by_text("late")).to_be_visible()
    items = page.locator("[data-part=items] > li")
    expect(items).to_have_count(6)
    shares = [int(re.search(r"(\d+) %", text)[1]) for text in items.locator("[data-part=easy]").all_inner_texts()]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]
    expect(items.first.locator("[data-part=drew] li").first).to_contain_text("Student")
    assert float(items.nth(2).locator("[data-part=figures]").text_content().rpartition(" ")[2]) > 0
    expect(page.locator("[data-part=spread-words]")).to_contain_text("0–9 %: 4")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Table of students").click()
    table = list(csv.reader(io.StringIO(Path(caught.value.path()).read_text(encoding="utf-8-sig")), delimiter=","))
    assert table[0] == ["Student", "Score in %", "Answered", "Minutes", "Attempts at questions", "Handed in", "Times handed in", "Name given"]
    assert len(table) == 30
    assert {each.partition(" ")[0] for each in sent} <= {"GET"}
    assert all(each.removeprefix("GET ").startswith((address, "blob:")) and "R1." not in each for each in sent)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('skills-divide')).length") == 0


@pytest.mark.long
def test_codes_are_found_in_mails_and_each_name_has_its_row(page: Page, address: str) -> None:
    """A mail in base64, one in UTF-16 without a mark, one with signs that nobody sees; Jon is not Jón, and a second Jon is not lost."""
    items = [("sources-01", "choice", "deadbeef")]
    handed = [sealed("R", {**receipt(number, items), "student": name}) for number, name in enumerate(("Jon", "Jón", "Jon", "Zoé"))]
    packed = base64.encodebytes(f"Hello,\n\n{handed[0]}\n".encode()).decode()
    mail = f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{packed}"
    files = [("one.eml", mail.encode()), ("two.txt", f"code\t{handed[1]}\r\n".encode("utf-16-le")), ("none.txt", b"nothing")]
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(address + "teach/results/", wait_until="networkidle")
    assert not [each for each in asked if "postal-mime" in each or "mails" in each]
    page.locator("class-results input[type=file]").set_input_files([{"name": name, "mimeType": "", "buffer": data} for name, data in files])
    expect(page.get_by_text("No result code was found in: none.txt.")).to_be_visible()
    assert [name for name in ("postal-mime", "mails") if not [each for each in asked if name in each]] == []
    cut = sealed("R", {**receipt(9, items), "student": "Cut"})[:150]
    field = page.get_by_label("Paste result codes here")
    field.fill(f"{cut}\n{handed[2][:50]}\u200b{handed[2][50:]}\n{handed[3]}")
    expect(field).to_have_value("")  # read without a word, as a phone puts in what was copied
    expect(page.get_by_text("1 cut off before the end, and left out:")).to_be_visible()
    rows = page.locator("[data-part=students] tr")
    expect(rows).to_have_count(4)
    assert rows.locator("[data-part=name]").all_inner_texts() == ["Jon", "Jon", "Jón", "Zoé"]
    expect(rows.get_by_text("same name", exact=True).filter(visible=True)).to_have_count(2)
    expect(page.get_by_text("4 students,")).to_be_visible()


@pytest.mark.long
def test_five_thousand_receipts_stay_usable(page: Page, address: str, site: Path, tmp_path: Path) -> None:
    """Fifty answers each, in one file and pasted again: read a few at a time, shown a page at a time, with figures that are right."""
    listed = [item for section in json.loads((site / "tools/items.json").read_text(encoding="utf-8")) for item in section["items"]]
    typed = [item for item in listed if item[1] in {"numeric", "text"}][:5]
    items = [item for item in listed if item[1] == "choice"][:45] + typed
    handed = codes(5000, items)
    (tmp_path / "mails.txt").write_text("\n".join(f"Dear teacher,\n> {code[:70]}\n> {code[70:]}\nBye" for code in handed), encoding="utf-8")
    page.goto(address + "teach/results/")
    expect(page.get_by_label("Paste result codes here")).to_be_visible()
    page.evaluate("""() => { window.steps = new Set();
        new MutationObserver(([change]) => window.steps.add(change.target.textContent)).observe(document.querySelector('[data-part=reading]'), { childList: true }); }""")
    page.locator("class-results input[type=file]").set_input_files(tmp_path / "mails.txt")
    expect(page.get_by_text("5000 students, 49 % on average.")).to_be_visible(timeout=60_000)
    questions = page.locator("[data-part=items] > li")
    expect(questions).to_have_count(50, timeout=60_000)
    assert page.evaluate("() => window.steps.size") == 5000 // 25
    expect(page.locator("[data-part=reading]")).to_be_hidden()

    shown = questions.evaluate_all("rows => rows.map((row) => ['easy', 'figures'].map((name) => row.querySelector(`[data-part=${name}]`).textContent))")
    assert shown == [
        [f"{easy * 100:.0f} % right at first", f"5000 students. Telling apart: {'–' if apart is None else f'{apart:.2f}'}"] for easy, apart in figures(5000, 50)
    ]
    expect(page.locator("[data-part=spread-words]")).to_contain_text(", ".join(f"{ten}–{ten + 9} %: 500" for ten in range(0, 90, 10)))
    lines = questions.evaluate_all("rows => rows.map((row) => row.querySelectorAll('li').length)")
    assert set(lines) == {2, 12}  # what is typed is never the same twice
    expect(questions.first).to_contain_text("4988 other answers")
    expect(questions.last.locator("li").first).to_contain_text(re.compile("^4900 .* and 4870 more$"))
    assert (
        page.evaluate(
            "() => Math.max(...[...document.querySelectorAll('[data-part=drew] [data-part=students]')].map((each) => each.textContent.split(', ').length))"
        )
        == 30
    )

    rows = page.locator("[data-part=students] tr")
    expect(rows).to_have_count(100)
    expect(rows.first).to_contain_text(name_of(0))
    page.get_by_role("button", name="Next").first.click()
    expect(rows.first).to_contain_text(name_of(100))
    expect(page.get_by_text("101 to 200 of 5000")).to_be_visible()
    page.get_by_role("button", name="Score", exact=True).click()
    page.get_by_role("button", name="Score", exact=True).click()
    expect(rows.first).to_contain_text(name_of(49))
    expect(rows.first).to_contain_text("98 %")
    expect(page.get_by_role("columnheader", name="Score")).to_have_attribute("aria-sort", "descending")
    page.get_by_label("Find a student").fill("0049")
    expect(page.get_by_text("11 of 5000 students")).to_be_visible()
    assert rows.locator("[data-part=name]").all_inner_texts() == [name_of(each) for each in (49, *range(499, 489, -1))]
    with page.expect_download() as caught:
        page.get_by_role("button", name="All answers").click()
    with Path(caught.value.path()).open(encoding="utf-8-sig") as file:
        assert sum(1 for _ in csv.reader(file)) == 1 + 5000 * 50

    page.locator("class-results [data-part=codes]").evaluate(
        "(field, text) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text); field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true })); }",
        "\n".join(handed[:30]),
    )
    expect(page.get_by_text("30 codes came twice and count once.")).to_be_visible(timeout=30_000)
    assert page.locator("class-results *").count() < 5000


@pytest.mark.long
def test_a_picture_of_the_qr_code_is_read(page: Page, address: str, tmp_path: Path) -> None:
    """A photo of the student's screen, dropped on the page."""
    link = assignment(page, address, count="3")
    code = student_code(page, link, "Pictured", 3)
    show_code(page).screenshot(path=tmp_path / "qr.png")
    page.goto(address + "teach/results/")
    page.locator("class-results input[type=file]").set_input_files(tmp_path / "qr.png")
    expect(page.get_by_text("1 student, 100 % on average.")).to_be_visible()
    assert code.startswith("R1.")


@pytest.mark.long
def test_a_picture_that_unpacks_too_large_is_not_drawn(page: Page, address: str) -> None:
    """A file of some kilobytes that holds 400 million points is named and never drawn."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    side = 20_000
    lines = zlib.compress(bytes((side // 8 + 1) * side), 9)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    assert len(bomb) < 100_000
    page.goto(address + "teach/results/")
    page.evaluate("() => { CanvasRenderingContext2D.prototype.drawImage = () => (window.drawn = true); }")
    page.locator("class-results input[type=file]").set_input_files({"name": "bomb.png", "mimeType": "image/png", "buffer": bomb})
    expect(page.get_by_text("bomb.png")).to_be_visible()
    assert not page.evaluate("window.drawn")


@pytest.mark.long
def test_codes_are_scanned_by_the_camera(page: Page, address: str, tmp_path: Path) -> None:
    """The camera's picture holds a code: it is read and counted."""
    link = assignment(page, address, count="3")
    student_code(page, link, "Filmed", 3)
    show_code(page)
    svg = page.locator("[data-part=receipt] [data-part=qr]").inner_html()
    page.goto(address + "teach/results/")
    page.evaluate(
        """async (svg) => { const picture = new Image(); picture.src = 'data:image/svg+xml,' + encodeURIComponent(svg.replace('<svg', '<svg width="900" height="900"')); await picture.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 900 }); const context = canvas.getContext('2d');
        setInterval(() => context.drawImage(picture, 0, 0, 900, 900), 100);
        navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10); }""",
        svg,
    )
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("1 student, 100 % on average.")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("class-results video")).to_be_hidden()


def test_axe_finds_nothing_while_teaching(page: Page, address: str) -> None:
    """The form, the work, the receipt and the class."""

    def found() -> dict[str, list]:
        page.evaluate("scrollTo(0, 0)")
        still(page)  # the header's tabs fade in
        return violations(page)

    link = assignment(page, address)
    assert found() == {}
    begin(page, link, "Axe")
    assert found() == {}
    answer(first(page, "choice"))
    code = hand_in(page)
    assert found() == {}
    page.goto(address + "teach/results/")
    page.get_by_label("Paste result codes here").fill(code)
    page.get_by_label("Paste result codes here").blur()
    expect(page.get_by_text("1 student,")).to_be_visible()
    assert found() == {}


@pytest.mark.long
def test_items_made_from_the_data_can_be_assigned_and_a_long_receipt_says_so(page: Page, address: str) -> None:
    """All items about claims, and those of chapters, in one assignment: each comes from the page that shows it, and the receipt fits no QR code."""
    page.goto(address + "teach/")
    form = page.locator("assign-quiz form")
    across = form.locator("[data-group=across] input")
    form.get_by_label("Chapter or role").select_option(across.first.get_attribute("value"))
    form.get_by_text("More settings", exact=True).click()
    for box in [*across.all(), *form.locator("[data-group=chapters] input").all()]:
        box.check()
    form.get_by_label("Questions for each student").fill("72")
    form.locator("[name=feedback]").select_option("once")
    expect(form.locator("[data-part=size]")).to_contain_text("72 questions")
    begin(page, form.get_by_label("Link for your students").input_value(), "Amina")
    expect(page.locator("assigned-work .sd-item")).to_have_count(72)
    answer(page.locator("assigned-work .sd-item").first)
    hand_in(page)
    page.get_by_role("button", name="Show a QR code").click()
    expect(page.get_by_text("The result is too long for a QR code.")).to_be_visible()


CLASS = ("Amina Ben", "Said Ouali", "Jon Smith", "Jón Smith", "Jon Smith", "Ines Khelifi")


def test_a_chapter_is_assigned_and_collected(page: Page, address: str) -> None:
    """The whole way: a teacher's two acts to the link, a student's page, one paste and one list; then the class after a reload."""
    acts: list[str] = []
    page.goto(address + "teach/")
    form = page.locator("assign-quiz form")
    form.get_by_label("Chapter or role").select_option(form.get_by_role("checkbox", name=SECTION, include_hidden=True).get_attribute("value"))
    acts.append("the chapter")
    listed = int(re.search(r"\((\d+)\)", form.locator("[name=subject] option:checked").inner_text())[1])
    assert listed > 10
    expect(form.locator("[data-part=size]")).to_contain_text(f"{listed} questions, about")  # nothing is left out
    expect(form.locator("[data-reason]:visible")).to_have_count(0)
    whole = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})  # one line of it stays in sight on a phone
    form.get_by_label("Closes on").scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 400)")
    bar = form.locator(".sd-made__bar")
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text(f"{listed} questions")
    expect(form.locator("[data-part=size]")).not_to_be_in_viewport()
    assert bar.bounding_box()["height"] < 844 / 10
    form.get_by_role("button", name="Copy the link").click()
    expect(bar).to_contain_text("Copied. Give it to your class.")
    assert bar.bounding_box()["height"] < 844 / 10
    page.set_viewport_size(whole)
    form.get_by_role("button", name="Copy the link").click()
    acts.append("the link")
    expect(form.get_by_text("Copied. Give it to your class.")).to_be_visible()
    expect(form.get_by_role("button", name="Copy the link")).to_be_in_viewport()
    link = form.get_by_label("Link for your students").input_value()
    assert decoded(link.partition("#")[2])["feedback"] == "end"
    form.get_by_label("Five to begin a lesson").check()
    expect(form.locator("[data-part=size]")).to_have_text(re.compile(": 5 questions, about"))
    expect(form.get_by_text(f"{listed - 5} of the {listed} that fit are left out, because 5 were asked for.")).to_be_visible()
    form.get_by_label("Where to send the result").fill("Mail it to teacher@school.example")
    expect(form.get_by_label("Link for your students")).not_to_have_value(link)

    begin(page, form.get_by_label("Link for your students").input_value(), CLASS[0])
    first_code = hand_in(page)
    expect(page.get_by_text("Your teacher writes: Mail it to teacher@school.example")).to_be_visible()
    expect(page.get_by_role("link", name="Write a mail")).to_have_attribute("href", re.compile("^mailto:teacher@school.example[?]subject=Result.*&body=R1[.]"))
    own = decoded(first_code)
    handed = [first_code, sealed("R", {**own, "ended": own["ended"] + 60})]  # the same student once more
    handed += [sealed("R", {**own, "student": name, "mark": f"{number:08x}"}) for number, name in enumerate(CLASS[1:])]

    page.goto(address + "teach/results/")
    page.get_by_label("Paste result codes here").fill("\n".join(f"Dear teacher,\n{code}\nBye" for code in handed))
    page.get_by_label("Paste result codes here").blur()
    acts.append("the codes")
    expect(page.get_by_text("6 students, 0 % on average.")).to_be_visible()
    page.locator("summary", has_text="Class list").click()
    page.get_by_label("Your students, one a line").fill("Ben, Amina\nOuali Said\nJon Smith\nJón Smith\nNadia Cherif\nInes Khelifi")
    acts.append("the list")
    expect(page.get_by_text("5 of 6 in, 0 % on average.")).to_be_visible()
    expect(page.get_by_text("1 is not on your list.")).to_be_visible()
    expect(page.get_by_text("Missing: Nadia Cherif.")).to_be_visible()
    assert acts == ["the chapter", "the link", "the codes", "the list"]
    rows = page.locator("[data-part=students] tr")
    assert rows.locator("[data-part=name]").all_inner_texts() == ["Ben Amina", "Ines Khelifi", "Jon Smith", "Jon Smith", "Jón Smith", "Ouali Said"]
    expect(rows.first).to_contain_text("Handed in 2 times: 0 % (")
    expect(rows.get_by_text("same name", exact=True).filter(visible=True)).to_have_count(2)

    page.get_by_label("Keep this class on this device").fill("10 B")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept in this browser, on this device alone: 7 results")).to_be_visible()
    page.reload()
    expect(page.get_by_text("5 of 6 in, 0 % on average.")).to_be_visible()
    question = page.locator("[data-part=items] > li").first
    question.locator("summary").click()
    expect(question.get_by_text("no answer")).to_be_visible()
    question.evaluate("each => { each.dataset.old = ''; }")
    page.get_by_label("Which result counts").select_option("best")
    expect(page.locator("[data-part=items] > [data-old]")).to_have_count(0)  # all is drawn anew, and what is read stays open
    expect(question.get_by_text("no answer")).to_be_visible()
    page.evaluate("() => { window.print = () => (window.printed = document.querySelectorAll('.sd-sheet').length); }")
    page.get_by_role("button", name="Print a sheet for each student").click()
    page.wait_for_function("() => window.printed === 6")
    page.get_by_role("button", name="Forget this class").click()
    page.get_by_role("dialog", name="Forget 10 B?").get_by_role("button", name="Forget it").click()
    expect(page.get_by_role("heading", name="The class", exact=True)).to_be_hidden()
    page.reload()
    expect(page.get_by_label("Keep this class on this device")).to_be_visible()


def test_a_code_that_comes_while_another_is_read_is_read_too(page: Page, address: str) -> None:
    """As phones put in what was copied, without a paste that a page hears of."""
    page.goto(address + "teach/results/")
    field = page.locator("class-results [data-part=codes]")
    first, second = codes(2, [("paradox-01", "choice", "00000000"), ("paradox-02", "numeric", "00000000")])
    field.focus()
    with held(page, "**/assets/shared/mails-*.js") as come:
        with page.expect_request("**/assets/shared/mails-*.js"):
            page.keyboard.insert_text(first)
        page.keyboard.insert_text(second)
        come()
    expect(page.locator("class-results [data-part=students] > tr")).to_have_count(2)
    expect(field).to_have_value("")
