"""The words of the interface: what of a template is a message, templates in other words, and what is wrong with a translation."""

from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import ROOT

from skillsdivide.render.environment import Renderer
from skillsdivide.render.site_context import SiteContext
from skillsdivide.translate.formats import ENGLISH, CldrFormats
from skillsdivide.translate.interface_words import InterfaceWords, interface_messages
from skillsdivide.translate.languages import Language
from skillsdivide.translate.messages import Message
from skillsdivide.translate.site_words import with_whole_codes
from skillsdivide.translate.template_checks import categories, template_flaws
from skillsdivide.translate.template_text import LITERAL, PART, tokens
from skillsdivide.translate.template_words import template_messages, template_pieces, translated_template

TEMPLATES = sorted([*(ROOT / "hooks/skillsdivide/templates").rglob("*.html.j2"), *(ROOT / "hooks/theme").rglob("*.html")])


def texts(source: str) -> list[str]:
    """The messages of a template."""
    return [message.text for message in template_messages("templates/x.html.j2", source)]


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("<p>One.</p>\n<p>Two <a href='x'>links</a> <a href='y'>here</a>.</p>", ["One.", "Two <a 1>links</a> <a 2>here</a>."]),
        ("<p>{{ n | number }} of <strong>{{ m }}</strong> tasks</p>", ["{{ n | number }} of <strong>{{ m }}</strong> tasks"]),
        ("<p>{% if a %}It is so.{% else %}It is not.{% endif %}</p>", ["It is so.", "It is not."]),
        ("<p>It is {% if a %}so{% else %}not so{% endif %}.</p>", ["It is {% if a %}so{% else %}not so{% endif %}."]),
        ("<p><a href='a'>One</a> · <a href='b'>Two</a></p>", ["One", "Two"]),
        ('<p data-part="x" data-text="{n} left" aria-label="Left"></p>', ["{n} left", "Left"]),
        ('<p><span title="A hint">Word</span> and more</p>', ["<span>Word</span> and more", "A hint"]),
        ('{{ heading("tasks", _("Tasks")) }}', ["Tasks"]),
        ('{{ n | counted("one {# task} other {# tasks}") }}', ["one {# task} other {# tasks}"]),
        ('{{ _("Claim") }} {{ claim.title }}', ['{{ _("Claim") }} {{ claim.title }}']),
        ('<ul>{% for x in y %}<li>{{ x }}</li>{% endfor %}</ul><script>const one = "Two words";</script>{# A remark. #}', []),
    ],
)
def test_a_message_is_a_sentence_with_what_stands_in_it(source: str, messages: list[str]) -> None:
    """Tags that stand inside sentences belong to them, and so do conditions round a part of one."""
    assert texts(source) == messages


def test_other_words_leave_all_else_as_it_is() -> None:
    """Tags keep their attributes, wherever the words put them; quotes are escaped where they would end what they stand in."""
    source = '<p title="Its name">See <a href="{{ x }}" aria-label="The first">one</a> or <a href="b">two</a>, {{ y(_("so")) }}.</p>'
    words = {
        "Its name": 'Son "nom"',
        'See <a 1>one</a> or <a 2>two</a>, {{ y(_("so")) }}.': 'Voir <a 2>deux</a> ou <a 1>un</a>, {{ y(_("ainsi")) }}.',
        "The first": "Le premier",
    }
    expected = '<p title="Son &quot;nom&quot;">Voir <a href="b">deux</a> ou <a href="{{ x }}" aria-label="Le premier">un</a>, {{ y(_("ainsi")) }}.</p>'
    assert translated_template("x", source, lambda message: words[message.text]) == expected
    assert translated_template("x", '{{ f(_("so")) }}', lambda _: 'a "b" \\ c') == '{{ f(_("a \\"b\\" \\\\ c")) }}'


