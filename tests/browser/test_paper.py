"""Printed, a page is whole: every section, answer and source, on sheets that say what they are."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.places import GUIDE, GUIDES, KINDS

PAPERS = {"Letter": (612, 792), "A4": (595, 842)}  # points
MARGIN = 45  # points: what of a sheet's top and foot is no part of the text
EDGE = 15  # points: what a printer may leave white
PRINTED = [KINDS[kind] for kind in ("questions", "help", "page")]

# The pieces of text of the main part, without what only a screen has: contents, buttons, the way
# to the cards from the first screen, marks of citations and the ways back to them.
PIECES = """() => {
  const pieces = [], main = document.querySelector('main');
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!one.closest("nav, button, sup, svg, a[href='#help'], [id^='source-'] span, .cite"))
      pieces.push(texts.currentNode.data);
  }
  return pieces;
}"""


class Sheet(NamedTuple):
    """What stands on a sheet of paper."""

    margin: str
    body: list[str]  # lines

    @property
    def text(self) -> str:
        """All of it, in one line."""
        return " ".join((self.margin, *self.body))


def printed(page: Page, folder: Path, paper: str) -> Path:
    """Print a page and return the file."""
    pdf = folder / "page.pdf"
    page.pdf(path=pdf, format=paper)
    return pdf


def poppler(*command: str | Path) -> bytes:
    """Return what a command of Poppler writes."""
    if not shutil.which(command[0]):
        pytest.skip(f"there is no {command[0]} here: install Poppler (Debian: poppler-utils)")
    done = subprocess.run(command, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def strips(pdf: Path, top: int, high: int, wide: int) -> list[str]:
    """Return the text of each sheet between two heights, in the order of the page."""
    box = ["-x", "0", "-y", str(top), "-W", str(wide), "-H", str(high)]
    return poppler("pdftotext", "-raw", *box, pdf, "-").decode().split("\f")[:-1]


def sheets(page: Page, folder: Path, paper: str = "Letter") -> list[Sheet]:
    """Return the sheets that a page is printed on."""
    pdf, (wide, high) = printed(page, folder, paper), PAPERS[paper]
    heads = strips(pdf, 0, MARGIN, wide)
    feet = strips(pdf, high - MARGIN, MARGIN, wide)
    bodies = strips(pdf, MARGIN, high - 2 * MARGIN, wide)
    return [
        Sheet(f"{head} {foot}", [line for line in body.splitlines() if line.strip()])
        for head, foot, body in zip(heads, feet, bodies, strict=True)
    ]


def letters(text: str) -> str:
    """Return the letters and figures of a text: paper breaks lines and divides words."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def missing(page: Page, paper: list[Sheet]) -> list[str]:
    """Return the pieces of a page's text that are on no sheet."""
    body = letters(" ".join(line for sheet in paper for line in sheet.body))
    return [piece.strip() for piece in page.evaluate(PIECES) if letters(piece) not in body]


def unmarked(paper: list[Sheet], *words: str) -> list[int]:
    """Return the numbers of the sheets that do not say words and their number of how many.

    The first sheet says the words in its text, the others in their margin.
    """
    found = []
    for place, sheet in enumerate(paper, start=1):
        said = letters(sheet.text if place == 1 else sheet.margin)
        number = re.search(rf"\b{place}\D{{1,6}}{len(paper)}\b", sheet.margin)
        if not number or not all(letters(each) in said for each in words):
            found.append(place)
    return found


def divided(cards: list[str], paper: list[Sheet]) -> list[str]:
    """Return the cards that no sheet has whole."""
    bodies = [letters(" ".join(sheet.body)) for sheet in paper]
    return [card for card in cards if not any(letters(card) in body for body in bodies)]


def left_behind(headings: list[str], paper: list[Sheet]) -> list[str]:
    """Return the headings that stand last on a sheet, away from what they head."""
    last = {letters(sheet.body[-1]) for sheet in paper if sheet.body}
    return [heading for heading in headings if letters(heading) in last]


