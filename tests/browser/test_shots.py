"""`make shots` writes a picture for each page, width and scheme, and the sheets of paper."""

import shutil
import struct

import pytest

from plugins.guides import shots
from plugins.guides.browser import served

PAGE = """<!doctype html><meta name=color-scheme content='light dark'><h1>Small</h1>
<style>@media (prefers-color-scheme: dark) { h1 { height: 2000px } }</style>"""


@pytest.fixture
def small(tmp_path):
    """Return the address of a site of one page."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    with served(site) as address:
        yield address


def size(picture) -> tuple[int, int]:
    """Return the width and the height of a PNG."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


def test_each_width_and_scheme_has_its_picture(browser, small, tmp_path):
    shots.screens(browser, small, {"procedure": "index.html"}, tmp_path)
    for width in shots.WIDTHS:
        assert size(tmp_path / f"procedure-{width}-light.png") == (width, shots.HEIGHT)
        wide, high = size(tmp_path / f"procedure-{width}-dark.png")
        assert wide == width
        assert high > 2000
    assert size(tmp_path / "cover.png") == (shots.COVER[1], shots.HEIGHT)


def test_each_paper_has_its_sheets(browser, small, tmp_path):
    shots.papers(browser, small, {"home": "index.html"}, tmp_path)
    for paper in shots.PAPERS:
        assert (tmp_path / f"home-{paper.lower()}.pdf").read_bytes().startswith(b"%PDF")
        if shutil.which("pdftoppm"):
            assert size(tmp_path / f"home-{paper.lower()}-1.png") > (400, 500)
