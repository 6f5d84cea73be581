"""A page's first screen comes with the first answer of the server; all else is small."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import html5lib
import pytest

from plugins.guides.environment import ROOT
from tests.test_site_pages import words

# Ten packets of 1,460 bytes: what a server sends before it waits for a first reply.
FIRST = 14_600
SCRIPTS = 4_000
FONTS = 8_000
# More words than the largest of the usual screens shows at once.
SCREEN = 250


def first_answer(page: bytes) -> str:
    """Return what a browser has of a page after the first round trip."""
    packed = gzip.compress(page, 6, mtime=0)
    return zlib.decompressobj(31).decompress(packed[:FIRST]).decode("utf-8", "ignore")


def lacks(file: Path) -> str:
    """Return what a page's first screen lacks after the first round trip, or nothing."""
    page = file.read_bytes()
    come = first_answer(page)
    if "</style>" not in come:
        return "its styles"
    if come == page.decode():
        return ""
    said = words(html5lib.parse(come, namespaceHTMLElements=False).find(".//main")).split()
    if 'aria-labelledby="short"' in page.decode() and 'aria-labelledby="what"' not in come:
        return "what stands before its first section"
    return "" if len(said) >= SCREEN else f"all but {len(said)} words"


def test_the_first_screen_of_each_page_comes_at_once(site, published):
    for root in (site, published):
        files = sorted(root.rglob("*.html"))
        assert files
        assert {f.relative_to(root).as_posix(): lack for f in files if (lack := lacks(f))} == {}


@pytest.mark.parametrize(
    ("page", "lack"),
    [
        ("<style>a{}</style><main>few", ""),
        ("<style>" + "".join(map(chr, range(200, 40000))), "its styles"),
        ("<style></style><main>few " + "".join(map(chr, range(200, 40000))), "all but 3 words"),
    ],
)
def test_a_page_that_comes_late_is_found(page, lack, tmp_path):
    file = tmp_path / "index.html"
    file.write_text(page, encoding="utf-8")
    assert lacks(file) == lack


def test_scripts_and_fonts_are_small(site):
    scripts = [file.stat().st_size for file in site.rglob("*.js")]
    fonts = [file.stat().st_size for file in site.rglob("*.woff2")]
    assert 0 < sum(scripts) < SCRIPTS
    assert len(fonts) == 2 and max(fonts) <= FONTS


def test_no_page_needs_a_script_to_be_read(pages):
    for file, page in pages.items():
        for script in page.iter("script"):
            assert script.get("src") is None or script.get("defer") is not None, file


def test_the_touch_icon_is_the_size_that_phones_ask_for():
    icon = (ROOT / "theme" / "static" / "touch-icon.png").read_bytes()
    assert icon[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(icon[16:20]), int.from_bytes(icon[20:24])) == (180, 180)


def test_every_page_has_the_icons_of_the_site(pages, site):
    assert (site / "mark.svg").is_file()
    for file, page in pages.items():
        icons = {link.get("rel"): link.get("href") for link in page.iter("link")}
        assert icons["icon"].endswith("/mark.svg"), file
        assert icons["apple-touch-icon"].endswith("/theme/touch-icon.png"), file