@pytest.mark.no_cover
@pytest.mark.parametrize("name", [file.relative_to(ROOT / "hooks").as_posix() for file in TEMPLATES])
def test_no_word_escapes_translation(name: str) -> None:
    """Every text and every attribute for people is in a message; words in expressions are marked."""
    source = (ROOT / "hooks" / name).read_text(encoding="utf-8")
    pieces = template_pieces(name, source)

    def is_taken(start: int, end: int) -> bool:
        return any(piece.start <= start and end <= piece.end for piece in pieces)

    escaped = []
    for token in tokens(source, 0, len(source)):
        if token.kind == "text":
            escaped += [
                match[0]
                for match in re.finditer(r"[^\W\d_]{3,}", re.sub(r"&\w+;", "", token.text))
                if not is_taken(token.start + match.start(), token.start + match.end())
            ]
        for part in PART.finditer(token.text) if token.text.startswith("<") else [re.match(r".*", token.text, re.DOTALL)]:
            if part and part[0].startswith(("{{", "{%")):
                bare = LITERAL.sub("", part[0])
                escaped += [
                    match[1]
                    for match in re.finditer(r'"((?:\\.|[^"\\])*)"', bare)
                    if re.search(r"^[A-Z][a-z]+\b|\w \w", match[1]) and not PATHS.fullmatch(match[1])
                ]
    assert escaped == []


PATHS = re.compile(r"m[-\d.]+[-\d. a-z]*z|[\d. ]+|Source Sans 3|Spectral|Noto Naskh Arabic")
"""Lines of drawings, numbers, and names of fonts."""


def pseudo(message: Message) -> str:
    """A message with an accent on each e, o and a of its words."""

    def accented(text: str) -> str:
        return text.translate(str.maketrans("aeoAEO", "áéóÁÉÓ"))

    def outside(text: str) -> str:
        parts, done = [], 0
        for part in re.finditer(rf"{PART.pattern}|\{{\w+(?:, plural,)?|\w+(?= \{{)|&\w+;", text, re.DOTALL):
            parts += [accented(text[done : part.start()]), LITERAL.sub(lambda match: match[0].replace(match[1], outside(match[1])), part[0])]
            done = part.end()
        return "".join([*parts, accented(text[done:])])

    return outside(message.text)


FRENCH = Language("fr", "Français", "fr-DZ")


def test_a_page_is_rendered_in_other_words(small) -> None:
    """Every template can be compiled in other words, and a page has them; numbers and dates follow the language."""
    words = InterfaceWords(FRENCH, pseudo)
    assert [flaw for _, message in interface_messages() if message.is_template for flaw in template_flaws(message.text, pseudo(message), "en")] == []
    renderer = Renderer(small.catalog(), site=SiteContext(words=words))
    assert renderer.env.filters["number"](1234.5) == "1\u202f234,5"
    for file in (ROOT / "hooks/skillsdivide/templates").rglob("*.j2"):
        renderer.env.get_template(file.relative_to(ROOT / "hooks/skillsdivide/templates").as_posix())
    html = renderer.render("shortcodes/tool/review.html.j2")
    assert "Révíéw" not in html
    assert "Réviéw whát is dué" in html


@pytest.mark.parametrize(
    ("english", "words", "told"),
    [
        ("See <a>it</a>.", "Voir.", "the tag '<a>' is lost"),
        ("{{ n }} left", "restent", "the expression '{{ n }}' is lost"),
        ("{n} left", "{m} restent", "the place 'm' is not in the English"),
        ("{n} {n, plural, one {task} other {tasks}}", "{n} {n, plural, one {مهمة} other {مهام}}", "has no form for zero, two, few, many"),
        ('{{ n | counted("one {# task} other {# tasks}") }} x', '{{ n | counted("other {# مهام}") }} x', "has no form for zero, one, two, few, many"),
        ("one {# task} other {# tasks}", "one {# مهمة} other {# مهام}", "has no form for zero, two, few, many"),
        ("It is {% if a %}so{% endif %}.", "{% endif %}C'est {% if a %}ainsi.", "is closed before what begins in it"),
    ],
)
def test_a_flaw_of_a_translation_is_named(english: str, words: str, told: str) -> None:
    """What is lost, what is added, and which forms are missing."""
    assert any(told in what for what, _, _ in template_flaws(english, words, "ar"))
    assert list(template_flaws(english, english, "en")) == []