def beyond(pdf: Path, paper: str) -> list[str]:
    """Return the words that stand where a printer may not reach."""
    wide, high = PAPERS[paper]
    box = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"'
    words = re.findall(rf"<word {box}>(.*?)<", poppler("pdftotext", "-bbox", pdf, "-").decode())
    assert words
    return [
        word
        for left, top, right, bottom, word in words
        if min(float(left), float(top)) < EDGE
        or float(right) > wide - EDGE
        or float(bottom) > high - EDGE
    ]


@pytest.mark.parametrize(("paper", "script"), [("Letter", True), ("A4", True), ("Letter", False)])
@pytest.mark.parametrize("file", GUIDES)
def test_a_guide_is_whole_on_paper(file, paper, script, visit, tmp_path):
    page = visit(file, java_script_enabled=script)
    guide, found = GUIDES[file], sheets(page, tmp_path, paper)
    lost = missing(page, found)
    assert not lost, "\n".join(lost)
    assert letters("Skip to main content") not in letters(" ".join(sheet.text for sheet in found))
    day = guide.meta.updated
    assert unmarked(found, guide.title, f"{day:%B} {day.day}, {day.year}") == []
    cards = page.locator("section[aria-labelledby=help] ul").all_inner_texts()
    assert len(cards) >= len(guide.cards)
    assert divided(cards, found) == []
    assert left_behind(page.locator("main :is(h2, h3)").all_inner_texts(), found) == []
    assert beyond(tmp_path / "page.pdf", paper) == []


@pytest.mark.parametrize("file", PRINTED)
def test_other_pages_are_whole_on_paper(file, visit, tmp_path):
    page = visit(file)
    found = sheets(page, tmp_path)
    lost = missing(page, found)
    assert not lost, "\n".join(lost)
    assert unmarked(found, page.locator("h1").inner_text()) == []
    assert beyond(tmp_path / "page.pdf", "Letter") == []


def test_paper_is_white_also_from_a_dark_screen(visit, tmp_path):
    pdf = printed(visit(GUIDE, color_scheme="dark"), tmp_path, "Letter")
    drawing = poppler("pdftoppm", "-gray", "-r", "20", "-l", "1", pdf)
    (tone, _), *_ = Counter(drawing).most_common(1)
    assert tone == 255


BAD = """<style>@page { margin: 20mm } @media print { .gone { display: none } }</style>
<main><h1>Shots</h1><p class=gone>lost words</p><p>kept words<sup>1</sup> here</p>
<details><summary>Why?</summary>closed answer</details></main>"""


def test_what_is_lost_on_paper_is_found(show, tmp_path):
    page = show(BAD)
    found = sheets(page, tmp_path)
    assert missing(page, found) == ["lost words", "closed answer"]
    assert unmarked(found, "Shots") == [1]


def test_sheets_without_their_marks_are_found():
    first, second = Sheet("1 / 2", ["Shots"]), Sheet("Shots 2 / 2", ["More"])
    assert unmarked([first, second], "Shots") == []
    assert unmarked([first, Sheet("2 / 2", ["More of Shots"])], "Shots") == [2]
    assert unmarked([second, second], "Shots") == [1]


def test_a_divided_card_and_a_lonely_heading_are_found():
    paper = [Sheet("", ["Call for", "any fever", "Risks"]), Sheet("", ["or chills"])]
    assert divided(["Call for\nany fever", "any fever\nor chills"], paper) == [
        "any fever\nor chills"
    ]
    assert left_behind(["Call for", "Risks"], paper) == ["Risks"]


def test_a_word_beside_the_paper_is_found(show, tmp_path):
    page = show("<style>@page { margin: 0 }</style><p style='margin: 0'>edge <b>words</b>")
    assert "edge" in beyond(printed(page, tmp_path, "A4"), "A4")
