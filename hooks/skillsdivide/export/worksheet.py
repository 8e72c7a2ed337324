"""Worksheets in versions A to D, and the key of each. What stands on paper in words of ours stands in templates/exports/*.typ."""

import json
from collections.abc import Callable
from functools import partial

from skillsdivide.export.batch import Batch, Site
from skillsdivide.export.context import passage, pictures
from skillsdivide.export.pdf import pdf
from skillsdivide.export.test_forms import Version, points, versions
from skillsdivide.export.text_runs import runs
from skillsdivide.load.images import Image
from skillsdivide.markdown import plain
from skillsdivide.render.environment import Renderer, day, number
from skillsdivide.schema.export_formats import Format
from skillsdivide.schema.items import ChoiceItem, Item, MatchItem, MultipleItem, NumericItem, OrderItem, Section, TextItem, TrueFalseItem

Told = dict[str, object]
"""What a template of typst is told of something."""

Tell = Callable[[Version, Item, Section, Site], Told]
"""What a template is told of an item."""

SHORT = 1800
"""How many signs of JSON, words and line breaks and all, surely fill less than a page."""


def worksheet(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
    """Every version of the batch's sheet, one after the other."""
    held = {path: _pixels(image) for path, image in pictures(batch, format_, renderer).items()}
    return pdf("worksheet", batch.id, _told(batch, format_, site, _asked) | {"pictures": held}, site)


def key(batch: Batch, format_: Format, renderer: Renderer, site: Site) -> bytes:
    """What is right in each version, and why."""
    return pdf("key", batch.id, _told(batch, format_, site, _answered), site)


def _told(batch: Batch, format_: Format, site: Site, tell: Tell) -> Told:
    """What a template is told of a batch."""
    told = [
        {"letter": version.letter, "items": [_whole(item, tell(version, item, section, site)) for section, item in version.items(format_)]}
        for version in versions(batch)
    ]
    return {"title": runs(batch.title, site.url), "site": site.name, "versions": told}


def _pixels(image: Image) -> Told:
    """A picture, its bytes as numbers: what a template is told is JSON."""
    return {"bytes": list(image.content), "width": image.width, "height": image.height}


def _whole(item: Item, told: Told) -> Told:
    return {"type": item.type, "points": points(item), "long": bool(told.get("picture")) or len(json.dumps(told)) > SHORT, **told}


def _asked(version: Version, item: Item, section: Section, site: Site) -> Told:
    """What a sheet shows of an item: nothing that tells what is right."""
    say = partial(runs, site=site.url)
    told: Told = {"stem": say(item.stem)}
    told["picture"] = {"file": item.picture.file, "alt": plain(item.picture.alt)} if item.picture else None
    match item:
        case ChoiceItem() | MultipleItem():
            return told | {"choices": [_lettered(each.letter, say(each.choice.text)) for each in version.offers(item, section)]}
        case NumericItem():
            return told | {"unit": say(item.unit)}
        case MatchItem():
            answers = [_lettered(letter, say(answer)) for answer, letter in version.answers(item).items()]
            return told | {"prompts": [say(pair.prompt) for pair in item.pairs], "answers": answers}
        case OrderItem():
            return told | {"steps": [_lettered(each.letter, say(each.text)) for each in version.steps(item)]}
    return told


def _lettered(letter: str, text: Told) -> Told:
    return {"letter": letter, "text": text}


def _answered(version: Version, item: Item, section: Section, site: Site) -> Told:
    """What a key tells of an item: the answer as it is written on the sheet, in words, and why."""
    say = partial(runs, site=site.url)
    told: Told = {"id": item.id, "rationale": say(item.rationale) if item.rationale else None, "passage": passage(item, section, site)}
    told["as_of"] = day(item.as_of or section.as_of)
    match item:
        case ChoiceItem() | MultipleItem():
            keys = [each for each in version.offers(item, section) if each.is_key]
            words = [{"text": say(each.choice.text), "feedback": say(each.choice.feedback)} for each in keys]
            return told | {"letters": [each.letter for each in keys], "keys": words}
        case TrueFalseItem():
            return told | {"answer": item.answer, "feedback": say(item.feedback.on_true if item.answer else item.feedback.on_false)}
        case NumericItem():
            tolerance = number(item.tolerance) if item.tolerance else None
            return told | {"answer": number(item.answer), "tolerance": tolerance, "unit": say(item.unit), "feedback": say(item.feedback)}
        case TextItem():
            return told | {"accept": [say(each) for each in item.accept], "feedback": say(item.feedback)}
        case MatchItem():
            letters = version.answers(item)
            pairs = [{"letter": letters[pair.answer], **{name: say(getattr(pair, name)) for name in ("prompt", "answer", "feedback")}} for pair in item.pairs]
            return told | {"pairs": pairs}
        case OrderItem():
            return told | {"steps": [{"letter": each.letter, "place": each.place} for each in version.steps(item)], "feedback": say(item.feedback)}
