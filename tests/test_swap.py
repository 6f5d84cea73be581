"""A folder is replaced whole or not at all, whatever happens, and by one build at a time."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.guides import swap
from plugins.guides.environment import ROOT
from plugins.guides.swap import exchange, replacing

# A build that waits at the moment it is told.
BUILD = """
import sys, time
from pathlib import Path
from plugins.guides import swap

live, moment = Path(sys.argv[1]), sys.argv[2]

def wait():
    print("here", flush=True)
    time.sleep(60)

if moment.startswith("between"):
    swap._atomic = lambda one, other: False
    rename = Path.rename
    def renamed(file, other):
        rename(file, other)
        if file == live:
            wait()
    Path.rename = renamed
if moment == "sweeping":
    rmtree = swap.shutil.rmtree
    def removed(folder, **options):
        if Path(folder).is_dir() and (Path(folder) / "page").exists():
            wait()
        rmtree(folder, **options)
    swap.shutil.rmtree = removed
with swap.replacing(live) as fresh:
    (fresh / "page").write_text("new")
    if moment == "filling":
        wait()
    (fresh / "other").write_text("new")
"""


def content(folder: Path) -> dict[str, str]:
    """Return the files of a folder with their words."""
    return {file.name: file.read_text() for file in folder.iterdir()}


def beside(live: Path) -> set[str]:
    """Return what lies beside a folder, but for the lock."""
    return {entry.name for entry in live.parent.iterdir()} - {live.name, f".{live.name}.lock"}


@pytest.fixture
def live(tmp_path) -> Path:
    """Return a folder with a page of an old build."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "page").write_text("old")
    return folder


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch) -> str:
    """Let the folder be replaced in both ways that there are."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_atomic", lambda one, other: False)
    return request.param


def test_the_fresh_folder_takes_the_place_of_the_old(live, way):
    with replacing(live) as fresh:
        (fresh / "new page").write_text("new")
        assert content(live) == {"page": "old"}
    assert content(live) == {"new page": "new"}
    assert not beside(live)


def test_the_first_build_needs_no_old_folder(tmp_path, way):
    live = tmp_path / "deep" / "output"
    with replacing(live) as fresh:
        (fresh / "page").write_text("new")
    assert content(live) == {"page": "new"}
    assert not beside(live)


def test_a_build_that_fails_leaves_the_old_folder(live, way):
    with pytest.raises(RuntimeError, match="a problem"), replacing(live) as fresh:
        (fresh / "page").write_text("half")
        raise RuntimeError("a problem")
    assert content(live) == {"page": "old"}
    assert not beside(live)


def test_a_first_build_that_fails_leaves_nothing(tmp_path):
    live = tmp_path / "output"
    with pytest.raises(KeyboardInterrupt), replacing(live):
        raise KeyboardInterrupt
    assert not live.exists() and not beside(live)


def test_a_link_to_a_folder_stays_a_link(live, way):
    link = live.parent.parent / f"{live.parent.name}-link"
    link.symlink_to(live, target_is_directory=True)
    for words in ("new", "newer"):
        with replacing(link) as fresh:
            (fresh / "page").write_text(words)
        assert link.is_symlink() and content(live) == {"page": words}
    assert not beside(live)


def test_an_exchange_leaves_the_old_folder_to_be_swept(live):
    fresh, old = live.with_name("fresh"), live.with_name("old")
    fresh.mkdir()
    exchange(fresh, live, old)
    assert content(live) == {}
    assert [content(folder) for folder in (fresh, old) if folder.exists()] == [{"page": "old"}]


def test_what_a_killed_build_left_is_swept(live):
    for name in (".output.fresh", ".output.old"):
        (live.with_name(name) / "deep").mkdir(parents=True)
    with replacing(live) as fresh:
        assert content(fresh) == {}
        assert beside(live) == {".output.fresh"}
    assert not beside(live)


def test_an_old_folder_that_was_moved_away_comes_back(live):
    live.rename(live.with_name(".output.old"))
    with pytest.raises(RuntimeError), replacing(live):
        assert content(live) == {"page": "old"}
        raise RuntimeError
    assert content(live) == {"page": "old"}


def start(live: Path, moment: str) -> subprocess.Popen:
    """Return a build in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(live), moment],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends processes otherwise")
@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("filling", {"page": "old"}),
        ("between the renames", None),  # for a moment; the next start puts the old one back
        ("sweeping", {"page": "new", "other": "new"}),
    ],
)
def test_a_killed_build_leaves_a_whole_folder(live, moment, left):
    build = start(live, moment)
    assert build.stdout.readline() == "here\n", build.stderr.read()
    build.send_signal(signal.SIGKILL)
    build.communicate(timeout=60)
    assert build.returncode == -signal.SIGKILL
    assert (content(live) if live.exists() else None) == left
    assert beside(live), "there is something to sweep"
    with pytest.raises(RuntimeError), replacing(live):
        raise RuntimeError("the next build fails too")
    assert content(live) == (left or {"page": "old"})
    assert not beside(live)
    with replacing(live) as fresh:
        (fresh / "page").write_text("newest")
    assert content(live) == {"page": "newest"}


def test_a_second_build_waits_for_the_first(live, capsys):
    order = []

    def second() -> None:
        with replacing(live) as fresh:
            order.append("second begins")
            assert content(live) == {"page": "first"}
            (fresh / "page").write_text("second")

    thread = threading.Thread(target=second)
    with replacing(live) as fresh:
        thread.start()
        (fresh / "page").write_text("first")
        time.sleep(0.5)
        order.append("first ends")
    thread.join(timeout=60)
    assert order == ["first ends", "second begins"]
    assert content(live) == {"page": "second"}
    assert capsys.readouterr().err == "another build is running; waiting for it\n"
    assert not beside(live)


def test_two_processes_wait_for_each_other(live):
    with replacing(live) as fresh:
        build = start(live, "quick")
        assert build.stderr.readline() == "another build is running; waiting for it\n"
        (fresh / "page").write_text("first")
        assert build.poll() is None
    build.communicate(timeout=60)
    assert build.returncode == 0
    assert content(live) == {"page": "new", "other": "new"}
    assert not beside(live)


def test_a_system_without_an_exchange_is_told_apart(monkeypatch, live):
    monkeypatch.setattr(sys, "platform", "win32")
    assert not swap._atomic(live, live)
    assert content(live) == {"page": "old"}
