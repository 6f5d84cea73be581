"""Pictures of every kind of page: in each width and scheme, and on paper."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.guides.browser import NoBrowser, launched, served
from plugins.guides.environment import ROOT
from plugins.guides.library import load
from plugins.guides.pages import Output, outputs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = ROOT / "shots"
WIDTHS = (390, 768, 1280)
HEIGHT = 800  # of the first screen; a picture goes on to the end of the page
SCHEMES = ("light", "dark")
PAPERS = ("Letter", "A4")
COVER = ("procedure", 1280, "light")  # the first screen that README shows
DOTS = 60  # an inch: a sheet of paper is read at a glance


def seen(files: Iterable[Output]) -> list[Output]:
    """Return the pages that stay in sight: a redirect does not, and a drawing is no page."""
    return [file for file in files if file.file.endswith(".html") and file.template != "redirect"]


def kinds(pages: Iterable[Output]) -> dict[str, str]:
    """Return the first page of each template."""
    return {page.template: page.file for page in reversed(list(pages))}


def visit(tab: Page, address: str) -> None:
    """Open a page twice: its fonts are optional, and only the second time sure to be there."""
    tab.goto(address)
    tab.goto(address)


def screens(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> None:
    """Write a picture of each page in each width and scheme."""
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            for kind, file in pages.items():
                visit(tab, f"{address}/{file}")
                tab.screenshot(path=folder / f"{kind}-{width}-{scheme}.png", full_page=True)
                if (kind, width, scheme) == COVER:
                    tab.screenshot(path=folder / "cover.png")
        context.close()


def papers(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> None:
    """Write each page as a printer gets it, and a picture of each sheet where poppler is."""
    tab = browser.new_page()
    for kind, file in pages.items():
        visit(tab, f"{address}/{file}")
        for paper in PAPERS:
            pdf = folder / f"{kind}-{paper.lower()}.pdf"
            tab.pdf(path=pdf, format=paper)
            if drawing := shutil.which("pdftoppm"):
                command = [drawing, "-png", "-r", str(DOTS), pdf, pdf.with_suffix("")]
                subprocess.run(command, check=True)
    tab.close()


def built(folder: Path) -> int:
    """Build the site as `serve` shows it, with the pattern page, and return the exit status."""
    command = ["plugins.guides", "html", "--serving", "--output", str(folder)]
    return subprocess.call([sys.executable, "-m", *command], cwd=ROOT)


def main(args: Namespace) -> int:
    """Take all pictures anew, or say in one line what is missing for it."""
    pages = kinds(seen(outputs(load(ROOT / "content")[0], serving=True)))
    try:
        with launched() as browser, tempfile.TemporaryDirectory() as name:
            site = Path(name) / "site"
            if status := built(site):
                return status
            shutil.rmtree(FOLDER, ignore_errors=True)
            FOLDER.mkdir()
            with served(site) as address:
                screens(browser, address, pages, FOLDER)
                papers(browser, address, pages, FOLDER)
    except NoBrowser as missing:
        print(f"shots: {missing}", file=sys.stderr)
        return 1
    print(f"Took {len(list(FOLDER.glob('*.png')))} pictures: open {FOLDER.name}/")
    return 0
