"""Faults of translations, each with its line, and records in other words, on a copy of the small site."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

from skillsdivide.__main__ import check_translations, main
from skillsdivide.derive.quiz_layout import version
from skillsdivide.load.catalog import Catalog
from skillsdivide.pipeline import Project, load
from skillsdivide.schema.records import GlossaryEntry
from skillsdivide.translate.lookup import Lookup
from skillsdivide.translate.messages import Message
from skillsdivide.translate.po_files import Entry
from skillsdivide.translate.record_words import record_messages, translated_catalog
from skillsdivide.translate.terms import Term, TermCheck, read_terms


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site with French files in which nothing is translated."""
    site = tmp_path_factory.mktemp("begun") / "site"
    shutil.copytree(ROOT / "tests/other-profession", site)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(site)
        assert main(["words", "fr", ""]) == 0
    return site


def entry_of(site: Path, english: str) -> tuple[Path, str, int]:
    """The file, the place and the line of the first message that holds an English text."""
    for file in sorted((site / "words/fr").rglob("*.po")):
        text = file.read_text(encoding="utf-8")
        found = re.search(rf'^msgctxt "(.*)"\nmsgid ".*{re.escape(english)}', text, re.MULTILINE)
        if found:
            return file, found[1], text.count("\n", 0, found.start()) + 2
    raise AssertionError(english)


def placed(site: Path, path: str, place: str) -> str:
    """Path, line and column of the translation at a place, as a fault names them."""
    lines = (site / "words/fr" / path).read_text(encoding="utf-8").split("\n")
    line = lines.index('msgctxt "' + place + '"') + 2
    return f"words/fr/{path}:{line}:1"


def translated(site: Path, english: str, words: str) -> str:
    """Writes a translation; returns path and line, as a fault names them."""
    file, place, line = entry_of(site, english)
    lines = file.read_text(encoding="utf-8").split("\n")
    assert lines[line] == 'msgstr ""', place
    lines[line] = f'msgstr "{words}"'
    file.write_text("\n".join(lines), encoding="utf-8")
    return f"{file.relative_to(site).as_posix()}:{line}:1"


