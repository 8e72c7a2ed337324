"""Commands: python -m skillsdivide check | pages FOLDER | schemas FOLDER | stale DAY DAYS | import MEASURE FILE YEAR LICENCE | words LANGUAGE PLACE"""

import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from skillsdivide.derive.ageing import checks
from skillsdivide.derive.due_checks import due_checks
from skillsdivide.diagnostics import Problem, ValidationFailed
from skillsdivide.load.releases import read_release
from skillsdivide.pipeline import Dataset, Project, check, load, prepare, prepare_dataset, publish
from skillsdivide.publish.open_data import SCHEMAS, schema
from skillsdivide.publish.release_import import HEAD, Provenance, compare_release, import_release
from skillsdivide.render.environment import Renderer
from skillsdivide.render.generated_pages import generated_pages, render_page
from skillsdivide.translate.languages import UnknownLanguage, check_code, named_languages
from skillsdivide.translate.po_files import languages_with_files
from skillsdivide.translate.source_words import source_messages
from skillsdivide.translate.word_files import UnknownPlace, checked_entries, update_files

NO_CHAPTERS = {"learn/index.md", "learn/sources.md"}
"""Pages of the course that may go without a quiz: its list of chapters, and that of the sources."""


class UnreadableArgument(Exception):
    """An argument that cannot be read; says what to write instead."""


def main(arguments: list[str]) -> int:
    """Runs a command in the project of the working folder; returns its exit status: 0 when all is well, 1 on problems, 2 on an unknown command."""
    try:
        match arguments:
            case ["check"]:
                print_report(prepare_dataset(Path.cwd(), Path.cwd() / "docs"))
                check_translations(Path.cwd())
            case ["pages", folder]:
                write_pages(prepare(Path.cwd(), Path.cwd() / "docs"), Path(folder))
            case ["schemas", folder]:
                write_schemas(Path(folder))
            case ["stale", day, days]:
                print_due_checks(day, days)
            case ["import", measure, file, year, licence]:
                bring_in_release(measure, Path(file), year, licence)
            case ["words", language, keep]:
                update_words(language, keep)
            case _:
                print(__doc__)
                return 2
    except (ValidationFailed, FileNotFoundError, UnreadableArgument, UnknownLanguage, UnknownPlace) as failed:
        print(failed)
        return 1
    return 0


def print_report(data: Dataset) -> None:
    """Prints what a checked project warns of, which pages of the course are no chapters, and how much it holds."""
    catalog = data.catalog
    for warning in data.warnings:
        print(warning)
    for page in sorted(catalog.pages - catalog.chapters.keys() - NO_CHAPTERS):
        if page.startswith("learn/"):
            print(f"docs/{page} is no chapter yet: no quiz names it as its page")
    print(f"No fault: {len(catalog.roles)} roles, {len(catalog.sections)} sections with {sum(len(each.items) for each in catalog.sections.values())} items.")


def print_due_checks(day: str, days: str) -> None:
    """Prints which checks are past their time on a day (2027-06-01; today where empty) or will be after so many days, soonest first."""
    try:
        today = date.fromisoformat(day) if day else datetime.now(UTC).date()
    except ValueError:
        raise UnreadableArgument(f"{day!r} is no day; write it as 2027-06-01") from None
    if not days.isdecimal():
        raise UnreadableArgument(f"{days!r} is no number of days; write it as 30")
    sources = load(Project(Path.cwd(), Path.cwd() / "docs"))
    check(sources)
    due = due_checks(sources.catalog, sources.report, today, int(days))
    for each in due:
        print(each)
    past = sum(each.days_left < 0 for each in due)
    print(f"On {today}: {past} past their time, {len(due) - past} more within {days} days, of {sum(1 for _ in checks(sources.catalog))} checks.")


def bring_in_release(measure: str, file: Path, year: str, licence: str) -> None:
    """Prints what a new release of a measure says otherwise; writes it with a year and a licence, and nothing without."""
    if year and not year.isdecimal():
        raise UnreadableArgument(f"{year!r} is no year; write the release's, as 2027")
    if bool(year) != bool(licence.strip()):
        raise UnreadableArgument("a release has a year and a licence; give both, or neither to see what differs")
    folder = Path.cwd()
    sources = load(Project(folder, folder / "docs"))
    check(sources)
    catalog = sources.catalog
    figures = read_release(measure, file, catalog.directory)
    differences = compare_release(figures, catalog)
    print("\n".join(map(str, [HEAD, *differences] if differences else ["No figure differs."])))
    if not year:
        print(f"{len(differences)} figures differ. Nothing is written; YEAR and LICENCE of the release write it.")
        return
    provenance = Provenance(int(year), licence.strip(), datetime.now(UTC).date())
    done = import_release(figures, provenance, catalog, sources.report, folder)
    done.write(folder)
    print(f"{len(differences)} figures differ. Written: {', '.join(done.files)}")
    print("Now read the measure's limits in occupations.yml and its source in sources.yml, and say what is new there.")


def check_translations(folder: Path) -> None:
    """Checks every file of translators. Raises ValidationFailed."""
    codes = languages_with_files(folder)
    if codes:
        sources = load(Project(folder, folder / "docs"))
        messages = source_messages(folder, sources.project.docs, sources.catalog, sources.report)
        complete = [each.code for each in named_languages(folder / "mkdocs.yml") if each.is_complete]
        problems = [each for code in codes for each in checked_entries(folder, code, messages, sources.catalog.pages, is_complete=code in complete)[1]]
        if problems:
            raise ValidationFailed(problems)


def update_words(language: str, keep: str) -> None:
    """Brings the files of translators up to the sources, for one language or for all there are, and prints how far each file is."""
    folder = Path.cwd()
    sources = load(Project(folder, folder / "docs"))
    check(sources)
    codes = [language] if language else list(dict.fromkeys([*(each.code for each in named_languages(folder / "mkdocs.yml")), *languages_with_files(folder)]))
    if not codes:
        raise UnreadableArgument("no language is there yet; begin one as in: make words LANGUAGE=fr")
    messages = source_messages(folder, sources.project.docs, sources.catalog, sources.report)
    problems: list[Problem] = []
    for code in codes:
        check_code(code)
        counts = update_files(folder, code, messages, keep)
        for path, each in counts.items():
            if each.stale or each.missing:
                print(f"{path}: {each.translated} translated, {each.stale} stale, {each.missing} missing")
        problems += checked_entries(folder, code, messages, sources.catalog.pages)[1]
        total = [sum(each) for each in zip(*((each.translated, each.stale, each.missing) for each in counts.values()), strict=True)]
        print(f"{code}: {total[0]} translated, {total[1]} stale, {total[2]} missing, in {len(counts)} files")
    if problems:
        raise ValidationFailed(problems)


def write_pages(renderer: Renderer, folder: Path) -> None:
    """Writes what another site generator would take: each generated page with its front matter, and each file."""
    pages = ((page.path, f"{_front_matter(page.meta)}\n{render_page(page, renderer).html}\n".encode()) for page in generated_pages(renderer))
    for path, content in (*pages, *publish(renderer)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _front_matter(meta: Mapping[str, object]) -> str:
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in meta.items()), "---", ""])


def write_schemas(folder: Path) -> None:
    """Writes one JSON Schema for each kind of file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema(name), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
