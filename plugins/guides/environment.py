"""The project's own Python in .venv: what it needs, whether it is there, how it is made.

It keeps to what any Python 3 can read, so that one too old hears what to install.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv"
LOCK = "requirements.lock"
READY = FOLDER / "ready"  # stands there only after a whole set-up; the Makefile reads its time

# The libraries of pyproject.toml, by the names they are imported by.
LIBRARIES = (
    "pelican",
    "jinja2",
    "markupsafe",
    "markdown_it",
    "pydantic",
    "yaml",
    "filelock",
    "watchfiles",
)


def set_up_commands(system):
    """Return the two commands that make .venv by hand, for `os.name` as `system`."""
    starter, python = (
        ("py", r".venv\Scripts\python") if system == "nt" else ("python3", ".venv/bin/python")
    )
    return [
        f"{starter} -m venv .venv",
        f"{python} -m pip install --require-hashes -r {LOCK}",
    ]


def advice(system):
    """Return what to print when the libraries are not there."""
    first, second = set_up_commands(system)
    python = second.split()[0]
    return (
        "The libraries of this project are not installed here. In its folder, run once:\n"
        f"  {first}\n"
        f"  {second}\n"
        f"and from then on start its commands with {python} -m plugins.guides"
    )


def obstacle(version, modules):
    """Return why a Python of this `version` with these `modules` cannot make .venv, or None."""
    if version < OLDEST:
        have, need = (".".join(map(str, numbers[:2])) for numbers in (version, OLDEST))
        return (
            f"install Python {need} or newer: this one is {have} "
            f"(if a newer one goes by another name, name it: PYTHON=python{need} make html)"
        )
    if not {"venv", "ensurepip"} <= set(modules):
        return (
            "install python3-venv (Debian, Ubuntu: sudo apt-get install python3-venv): "
            "without it this Python cannot make .venv"
        )
    return None


def lack():
    """Return what to tell a person whose Python cannot run the commands, or None."""
    old = obstacle(sys.version_info, ("venv", "ensurepip"))
    if old or all(importlib.util.find_spec(name) for name in LIBRARIES):
        return old
    return advice(os.name)


def make():
    """Make .venv anew from the lock and return an exit status; a failure leaves no READY."""
    if READY.exists():
        READY.unlink()
    python = FOLDER / ("Scripts" if os.name == "nt" else "bin") / "python"
    # Without --no-compile pip takes twice as long, for code that mostly never runs.
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-compile"]
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(FOLDER)],
        [str(python), *install, "--require-hashes", "--requirement", LOCK],
    )
    for step in steps:
        if subprocess.call(step, cwd=str(ROOT)) != 0:
            print(f"could not set up .venv: this step failed: {' '.join(step)}", file=sys.stderr)
            return 1
    READY.touch()
    return 0


def main():
    """Make .venv, or say in one line what is missing for it."""
    modules = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name)]
    problem = obstacle(sys.version_info, modules)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Setting up .venv from {LOCK}, once …", file=sys.stderr)
    return make()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