def problems(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `make check` says."""
    monkeypatch.chdir(site)
    assert main(["check"]) == 1
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("words/")]


@pytest.mark.parametrize(
    ("english", "words", "told"),
    [
        ("Cataloguer in a public library", "Catalogueur\u200bd'une", "the translation holds the unseen character U+200B; take it out"),
        ("Cataloguer in a public library", "Voir [la page](nowhere.md)", "'nowhere.md' is not in the English; take it out"),
        ("Cataloguer in a public library", "Un <b>mot</b>", "'<b>' is not in the English; take it out"),
        ("Cataloguer in a public library", "- une liste\\n- et une autre", "a list in a text that is shown in one line; write one paragraph"),
    ],
)
def test_a_fault_is_named_with_its_line(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], english: str, words: str, told: str
) -> None:
    """In the translators' file, with what is wrong and what to write."""
    site = shutil.copytree(begun, tmp_path / "site")
    where = translated(site, english, words)
    assert f"{where}: {told}" in problems(site, monkeypatch, capsys)


def test_faults_of_pages_and_questions(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A lost shortcode, a list that begins in a paragraph, a place that is gone, one that stands twice, two choices made equal."""
    site = shutil.copytree(begun, tmp_path / "site")
    page = site / "docs/learn/readers.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## A part\n\nIt is `<b>` so: <!-- count: roles --> and no more.\n\nA last word.\n", encoding="utf-8")
    monkeypatch.chdir(site)
    main(["words", "fr", ""])
    lost = translated(site, "It is `<b>` so", "Il est `<b>` ainsi.")
    begins = translated(site, "A last word.", "Un dernier.\\n\\n- mot")
    extra = site / "words/fr/docs/learn/extra.po"
    extra.write_text('msgctxt "gone.md title"\nmsgid "Gone"\nmsgstr "Parti"\n\nmsgctxt "learn/readers.md title"\nmsgid "Twice"\nmsgstr ""\n', encoding="utf-8")
    choices = sorted(
        (each.start(), each[1])
        for file in (site / "words/fr/quizzes").glob("*.po")
        for each in re.finditer(r'msgctxt "items/(\S+) key\.text"', file.read_text(encoding="utf-8"))
    )
    assert choices
    item = choices[0][1]
    file = next(file for file in (site / "words/fr/quizzes").glob("*.po") if f"items/{item} key.text" in file.read_text(encoding="utf-8"))
    text = re.sub(rf'(msgctxt "items/{item} (?:key|distractors\.1)\.text"\nmsgid .*\nmsgstr) ""', r'\1 "La même"', file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    told = problems(site, monkeypatch, capsys)
    assert f"{lost}: '<!-- count: roles -->' is lost; write it into the translation as the English has it" in told
    piece = "this translation is more or less than the one piece of the page that it stands for"
    assert f"{begins}: {piece}; write it without empty lines and without marks of lists, headings or tables at its start" in told
    assert "words/fr/docs/learn/extra.po:2:1: no text of the site stands at 'gone.md title'; run make words, which takes it out or finds its new place" in told
    first, alike = (
        placed(site, path, place)
        for path, place in (("docs/learn/readers.po", "learn/readers.md title"), (f"quizzes/{file.name}", f"items/{item} distractors.1.text"))
    )
    assert f"{first}: 'learn/readers.md title' stands in words/fr/docs/learn/extra.po:6 too; keep one of the two" in told
    assert f"{alike}: this reads like the translation at 'items/{item} key.text'; tell the two apart, as the English does" in told


def test_a_term_has_one_word(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that the language's terms avoid is a fault where the English has the term, and the list of terms stays beside the files."""
    site = shutil.copytree(begun, tmp_path / "site")
    terms = site / "words/fr/terms.yml"
    library = '  - {en: "library", word: "bibliothèque", avoid: ["librairie"], why: "", source: "usage"}\n'
    terms.write_text(f"# How it is said here\nterms:\n{library}", encoding="utf-8")
    where = translated(site, "Cataloguer in a public library", "Catalogage dans une librairie publique")
    monkeypatch.chdir(site)
    assert main(["words", "fr", ""]) == 1
    assert f"{where}: 'librairie' stands for 'library'; write 'bibliothèque', as words/fr/terms.yml says" in capsys.readouterr().out
    assert terms.is_file()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{en: "shelf", word: "rayon", source: "usage", avoids: []}', "3:51: unknown key 'avoids'; write 'avoid'"),
        ('{en: "shelf", word: "rayon", source: "usage", avoid: ["Rayon"]}', "3:59: 'Rayon' is the chosen word itself; take it out here"),
        ('{en: "library", word: "salle", source: "usage", avoid: []}', "3:10: the term 'library' stands twice; make one entry of the two"),
    ],
)
def test_a_fault_of_the_terms_is_named_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    """As in every other file of the site."""
    terms = tmp_path / "words/fr/terms.yml"
    terms.parent.mkdir(parents=True)
    terms.write_text(f'terms:\n  - {{en: "library", word: "bibliothèque", source: "usage", avoid: []}}\n  - {line}\n', encoding="utf-8")
    assert [str(each) for each in read_terms(tmp_path, "fr")[1]] == [f"words/fr/terms.yml:{told}"]


@pytest.mark.parametrize(
    ("english", "words", "is_told"),
    [
        ("Roles at work", "Les rôles au travail", True),
        ("A role, in `rôle` and [here](role.md)", "Un métier, `rôle` et [ici](rôle.md)", False),
        ("The parole of a role", "Le métier et le contrôle", False),
        ("An occupation", "Un métier", True),
        ("The occupation of this role", "La profession de ce métier", False),
        ("Learn to prompt", "Écrire une consigne (*prompt*)", False),
        ("Learn to prompt", "Écrire un prompt", True),
        ("{role}: {{ role.title }}", "{role} : {{ role.title }}", False),
        ('{{ _("Role") }}', '{{ _("Rôle") }}', True),
        ("AI, which I have", "L'IA, que j'ai", False),
        ("AI helps", "L'AI aide", True),
        ("The AI Developer Professional of AWS", "AI Developer Professional, d'AWS", False),
        ("A role", "Les المهنة وحدها", True),
        ("A role", "في مهنة واحدة", True),
        ("A role", "في المِهنة", True),
    ],
)
def test_a_word_is_avoided_only_for_its_term(english: str, words: str, is_told: bool) -> None:  # noqa: FBT001
    """Not in code, addresses and names of values, beside its translation, in a name, or where it is the word of another term."""
    listed = (("role", "métier", ("rôle", "مهنة")), ("occupation", "profession", ("métier",)), ("prompt", "consigne", ("prompt",)), ("AI", "IA", ("AI",)))
    check = TermCheck("fr", [Term(en=en, word=word, avoid=[*avoid], source="usage") for en, word, avoid in listed])
    assert [code for _, _, code in check.flaws(Message("a title", english), words)] == ["term"] * is_told


