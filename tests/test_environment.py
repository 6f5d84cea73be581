"""The set-up: what it tells whom, and that one cut short leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.guides import environment

BOTH = ("venv", "ensurepip")


@pytest.mark.parametrize(
    ("version", "modules", "says"),
    [
        ((3, 9, 6), BOTH, "install Python 3.11 or newer: this one is 3.9"),
        ((3, 11, 2), ("venv",), "install python3-venv"),
        ((3, 12, 1), ("ensurepip",), "install python3-venv"),
    ],
)
def test_a_python_that_will_not_do_hears_why_in_one_line(version, modules, says):
    problem = environment.obstacle(version, modules)
    assert problem.startswith(says)
    assert "\n" not in problem


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 0)])
def test_a_python_that_will_do_hears_nothing(version):
    assert environment.obstacle(version, BOTH) is None


@pytest.mark.parametrize(
    ("system", "first", "second"),
    [
        ("posix", "python3 -m venv .venv", ".venv/bin/python -m pip install "),
        ("nt", "py -m venv .venv", r".venv\Scripts\python -m pip install "),
    ],
)
def test_the_commands_of_each_system(system, first, second):
    one, two = environment.set_up_commands(system)
    assert one == first
    assert two == f"{second}--require-hashes -r {environment.LOCK}"


def test_without_libraries_the_set_up_commands_are_printed():
    bare = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    told = subprocess.run(
        [sys.executable, "-S", "-m", "plugins.guides", "html"],
        cwd=environment.ROOT,
        env=bare,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 1
    assert all(command in told.stderr for command in environment.set_up_commands(os.name))
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("failing", ["venv", "pip"])
def test_a_set_up_that_fails_leaves_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, failing: str
):
    ready = tmp_path / "ready"
    ready.touch()
    monkeypatch.setattr(environment, "FOLDER", tmp_path)
    monkeypatch.setattr(environment, "READY", ready)
    monkeypatch.setattr(subprocess, "call", lambda command, cwd: int(command[2] == failing))
    assert environment.make() == 1
    assert not ready.exists()
    assert f"-m {failing}" in capsys.readouterr().err


def test_a_set_up_that_succeeds_leaves_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "READY", tmp_path / "ready")
    monkeypatch.setattr(subprocess, "call", lambda command, cwd: 0)
    assert environment.make() == 0
    assert (tmp_path / "ready").exists()
