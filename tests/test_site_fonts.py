"""The font files hold every character of the built pages, and are what the style sheets name."""

import hashlib
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from fontTools.ttLib import TTFont

from plugins.guides.environment import ROOT

FOLDER = ROOT / "theme" / "static" / "fonts"
FONTS = sorted(FOLDER.glob("*.woff2"))
LARGEST = 8000  # bytes; both files together cost a slow line less than one picture


def characters(element: Element) -> set[str]:
    """Return the characters of the words in an element, without its scripts and styles."""
    if element.tag in ("script", "style"):
        return set()
    own = set(element.text or "")
    return own.union(*(characters(child) | set(child.tail or "") for child in element))


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_the_fonts_hold_every_character_of_the_pages(font: Path, pages: dict[str, Element]):
    held = set(map(chr, TTFont(font).getBestCmap())) | set("\n\t")
    lacking = {name: lack for name, page in pages.items() if (lack := characters(page) - held)}
    assert pages
    assert not lacking, "say it in words, draw it, or add it to theme/fonts.py"


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_each_font_is_small_and_named_by_what_is_in_it(font: Path):
    content = font.read_bytes()
    assert len(content) <= LARGEST
    assert font.name.split(".")[1] == hashlib.sha256(content).hexdigest()[:8]


def test_the_style_sheets_name_the_fonts_that_are_there():
    sheets = (ROOT / "theme").rglob("*.css")
    named = set(
        re.findall(
            r"[\w.-]+\.woff2", "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
        )
    )
    assert named == {font.name for font in FONTS}
    assert len(FONTS) == 2


def test_the_licence_stands_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