def test_a_complete_language_lacks_nothing(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing is counted, and is a fault only where mkdocs.yml calls the language complete."""
    site = shutil.copytree(begun, tmp_path / "site")
    check_translations(site)
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  languages:\n    fr: {name: Français, complete: true}\n"))
    _, _, line = entry_of(site, "Cataloguer in a public library")
    told = problems(site, monkeypatch, capsys)
    assert f"words/fr/docs/data/roles/cataloguer.po:{line}:1: this is not translated, and the language is complete; translate it" in told
    shutil.rmtree(site / "words/fr/quizzes")
    with pytest.raises(Exception, match="is in no file of a complete language; run make words, and translate it"):
        check_translations(site)


def test_records_change_their_words_and_nothing_else(tmp_path: Path) -> None:
    """Ids, references, numbers and names stay; the unit of a question and of a claim is whole; forms of the source go on being known."""
    sources = load(Project(ROOT / "tests/other-profession", ROOT / "tests/other-profession/docs"))
    messages = [message for _, message in record_messages(sources.catalog, sources.report)]
    entries = [Entry(each.place, each.text, f"{each.text} ⟦{each.place}⟧") for each in messages]
    item, claim = next(iter(sources.catalog.items.values())), next(iter(sources.catalog.claims.values()))
    stale = f"items/{item.id} stem"
    change = Lookup(messages, [replace(each, is_stale=each.place == stale) for each in entries if each.place != f"claims/{claim.id} title"])
    replaced: dict[int, object] = {}
    catalog = translated_catalog(sources.catalog, change, replaced)
    assert catalog.items[item.id] == item
    assert catalog.claims[claim.id] == claim
    words = re.compile(r" ⟦[^⟧]*⟧")
    for collection, key, record in sources.catalog.records():
        other = catalog.collection(collection)[key]
        assert replaced[id(record)] is other
        if collection not in {"sections", "glossary"}:
            assert words.sub("", repr(other)) == repr(record)
    role = next(iter(catalog.roles.values()))
    task = role.tasks[0]
    assert task.reason.endswith(f"⟦roles/{role.id} tasks.{task.id}.reason⟧")
    assert all("⟦" not in text for each in catalog.credentials.values() for text in (each.title, each.issuer))
    assert [each.id for each in catalog.items.values()] == [each.id for each in sources.catalog.items.values()]
    assert all(version(catalog.items[key]) != version(each) for key, each in sources.catalog.items.items() if key != item.id)
    assert catalog.sides.keys() == sources.catalog.sides.keys()
    assert translated_catalog(sources.catalog, lambda message: message.text, {}).roles == sources.catalog.roles


def test_forms_of_a_word_may_be_more_or_fewer() -> None:
    """One message, a form a line; those of the source go on being known, for people type them."""
    entry = GlossaryEntry(id="defect", term="Defect", also=["defects", "bug"], definition="A fault.")
    words = {"glossary/defect term": "Défaut", "glossary/defect also": "défauts\nbogue\nbogues"}
    catalog = translated_catalog(Catalog(glossary={"defect": entry}), lambda message: words.get(message.place, message.text), {})
    assert catalog.glossary["defect"] == GlossaryEntry(id="defect", term="Défaut", also=["défauts", "bogue", "bogues", "defects", "bug"], definition="A fault.")


@pytest.mark.no_cover
def test_the_translations_of_this_project_are_sound() -> None:
    """Where it has any."""
    check_translations(SAMPLE)