def test_a_number_may_stand_in_some_forms_alone() -> None:
    """Arabic says one and two without a figure."""
    arabic = "{n, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}"
    assert list(template_flaws("{n} {n, plural, one {task} other {tasks}}", arabic, "ar")) == []
    assert (categories("fr"), categories("en")) == (["one", "other"], ["one", "other"])


def test_numbers_and_dates_follow_the_language() -> None:
    """As CLDR has them for Algeria: digits of the West, a decimal comma."""
    french, arabic = CldrFormats("fr-DZ"), CldrFormats("ar-DZ")
    assert [each.number(92000.5) for each in (ENGLISH, french, arabic)] == ["92,000.5", "92\u202f000,5", "92.000,5"]
    assert [each.decimals(0.5, 2) for each in (ENGLISH, arabic)] == ["0.50", "0,50"]
    assert [each.day(date(2026, 11, 23)) for each in (ENGLISH, french, arabic)] == ["23 November 2026", "23 novembre 2026", "23 نوفمبر 2026"]
    assert [each.listed(["a", "b", "c"]) for each in (ENGLISH, french, arabic)] == ["a, b and c", "a, b et c", "a وb وc"]
    assert arabic.counted(2, "zero {لا شيء} one {واحد} two {اثنان} few {# أشياء} many {# شيئا} other {# شيء}") == "اثنان"
    assert [each.in_hours("½") for each in (ENGLISH, french, arabic)] == ["½ h", "½ h", "½ س"]
    assert [each.in_hours("") for each in (ENGLISH, french, arabic)] == ["h", "h", "س"]
    assert french.counted(0, "one {# tâche} other {# tâches}") == "0 tâche"


def test_values_in_arabic_keep_their_direction() -> None:
    """Places for values are isolated; forms of nouns and addresses are not."""
    arabic = InterfaceWords(Language("ar", "العربية", "ar-DZ"), lambda _: "{title}: {n, plural, one {مهمة} other {# مهام}} {url}")
    shown = '\u2068{title}\u2069: {n, plural, one {مهمة} other {{ "{#" }} مهام}} {url}'
    assert arabic.template("templates/x.html.j2", '<p data-text="{title} has tasks"></p>') == f'<p data-text="{shown}"></p>'


def test_names_and_codes_in_arabic_keep_their_direction() -> None:
    """What a page's template puts in is isolated; a file that software reads has no such marks."""
    arabic = InterfaceWords(Language("ar", "العربية", "ar-DZ"), lambda _: "الرتبة {{ place }} من {{ code }}.")
    source = "<p>Rank {{ place }} of {{ code }}.</p>"
    assert arabic.template("templates/pages/x.html.j2", source) == "<p>الرتبة \u2068{{ place }}\u2069 من \u2068{{ code }}\u2069.</p>"
    assert arabic.template("templates/titles/x.j2", source) == "<p>الرتبة {{ place }} من {{ code }}.</p>"


def test_a_code_in_a_text_from_right_to_left_stays_whole() -> None:
    """Digits behind Arabic letters would change places round a stroke; addresses and tags have no marks in them."""
    words = with_whole_codes(lambda message: message.text)
    whole = "رقم 15-1253 و 2026-11-23"
    assert words(Message("x", whole)) == "رقم \u206615-1253\u2069 و \u20662026-11-23\u2069"
    for kept in ("[x](data/15-1253.md)", '<a href="x-1-2">', "item-12-3", "12,5"):
        assert words(Message("x", kept)) == kept
    assert words(Message("x", whole, is_template=True)) == whole
