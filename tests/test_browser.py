"""The browser is found wherever it stands, its absence is said, and a folder can be visited."""

import os
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Error

from plugins.guides import browser

ABSENT = "BrowserType.launch: Executable doesn't exist at nowhere"


class Chromium:
    """A browser type that starts from one place only, and remembers where it was sought."""

    def __init__(self, place: dict | None, error: str = ABSENT):
        """Take the place, as Playwright is told it, and what is said elsewhere."""
        self.place, self.error, self.sought = place, error, []

    def launch(self, args, **where):
        """Start, or fail as Playwright does."""
        self.sought.append(where)
        if where != self.place:
            raise Error(self.error)
        return "a browser"


@pytest.fixture
def bare(monkeypatch):
    """Take all commands from the path."""
    monkeypatch.setenv("PATH", os.devnull)


@pytest.mark.parametrize("place", [{}, {"channel": "chrome"}, {"channel": "msedge"}])
def test_a_browser_without_a_command_is_found(place, bare):
    assert browser.launch(Chromium(place)) == "a browser"


@pytest.mark.skipif(os.name == "nt", reason="Windows finds commands by their ending")
def test_a_command_of_the_machine_comes_first(monkeypatch, tmp_path):
    command = tmp_path / "google-chrome"
    command.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    chromium = Chromium({"executable_path": str(command)})
    assert browser.launch(chromium) == "a browser"
    assert len(chromium.sought) == 1


def test_without_a_browser_it_says_how_to_get_one(bare):
    with pytest.raises(browser.NoBrowser, match="apt-get install chromium"):
        browser.launch(Chromium(None))


def test_a_browser_that_breaks_is_not_called_absent(bare):
    with pytest.raises(Error, match="crashed"):
        browser.launch(Chromium(None, "the browser crashed"))


def test_only_root_does_without_the_sandbox():
    assert "--no-sandbox" in browser.flags(root=True)
    assert "--no-sandbox" not in browser.flags(root=False)


def test_a_folder_is_served_as_it_is(tmp_path, capfd):
    (tmp_path / "index.html").write_text("<p>x", encoding="utf-8")
    with browser.served(tmp_path) as address:
        with urllib.request.urlopen(f"{address}/") as answer:
            assert answer.read() == b"<p>x"
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        with pytest.raises(urllib.error.HTTPError, match="404") as missing:
            urllib.request.urlopen(f"{address}/missing/")
        missing.value.close()
    assert capfd.readouterr().err == ""
