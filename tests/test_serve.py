"""The development server, with a build of a few lines in place of the real one."""

import errno
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.guides.serving.reload import Build, News, no_site, told
from plugins.guides.serving.serve import main, problems, summary
from plugins.guides.serving.server import servers
from plugins.guides.serving.watching import Saved

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 20  # seconds until a test gives up; none waits for it when all is well
PROBLEM = "content/a.md:3: dead-link: mend <this>"

# What it is given: the folder of the site and the file it is made of, whose first word
# decides how the build ends. A slow one leaves its number and waits to be let go.
BUILD = f"""
import os, pathlib, sys, time
site, source = map(pathlib.Path, sys.argv[1:])
text = source.read_text()
if text.startswith("slow"):
    site.with_name("new").write_text(str(os.getpid()))
    site.with_name("new").replace(site.with_name("began"))
    while not site.with_name("go").exists():
        time.sleep(0.01)
if text.startswith(("bad", "doubtful")):
    print({PROBLEM!r}, file=sys.stderr)
if text.startswith("bad"):
    sys.exit(1)
(site / "procedures").mkdir(parents=True, exist_ok=True)
page = '<html><body class="a>b"><main id="main">' + text + '</main></body></html>'
for name in ("index.html", "procedures/index.html", "404.html"):
    (site / name).write_text(page)
for name in ("a.woff2", "a.svg", "a.js", "site.webmanifest"):
    (site / name).write_text("")
print("built 1 guide and 8 questions in 9.9 s: see output/index.html")
"""

SERVE = """
import sys, pathlib
from plugins.guides.serving.serve import serve
site, source, settings, script = map(pathlib.Path, sys.argv[1:])
command = [sys.executable, "-I", "-S", script, site, source]
sys.exit(serve(command, site, [source.parent, settings], port=0))
"""


