"""The commands that others do: pytest tests, ruff formats, html builds again and again."""

import subprocess
import sys
from argparse import Namespace

from plugins.guides.environment import ROOT
from plugins.guides.serving.serve import SOURCES
from plugins.guides.serving.watching import rounds


def call(*command: str) -> int:
    """Run a module of this Python in the project's folder and return its exit status."""
    return subprocess.call([sys.executable, "-m", *command], cwd=ROOT)


def test(args: Namespace) -> int:
    """Run the tests, with whatever more pytest is told."""
    return call("pytest", *args.arguments)


def style(_args: Namespace) -> int:
    """Mend what ruff can mend, put all code into one format, and tell what is left."""
    left = call("ruff", "check", "--fix", "--quiet", ".")
    return call("ruff", "format", "--quiet", ".") or left


def regenerate(_args: Namespace) -> int:
    """Build into output/ now and at every change, until it is interrupted."""
    for _ in rounds([ROOT / "content", *SOURCES]):
        call("plugins.guides", "html")
    return 0
