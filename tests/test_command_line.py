"""The command line: every command is there, and no error reaches anyone as a traceback."""

import importlib
import os
import subprocess
import sys
from argparse import Namespace

import pytest

from plugins.guides import __main__ as entry
from plugins.guides.command_line import commands, parser
from plugins.guides.environment import ROOT


def parse(*words: str, **environ: str) -> Namespace:
    """Return what the parser makes of a command line."""
    return parser(commands(environ)).parse_args(words)


@pytest.mark.parametrize("command", commands({}).values(), ids=commands({}))
def test_every_command_runs_a_function(command):
    module, function = command.target.split(":")
    assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize(
    ("words", "environ", "name", "value"),
    [
        (["serve"], {}, "port", 8000),
        (["serve"], {"PORT": "8001"}, "port", 8001),
        (["serve", "--port", "8002"], {"PORT": "8001"}, "port", 8002),
        (["new"], {"GUIDE": "Women's health; $(ls)"}, "title", "Women's health; $(ls)"),
        (["publish"], {}, "siteurl", None),
        (["publish"], {"SITEURL": "https://guides.example"}, "siteurl", "https://guides.example"),
        (["publish"], {}, "unreviewed", "refuse"),
        (["publish"], {"UNREVIEWED": "show"}, "unreviewed", "show"),
        (["html"], {}, "content", None),
        (["html", "--content", "content"], {}, "content", ROOT / "content"),
    ],
)
def test_what_a_command_takes(words, environ, name, value, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert getattr(parse(*words, **environ), name) == value


@pytest.mark.parametrize(
    ("words", "environ", "says"),
    [
        (["serve", "--port", "http"], {}, 'name a port from 1 to 65535, not "http"'),
        (["serve"], {"PORT": "65536"}, 'name a port from 1 to 65535, not "65536"'),
        (["publish"], {"UNREVIEWED": "yes"}, 'say "refuse" or "show", not "yes"'),
    ],
)
def test_a_value_that_will_not_do_is_quoted(words, environ, says, capsys):
    with pytest.raises(SystemExit):
        parse(*words, **environ)
    assert says in capsys.readouterr().err


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Return the exit status of `format` when it ends in this error."""

    def fail(_args: Namespace) -> int:
        raise error

    monkeypatch.setattr("plugins.guides.tools.style", fail)
    return entry.run(parse("format", *words))


def test_a_crash_is_one_line_with_its_place(monkeypatch, capsys):
    assert failing(ValueError("two\nlines"), monkeypatch) == 1
    line = capsys.readouterr().err
    assert line.startswith("tests/test_command_line.py:")
    assert line.endswith("ValueError: two lines\n")
    assert line.count("\n") == 1


def test_debug_shows_the_whole_trace(monkeypatch):
    with pytest.raises(ValueError, match="two"):
        failing(ValueError("two"), monkeypatch, "--debug")


def test_an_interrupt_is_quiet(monkeypatch, capsys):
    assert failing(KeyboardInterrupt(), monkeypatch) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_goes_away_is_no_error():
    line = "import sys; from plugins.guides import __main__ as m; m.sys.argv = ['', 'format'];"
    line += "import plugins.guides.tools as t; t.style = lambda args: print('x' * 99999) or 0;"
    line += "sys.exit(m.main())"
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-c", line], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, "")
