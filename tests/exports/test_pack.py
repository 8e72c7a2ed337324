"""The teacher pack, unpacked, and the whole set of files that the site publishes."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import zipfile

import pytest
from export_items import MADE, SECTIONS, batch_of, example
from hypothesis import given, settings
from hypothesis import strategies as st

from skillsdivide.derive.quiz_layout import version
from skillsdivide.export.batch import BANK, Batch
from skillsdivide.export.export_all import PACK, WRITERS
from skillsdivide.export.test_forms import parallel_forms, points
from skillsdivide.load.last_change import last_change
from skillsdivide.schema.export_formats import formats, losses, path
from skillsdivide.translate.table_words import TABLES, english_table

OWN = ["README.txt", "objectives.csv", "items.csv", "losses.csv"]


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a pack by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture(scope="session")
def packs(published: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Every pack, unpacked, by the id of its batch."""
    return {name: unpacked(published[path(name, formats()["pack"])]) for name in [*SECTIONS, BANK]}


def test_every_batch_is_published_in_every_format(published: dict[str, bytes]) -> None:
    """The whole bank but in the formats that say so: it is too long for paper, and a package of SCORM holds one section."""
    assert {*WRITERS, PACK} == set(formats())
    assert {each.id for each in formats().values() if not each.whole_bank} == {"scorm12", "scorm2004", "worksheet", "key"}
    assert set(published) == {path(name, each) for name in [*SECTIONS, BANK] for each in formats().values() if name != BANK or each.whole_bank}


def test_a_pack_holds_every_other_file_of_its_batch(published: dict[str, bytes], packs) -> None:
    """Byte for byte, beside what it brings itself."""
    for name, pack in packs.items():
        others = {each.rpartition("/")[2]: content for each, content in published.items() if each.startswith(f"teach/files/{name}/")}
        del others[f"{name}.teacher-pack.zip"]
        assert [*pack][: len(OWN)] == OWN
        assert {each: content for each, content in pack.items() if each not in OWN} == others


def test_the_map_of_objectives_names_each_item_once(packs, bank: dict[str, Batch]) -> None:
    """Beside the objective that it tests; an objective without items has none."""
    for name, batch in bank.items():
        table_rows = rows(packs[name]["objectives.csv"])
        expected = [(section.id, each.id, each.text) for section in batch.sections for each in section.objectives]
        assert [(row["section"], row["objective"], row["objective_text"]) for row in table_rows] == expected
        tested = {item.id: (section.id, item.objective or section.objectives[0].id) for section in batch.sections for item in section.items}
        assert {item: (row["section"], row["objective"]) for row in table_rows for item in row["items"].split()} == tested
        assert [int(row["count"]) for row in table_rows] == [len(row["items"].split()) for row in table_rows]
        assert sum(int(row["count"]) for row in table_rows) == len(tested)


def test_the_table_of_items_leads_to_the_sheets(packs, bank: dict[str, Batch]) -> None:
    """Each item with its points, its version and its number in each version; the whole bank has no sheets."""
    for name, batch in bank.items():
        table_rows = rows(packs[name]["items.csv"])
        items = [item for section in batch.sections for item in section.items]
        assert [(row["id"], row["bloom"], row["type"], row["points"], row["version"]) for row in table_rows] == [
            (item.id, item.bloom, item.type, str(points(item)), version(item)) for item in items
        ]
        if name == BANK:
            assert not set("ABCD") & set(table_rows[0])
            continue
        for each in parallel_forms(batch):
            order = [item.id for _, item in each.items(formats()["worksheet"])]
            assert [row["id"] for row in sorted(table_rows, key=lambda row: int(row[each.letter]))] == order


def test_the_table_of_losses_is_the_log_of_every_file(packs, bank: dict[str, Batch]) -> None:
    """What `losses` says of each item in each format that is in the pack, and nothing else."""
    for name, batch in bank.items():
        packed = [each for each in formats().values() if f"{name}.{each.suffix}" in packs[name]]
        expected = [
            {"format": each.title, "item": item.id, "part": loss.part, "what": loss.what}
            for each in packed
            for section in batch.sections
            for item in section.items
            for loss in losses(each, item)
        ]
        assert rows(packs[name]["losses.csv"]) == expected
        assert {row["item"] for row in expected} == {item.id for section in batch.sections for item in section.items}


