"""A guide's drawing: which SVG may stand in a page, and its ids made the guide's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"

# Shapes, text and what groups them. Nothing that runs, loads, links or styles.
ELEMENTS = {
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "mask", "path",
    "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "symbol", "text",
    "title", "tspan", "use",
}  # fmt: skip
ATTRIBUTES = {
    "aria-hidden", "class", "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d", "dx",
    "dy", "fill", "fill-opacity", "fill-rule", "font-size", "font-weight", "fx", "fy",
    "gradientTransform", "gradientUnits", "height", "href", "id", "mask", "maskUnits", "offset",
    "opacity", "patternTransform", "patternUnits", "points", "preserveAspectRatio", "r", "role",
    "rotate", "rx", "ry", "stop-color", "stop-opacity", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "text-anchor", "transform", "vector-effect", "viewBox",
    "width", "x", "x1", "x2", "xmlns", "y", "y1", "y2",
}  # fmt: skip
REFERENCE = re.compile(r"url\(\s*['\"]?#([\w-]+)['\"]?\s*\)")
ANY_URL = re.compile(r"url\(|javascript:|data:|https?:", re.IGNORECASE)
MAX_DEPTH = 50  # drawing programs nest ten groups; writing recurses, and fails at a thousand
MAX_BYTES = 60_000  # a drawing stands in the page itself, and pages are read on slow lines


def problems(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message for all that must not stand in a drawing."""
    if len(text.encode()) > MAX_BYTES:
        yield 1, f"simplify the drawing: it is larger than {MAX_BYTES:,} bytes"
        return
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "<?xml-stylesheet" in text:
        yield 1, "remove the lines that begin with <!DOCTYPE, <!ENTITY or <?xml-stylesheet"
        return
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield error.position[0], "mend the SVG here: it is no well-formed XML"
        return
    if root.tag != f"{SVG}svg" or not root.get("viewBox"):
        yield 1, "begin with <svg> in the SVG name space, with a viewBox"
    level, depth = [root], 0
    while level := [inner for element in level for inner in element]:
        depth += 1
    if depth > MAX_DEPTH:
        yield 1, "take the nested groups apart"
        return
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    for element in root.iter():
        yield from _of_element(element, ids, text)


def _of_element(
    element: ElementTree.Element, ids: set[str | None], text: str
) -> Iterator[tuple[int, str]]:
    name = element.tag.removeprefix(SVG) if isinstance(element.tag, str) else "comment"
    if name not in ELEMENTS:
        yield _line(text, f"<{name}"), f"remove <{name}>: a drawing holds shapes and text only"
        return
    for attribute, value in element.attrib.items():
        if attribute not in ATTRIBUTES:
            yield _line(text, attribute), f'remove {attribute}="…" from <{name}>'
        elif attribute == "href" and not (value.startswith("#") and value[1:] in ids):
            yield _line(text, value), f'let href name an id of this drawing, not "{value[:60]}"'
        elif ANY_URL.search(REFERENCE.sub("", value)):
            yield _line(text, value), f'remove the address from {attribute}="{value[:60]}"'
        else:
            for reference in REFERENCE.findall(value):
                if reference not in ids:
                    yield _line(text, value), f"no id {reference} in this drawing"


def _line(text: str, words: str) -> int:
    """Return the line where words stand first; the parser keeps no positions."""
    return text.count("\n", 0, max(text.find(words), 0)) + 1


def inline(text: str, slug: str) -> str:
    """Return a drawing to stand in a page: its ids carry the guide's name, and nothing reads it.

    The page says in words what it shows, so that the drawing itself is hidden from readers.
    """
    ElementTree.register_namespace("", SVG.strip("{}"))
    root = ElementTree.fromstring(text)
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set(attribute, f"{slug}-{value}")
            elif attribute == "href":
                element.set(attribute, f"#{slug}-{value.removeprefix('#')}")
            else:
                element.set(attribute, REFERENCE.sub(rf"url(#{slug}-\1)", value))
    root.set("aria-hidden", "true")
    return ElementTree.tostring(root, encoding="unicode")