class Running:
    """A server in a process of its own, and what it says."""

    def __init__(self, command, folder):
        self.source = folder / "source" / "text"
        self.settings = folder / "settings.py"
        self.site = folder / "site"
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            # Polling, which some systems need, looks at whole seconds only.
            env={**os.environ, "TMPDIR": str(folder), "WATCHFILES_FORCE_POLLING": "false"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.lines = queue.Queue()
        self.errors = queue.Queue()
        for stream, into in (
            (self.process.stdout, self.lines),
            (self.process.stderr, self.errors),
        ):
            threading.Thread(target=self._read, args=(stream, into), daemon=True).start()

    def started(self):
        """Wait for the end of the first build."""
        self.first = self.lines.get(timeout=PATIENCE)
        assert "watching" in self.lines.get(timeout=PATIENCE)
        self.port = int(re.search(r"localhost:(\d+)", self.first)[1])
        return self

    @staticmethod
    def _read(stream, into):
        with stream:
            for line in stream:
                into.put(line.rstrip("\n"))

    def save(self, text):
        """Write the source anew and return what the terminal says of the next build."""
        self.replace(self.source, text)
        return self.lines.get(timeout=PATIENCE)

    def replace(self, file, text):
        """Put another file in the place of a watched one, as careful editors do."""
        new = self.site.with_name("new")
        new.write_text(text)
        new.replace(file)

    def open(self, address="/", method="GET"):
        """Return a response, its text read."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, address)
        response = connection.getresponse()
        response.text = response.read().decode()
        connection.close()
        return response

    def end(self, number=signal.SIGINT):
        """Send a signal and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def complaints(self):
        """Return the lines of stderr so far."""
        return [self.errors.get() for _ in range(self.errors.qsize())]


@contextmanager
def running(folder, command):
    """Start a server, and see that it is gone when the test is done with it."""
    server = Running(command, folder)
    try:
        yield server.started()
    finally:
        server.process.kill()
        server.process.wait()


@contextmanager
def serving(folder, text):
    """Serve a folder whose source holds `text`."""
    for name, words in (("source/text", text), ("settings.py", ""), ("build.py", BUILD)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(words)
    places = [folder / name for name in ("site", "source/text", "settings.py", "build.py")]
    with running(folder, ["-c", SERVE, *places]) as server:
        yield server


@pytest.fixture
def server(tmp_path):
    with serving(tmp_path, "good morning") as server:
        yield server


def test_a_build_is_one_line_with_the_address(server):
    line = rf"built 1 guide and 8 questions in \d+\.\d s: http://localhost:{server.port}"
    assert re.fullmatch(line, server.first)


def test_a_page_gets_the_script_and_no_panel(server):
    page = server.open("/")
    assert page.status == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert re.search(r'<script src="/_reload.js" data-build="\w+"></script></body>', page.text)
    assert 'role="alert"' not in page.text
    assert "data-build" not in (server.site / "index.html").read_text()


def test_a_failed_build_leaves_the_last_good_page_with_the_problems_on_top(server):
    said = server.save("bad day")
    assert re.fullmatch(r"not built, 1 problem in .* shows the last good site", said)
    assert server.errors.get(timeout=PATIENCE) == PROBLEM
    page = server.open("/").text
    assert "good morning" in page
    assert page.index('id="main">') < page.index('role="alert"') < page.index("good morning")
    assert "content/a.md:3: dead-link: mend &lt;this&gt;" in page
    assert "The site below is the last good one" in page
    server.save("good evening")
    page = server.open("/").text
    assert "good evening" in page
    assert 'role="alert"' not in page


def test_a_built_site_with_problems_shows_them(server):
    assert "with 1 problem, in" in server.save("doubtful")
    page = server.open("/").text
    assert "Built with 1 problem." in page
    assert "last good" not in page


def test_without_a_good_site_there_is_a_page_of_problems(tmp_path):
    with serving(tmp_path, "bad start") as server:
        assert server.first.endswith("shows the problems")
        page = server.open("/procedures/")
        assert page.status == 503
        assert "mend &lt;this&gt;" in page.text
        assert "/_reload.js" in page.text
        server.save("good end")
        assert "good end" in server.open("/procedures/").text


def test_an_event_comes_after_a_change_and_a_lost_browser_makes_no_noise(server):
    known = re.search(r'data-build="(\w+)"', server.open("/").text)[1]
    connection = HTTPConnection("localhost", server.port, timeout=PATIENCE)
    connection.request("GET", f"/_events?build={known}")
    events = connection.getresponse()
    assert events.headers["Content-Type"] == "text/event-stream"
    assert events.fp.readline() == b"retry: 300\n"
    assert events.fp.readline() == b"\n"
    server.save("good day")
    data = events.fp.readline().decode()
    assert data.startswith("data: ")
    assert data.strip().removeprefix("data: ") in server.open("/").text
    events.close()
    connection.close()
    for text in ("good a", "good b", "good c"):
        server.save(text)
    assert server.complaints() == []


def test_a_page_of_an_earlier_build_hears_of_it_at_once(server):
    connection = HTTPConnection("localhost", server.port, timeout=PATIENCE)
    connection.request("GET", "/_events?build=earlier")
    events = connection.getresponse()
    assert [events.fp.readline()[:5] for _ in range(3)] == [b"retry", b"\n", b"data:"]
    events.close()
    connection.close()


def test_of_quick_changes_the_last_wins(server):
    for number in range(5):
        server.source.write_text(f"good {number}")
    while "good 4" not in server.open("/").text:
        server.lines.get(timeout=PATIENCE)


def begun(server):
    """Wait until a slow build has begun and return the number of its process."""
    server.replace(server.source, "slow")
    began = server.site.with_name("began")
    until = time.monotonic() + PATIENCE
    while not began.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return int(began.read_text())


def test_changes_during_a_build_make_one_more(server):
    begun(server)
    for number in range(5):
        server.replace(server.source, f"good {number}")
    server.site.with_name("go").touch()
    assert server.lines.get(timeout=PATIENCE).startswith("built")
    assert server.lines.get(timeout=PATIENCE).startswith("built")
    assert "good 4" in server.open("/").text
    server.save("bad")
    assert server.lines.empty()


def test_a_file_that_was_replaced_is_watched_on(server):
    for _ in range(3):
        server.replace(server.settings, "")
        assert server.lines.get(timeout=PATIENCE).startswith("built")


def test_a_folder_that_was_replaced_is_watched_on(server):
    folder = server.source.parent
    folder.rename(folder.with_name("away"))
    assert server.lines.get(timeout=PATIENCE).startswith("not built")
    folder.with_name("away").rename(folder)
    assert server.lines.get(timeout=PATIENCE).startswith("built")
    server.save("good again")
    assert "good again" in server.open("/").text


def test_the_script_and_the_style_are_served(server):
    for name, kind in (("_reload.js", "text/javascript"), ("_reload.css", "text/css")):
        file = server.open(f"/{name}")
        assert file.status == 200
        assert file.headers["Content-Type"].startswith(kind)
        assert file.text == (ROOT / "plugins" / "guides" / "serving" / name[1:]).read_text()


@pytest.mark.parametrize("slashes", ["/../", "/procedures/../../", "/%2e%2e/", "/..%2f", "//../"])
def test_nothing_outside_the_site_is_served(server, slashes):
    assert (server.site / "../build.py").is_file()
    assert server.open(f"{slashes}build.py").status == 404


def test_what_is_not_there_is_not_found(server):
    (server.site / "empty").mkdir()
    (server.site / "out").symlink_to(server.source)
    for address in (
        "/none",
        "/none/",
        "/empty/",
        "/index.html/",
        "/out",
        "/a%00",
        "/%FF",
        "/" + "a" * 300,
    ):
        page = server.open(address)
        assert page.status == 404, address
        assert "good morning" in page.text, address
        assert "/_reload.js" in page.text, address
    assert server.complaints() == []


def test_a_folder_without_a_slash_leads_to_the_one_with(server):
    page = server.open("/procedures")
    assert page.status == 301
    assert page.headers["Location"] == "/procedures/"
    assert server.open("/procedures/").status == 200


def test_types_do_not_hang_on_the_system(server):
    kinds = {
        name: server.open(f"/{name}").headers["Content-Type"]
        for name in ("", "a.woff2", "a.svg", "a.js", "site.webmanifest")
    }
    assert kinds == {
        "": "text/html; charset=utf-8",
        "a.woff2": "font/woff2",
        "a.svg": "image/svg+xml",
        "a.js": "text/javascript; charset=utf-8",
        "site.webmanifest": "application/manifest+json",
    }


def test_a_head_request_has_the_length_and_no_body(server):
    page = server.open("/", "HEAD")
    assert page.text == ""
    assert int(page.headers["Content-Length"]) == len(server.open("/").text.encode())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_quietly(server, number):
    with socket.create_connection(("127.0.0.1", server.port)) as browser:
        browser.sendall(b"GET /_events HTTP/1.0\r\n\r\n")
        assert browser.recv(100)
        assert server.end(number) == 0
    assert server.complaints() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_signal_ends_a_build_too(server):
    number = begun(server)
    assert server.end() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert server.complaints() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_the_command_leaves_no_folder_behind(tmp_path):
    with running(tmp_path, ["-m", "plugins.guides", "serve", "--port", "0"]) as server:
        assert re.match(r"built \d+ guide", server.first), server.complaints()
        assert server.open("/").status == 200
        assert [folder.name[:7] for folder in tmp_path.iterdir()] == ["guides-"]
        assert server.end() == 0
    assert list(tmp_path.iterdir()) == []


def bindable(host):
    """Return whether this machine has an address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.bind((host, 0))
    except OSError:
        return False
    return True


@pytest.mark.parametrize("host", [*filter(bindable, ("127.0.0.1", "::1"))])
def test_a_port_in_use_is_one_clear_line(host, tmp_path, capsys):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as taken:
        taken.bind((host, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(SimpleNamespace(port=port, content=None, output=tmp_path / "site")) == 1
    assert capsys.readouterr().err == f"port {port} is in use: make serve PORT={port + 1}\n"


def test_a_machine_without_ipv6_serves_on_the_other_address(tmp_path, monkeypatch):
    def lacking(*_):
        raise OSError(errno.EADDRNOTAVAIL, "no such address")

    monkeypatch.setattr("plugins.guides.serving.server.Server6", lacking)
    (only,) = servers(0, tmp_path, News())
    only.server_close()
    assert only.server_address[0] == "127.0.0.1"


def test_a_number_that_is_no_port_is_one_clear_line(tmp_path, capsys):
    assert main(SimpleNamespace(port=99999, content=None, output=tmp_path / "site")) == 1
    assert re.fullmatch(
        r"port 99999 cannot be used \(.*\): make serve PORT=8000\n", capsys.readouterr().err
    )


@pytest.mark.parametrize("name", ["a.md.swp", "a.md~", ".#a.md", "4913", ".DS_Store", "a.pyc"])
def test_what_editors_leave_behind_is_no_change(name):
    assert not Saved()(None, f"/content/{name}")
    assert not Saved()(None, "/plugins/__pycache__/x")
    assert Saved()(None, "/content/a.md")


def test_a_build_that_fails_without_problems_shows_all_it_said():
    assert problems(1, "Traceback:\n\n  oh dear\n") == ("Traceback:", "  oh dear")
    assert problems(3, "") == ("the build ended with status 3 and said nothing",)
    assert problems(1, f"Traceback:\n{PROBLEM}\n") == (PROBLEM,)
    assert problems(0, "a.py:3: DeprecationWarning: old") == ()


def test_the_line_of_a_build_has_its_counts_if_it_gave_them():
    line = summary(Build(True), "nothing of use", 0.44, "http://x", True)
    assert line == "built in 0.4 s: http://x"


def test_a_page_without_main_or_body_is_told_all_the_same():
    page = told("<p>text", Build(False, ("one", "two")))
    assert page.index("2 problems") < page.index("<p>text") < page.index("<script")


def test_the_first_page_says_that_the_site_is_being_built():
    assert "Building the site" in no_site(News().build)


def test_waiting_for_news_ends():
    news = News()
    assert news.other_than(news.build.name, 0) is None
    news.end()
    assert news.other_than("another", PATIENCE) is None