def test_the_text_says_what_each_file_and_column_is_for(packs) -> None:
    """Every file but the text itself, every column of every table, and nothing of what is not there."""
    columns = english_table(TABLES)["columns"]
    for name, pack in packs.items():
        text = pack["README.txt"].decode()
        assert [each for each in pack if each != "README.txt" and f"\n{each}\n" not in text] == []
        tables = {f"{name}.csv": "items", "objectives.csv": "objectives", "items.csv": "overview", "losses.csv": "losses"}
        for file, table in tables.items():
            explained = text[text.rindex(f"\n{file}\n") :]
            assert [each for each in rows(pack[file])[0] if f"\n    {each}: {columns[table][each]}\n" not in explained] == []
        assert ("worksheet" in text) == (name != BANK)
        assert "&amp;" not in text
        assert "&#39;" not in text


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=settings.default.max_examples // 3)
@given(data=st.data())
def test_any_item_comes_back_as_it_went_in(kind: str, data: st.DataObject, write) -> None:
    """Each file as its own writer writes it, so that what is shown of that holds of the pack."""
    batch = batch_of(data.draw(MADE[kind]))
    pack = unpacked(write("pack", batch))
    assert {name: content for name, content in pack.items() if name not in OWN} == {
        f"made.{each.suffix}": write(each.id, batch) for each in formats().values() if each.id != "pack"
    }


@pytest.mark.parametrize("title", ["A & B's *own* <b>", "\u0645\u0631\u062d\u0628\u0627", "=1+1"])
def test_a_title_and_an_objective_come_back_as_they_went_in(title: str, write) -> None:
    """In plain text and in a table."""
    (section,) = batch_of(example("choice")).sections
    objective = section.objectives[0].model_copy(update={"text": title})
    pack = unpacked(write("pack", Batch("made", title, (section.model_copy(update={"objectives": [objective]}),))))
    assert pack["README.txt"].decode().splitlines()[0] == title.replace("*", "")
    assert rows(pack["objectives.csv"])[0]["objective_text"].removeprefix("'") == title


def test_the_site_says_when_it_was_changed(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """What a distributor sets counts, then the last commit, then the content that differs from it; without git the content alone."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert last_change(tmp_path) == int(tmp_path.stat().st_mtime)  # an empty project, as old as its folder
    page, quiz, cache = (tmp_path / name for name in ("docs/index.md", "quizzes/one.yml", ".build/kept"))
    for file, when in ((page, 1_700_000_000), (quiz, 1_700_000_500), (cache, 1_900_000_000)):
        file.parent.mkdir()
        file.write_text("before", encoding="utf-8")
        os.utime(file, (when, when))
        os.utime(file.parent, (1_600_000_000, 1_600_000_000))
    (tmp_path / "mkdocs.yml").touch()
    os.utime(tmp_path / "mkdocs.yml", (1_600_000_000, 1_600_000_000))
    assert last_change(tmp_path) == 1_700_000_500

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], cwd=tmp_path, check=True, capture_output=True)

    monkeypatch.setenv("GIT_COMMITTER_DATE", "1750000000 +0000")
    git("init")
    (tmp_path / ".gitignore").write_text(".build\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "content")
    assert last_change(tmp_path) == 1_750_000_000
    quiz.write_text("after", encoding="utf-8")
    os.utime(quiz, (1_760_000_000, 1_760_000_000))
    assert last_change(tmp_path) == 1_760_000_000, "a question that is changed and not committed"
    git("checkout", "quizzes/one.yml")
    other = tmp_path / "quizzes/two.yml"
    other.write_text("new", encoding="utf-8")
    os.utime(other, (1_770_000_000, 1_770_000_000))
    assert last_change(tmp_path) == 1_770_000_000, "a file that git does not know yet"
    other.unlink()
    assert last_change(tmp_path) == 1_750_000_000
    quiz.unlink()
    assert last_change(tmp_path) > 1_770_000_000, "a file that is gone"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert last_change(tmp_path) == 1_800_000_000
