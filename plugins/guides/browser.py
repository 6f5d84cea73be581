"""The Chromium of this machine, and the local server that it reads a built site from."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.guides.serving.server import Server
from plugins.guides.serving.visit import TYPES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType

COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "microsoft-edge", "microsoft-edge-stable",
)  # fmt: skip
CHANNELS = ("chrome", "msedge")  # Playwright knows where these stand on Windows and macOS
ABSENT = ("Executable doesn't exist", "is not found at")  # how Playwright says so
FLAGS = ("--disable-gpu", "--disable-background-networking", "--no-first-run")
ADVICE = (
    "there is no Chromium here: install Chromium, Chrome or Edge (Debian: apt-get install chromium)"
)


class NoBrowser(Exception):  # noqa: N818 – it says what is missing, not that something broke
    """Why no browser can be driven here, and how to get one."""


def flags(root: bool) -> list[str]:
    """Return the flags of a Chromium that asks nobody anything; as root it has no sandbox."""
    return [*FLAGS, *(["--no-sandbox"] if root else [])]


def launch(chromium: BrowserType) -> Browser:
    """Return the first Chromium that starts; NoBrowser if the machine has none."""
    from playwright.sync_api import Error

    arguments = flags(hasattr(os, "geteuid") and os.geteuid() == 0)
    named = [{"executable_path": path} for name in COMMANDS if (path := shutil.which(name))]
    for where in (*named, {}, *({"channel": channel} for channel in CHANNELS)):
        try:
            return chromium.launch(args=arguments, **where)
        except Error as error:
            if not any(words in error.message for words in ABSENT):
                raise
    raise NoBrowser(ADVICE)


@contextmanager
def launched() -> Iterator[Browser]:
    """Lend a running Chromium; NoBrowser if there is none, or no Playwright to drive it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowser("Playwright is not installed here: see Start in README.md") from None
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        try:
            yield browser
        finally:
            browser.close()


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder as a plain host sends them, and nothing in the terminal."""

    extensions_map = TYPES

    def end_headers(self) -> None:
        """Let the browser keep what it fetched: the next page has its fonts at once."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format, *args) -> None:
        """Keep the terminal for what was asked."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Lend the address of a folder, served on a free port of this machine alone."""
    handler = partial(Quiet, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
