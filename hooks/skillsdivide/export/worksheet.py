"""Worksheets in the forms A to D, and the key of each. What stands on paper in words of ours stands in templates/exports/*.typ."""

import json
from collections.abc import Callable
from functools import partial

from skillsdivide.export.batch import Batch
from skillsdivide.export.context import ExportContext
from skillsdivide.export.pdf import render_pdf
from skillsdivide.export.test_forms import Form, parallel_forms, points
from skillsdivide.export.text_runs import text_runs
from skillsdivide.load.images import Image
from skillsdivide.markdown import plain
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem
from skillsdivide.translate.languages import ENGLISH
from skillsdivide.translate.table_words import SHEETS

TemplateData = dict[str, object]
"""The data of a typst template, fit for JSON."""

ItemData = Callable[[Form, Item, Section, ExportContext], TemplateData]
"""The data of one item in a form."""

SHORT = 1800
"""How many characters of JSON, words and line breaks and all, surely fill less than a page."""


def write_worksheet(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes a PDF with every form of the batch's worksheet, one after the other."""
    pictures = {path: _pixels(image) for path, image in context.images_of(batch, format_).items()}
    return render_pdf("worksheet", batch.id, _batch_data(batch, format_, context, _question) | {"pictures": pictures}, context.cache)


def write_key(batch: Batch, format_: Format, context: ExportContext) -> bytes:
    """Writes a PDF with the answer key of each form, and why each answer is right."""
    return render_pdf("key", batch.id, _batch_data(batch, format_, context, _answer), context.cache)


def _batch_data(batch: Batch, format_: Format, context: ExportContext, item_data: ItemData) -> TemplateData:
    forms = [
        {"letter": form.letter, "items": [_whole(item, item_data(form, item, section, context), context) for section, item in form.items(format_)]}
        for form in parallel_forms(batch, context.layout)
    ]
    return {"title": text_runs(batch.title, context.site.url), "site": context.site.name, "words": _words(context), "forms": forms}


def _words(context: ExportContext) -> TemplateData:
    """The words of ours on paper, the language they are in, and how it is written."""
    language, formats = context.site.language or ENGLISH, context.formats
    how = {"language": language.code, "rtl": language.direction == "rtl", "comma": formats.comma, "semicolon": formats.semicolon}
    return {**context.table(SHEETS), **how}


def _pixels(image: Image) -> TemplateData:
    """A picture, its bytes as numbers: a template's data are JSON."""
    return {"bytes": list(image.content), "width": image.width, "height": image.height}


def _whole(item: Item, data: TemplateData, context: ExportContext) -> TemplateData:
    worth = context.formats.counted(points(item), context.table(SHEETS)["points"])
    return {"type": item.type, "points": points(item), "worth": worth, "long": bool(data.get("picture")) or len(json.dumps(data)) > SHORT, **data}


def _question(form: Form, item: Item, section: Section, context: ExportContext) -> TemplateData:
    """The data of an item on the worksheet: nothing that tells what is right."""
    runs = partial(text_runs, site_url=context.site.url)
    data: TemplateData = {"stem": runs(item.stem)}
    data["picture"] = {"file": item.picture.file, "alt": plain(item.picture.alt)} if item.picture else None
    match item:
        case ChoiceItem() | MultipleItem():
            return data | {"choices": [_lettered(each.letter, runs(each.choice.text)) for each in form.offers(item, section)]}
        case NumericItem():
            return data | {"unit": runs(item.unit)}
        case MatchItem():
            answers = [_lettered(letter, runs(answer)) for answer, letter in form.answers(item).items()]
            return data | {"prompts": [runs(pair.prompt) for pair in item.pairs], "answers": answers}
        case OrderItem():
            return data | {"steps": [_lettered(each.letter, runs(each.text)) for each in form.steps(item)]}
    return data


def _lettered(letter: str, text: TemplateData) -> TemplateData:
    return {"letter": letter, "text": text}


def _answer(form: Form, item: Item, section: Section, context: ExportContext) -> TemplateData:
    """The data of an item on the key: the answer as it is written on the sheet, in words, and why."""
    runs = partial(text_runs, site_url=context.site.url)
    data: TemplateData = {"id": item.id, "rationale": runs(item.rationale) if item.rationale else None, "passage": context.passage_url(item, section)}
    data["as_of"] = context.formats.day(item.as_of or section.as_of)
    match item:
        case ChoiceItem() | MultipleItem():
            keys = [each for each in form.offers(item, section) if each.is_key]
            words = [{"text": runs(each.choice.text), "feedback": runs(each.choice.feedback)} for each in keys]
            return data | {"letters": [each.letter for each in keys], "keys": words}
        case TrueFalseItem():
            return data | {"answer": item.answer, "feedback": runs(item.feedback.on_true if item.answer else item.feedback.on_false)}
        case NumericItem():
            tolerance = context.formats.number(item.tolerance) if item.tolerance else None
            return data | {"answer": context.formats.number(item.answer), "tolerance": tolerance, "unit": runs(item.unit), "feedback": runs(item.feedback)}
        case TextItem():
            return data | {"accept": [runs(each) for each in item.accept], "feedback": runs(item.feedback)}
        case MatchItem():
            letters = form.answers(item)
            pairs = [{"letter": letters[pair.answer], **{name: runs(getattr(pair, name)) for name in ("prompt", "answer", "feedback")}} for pair in item.pairs]
            return data | {"pairs": pairs}
        case OrderItem():
            steps = [{"letter": each.letter, "place": each.place} for each in form.steps(item)]
            return data | {"steps": steps, "feedback": runs(item.feedback)}
