"""What the browser tests share: one browser a worker, the served site, and pages in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from plugins.guides.browser import NoBrowser, launched, served

PATIENCE = 20_000  # milliseconds: a busy machine is slow, a page that never comes is a fault
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium; without one the test is skipped and says how to get it."""
    try:
        with launched() as browser:
            yield browser
    except NoBrowser as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def address(serving: Path) -> Iterator[str]:
    """Return the address of the site as `make serve` builds it, with the page of patterns."""
    with served(serving) as address:
        yield address


@pytest.fixture
def blank(browser: Browser) -> Iterator[Opener]:
    """Return a function that opens an empty page; what it takes is Playwright's, and `width`."""
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, height: int = 860, **settings) -> Page:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, reduced_motion="reduce", **settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def visit(blank: Opener, address: str) -> Opener:
    """Return a function that opens a page of the site by its file."""

    def opened(file: str, **settings) -> Page:
        page = blank(**settings)
        page.goto(f"{address}/{file}")
        return page

    return opened


@pytest.fixture
def show(blank: Opener) -> Opener:
    """Return a function that opens a small page, made of the HTML that it is given."""

    def opened(html: str, **settings) -> Page:
        page = blank(**settings)
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title>{html}")
        return page

    return opened
