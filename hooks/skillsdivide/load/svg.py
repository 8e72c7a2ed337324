"""SVG that is shapes and words alone: it runs nothing and reaches nowhere, wherever a package is opened."""

import re
from xml.parsers import expat

ELEMENTS = {
    *("svg", "g", "defs", "use", "symbol", "title", "desc"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
    *("marker", "pattern", "clipPath", "mask", "linearGradient", "radialGradient", "stop"),
}
"""What draws. Whatever else SVG has, such as scripts, styles, links, images and animations, a picture of an item does without."""

REACHES_OUT = re.compile(r"url\(\s*(?!['\"]?#)|@import|\\|(?:image|image-set|src)\(", re.IGNORECASE)
"""A value that loads something; a backslash could hide it."""

SPACE = "http://www.w3.org/2000/svg"


def validate_svg(content: bytes) -> tuple[int, int]:
    """Width and height of an SVG picture's viewBox; ValueError names the first thing that a picture must not hold."""
    roots: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if space != SPACE or tag not in ELEMENTS or (not roots and tag != "svg"):
            raise ValueError(f"<{tag}> has no place in a picture")
        for key, value in attributes.items():
            _judge(key.rpartition(" ")[2], value)
        roots.append(attributes)

    def refuse(*_: object) -> None:
        raise ValueError("a document type or an instruction has no place in a picture")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise ValueError(f"line {error.lineno} is no XML") from None
    return _size(roots[0].get("viewBox", ""))


def _judge(name: str, value: str) -> None:
    """Refuses an attribute that acts or loads."""
    if name.lower().startswith("on"):
        raise ValueError(f"the handler {name!r} has no place in a picture")
    if name == "base" or (name == "href" and not value.startswith("#")) or REACHES_OUT.search(value):
        raise ValueError(f"{name!r} leads out of the picture")


def _size(box: str) -> tuple[int, int]:
    numbers = re.fullmatch(r"\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*", box)
    width, height = (round(float(number)) for number in numbers.groups()) if numbers else (0, 0)
    if width < 1 or height < 1:
        raise ValueError("it has no viewBox with a width and a height")
    return width, height
