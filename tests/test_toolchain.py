"""The tools around the site: make, the lock, the style of the code, and what no file may name."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from plugins.guides.command_line import commands
from plugins.guides.environment import LIBRARIES, LOCK, ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
LOCKED = (ROOT / LOCK).read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")
needs_git = pytest.mark.skipif(
    not (shutil.which("git") and (ROOT / ".git").exists()), reason="this is no git checkout"
)

# In parts, so that this file does not name what no file may name.
REGISTRIES = [
    f"{name}.{end}"
    for name, end in [("pypi", "org"), ("npmjs", "org"), ("npmjs", "com"), ("pythonhosted", "org")]
]
MACHINE = re.compile(r"(?<![\w.\-/}])/(?:home|root|Users|tmp|opt|work|mnt|var/tmp)/\w")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_says_what_it_is_for(target):
    assert re.search(rf"^{target}:.* ## \S", MAKEFILE, re.MULTILINE)


@needs_make
def test_make_alone_lists_the_targets():
    listed = re.findall(r"^  make ([a-z-]+) ", run("make").stdout, re.MULTILINE)
    assert listed == TARGETS


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"help"}))
def test_readme_names_every_target(target):
    assert f"make {target}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_make_and_the_command_line_offer_the_same():
    assert set(re.findall(r"\$\(GUIDES\) ([a-z]+)$", MAKEFILE, re.MULTILINE)) == set(commands({}))


def locked() -> dict[str, list[str]]:
    """Return the lines of the lock under each requirement's own."""
    parts: dict[str, list[str]] = {}
    for line in LOCKED.splitlines():
        if line and line[0] not in "# ":
            parts[line.removesuffix(" \\")] = []
        elif line.startswith(" "):
            parts[next(reversed(parts))].append(line)
    return parts


def test_everything_locked_has_hashes():
    bare = [name for name, lines in locked().items() if "--hash=sha256:" not in "".join(lines)]
    assert locked()
    assert not bare


def test_the_lock_names_no_address():
    assert "://" not in LOCKED
    assert not re.search(r"^-", LOCKED, re.MULTILINE)


def test_the_lock_holds_what_the_project_asks_for():
    versions = {
        requirement.name: requirement.specifier for requirement in map(Requirement, locked())
    }
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]
    for requirement in map(Requirement, asked):
        (pin,) = versions[requirement.name]
        assert requirement.specifier.contains(pin.version), f"run make lock: {requirement}"


def test_the_set_up_looks_for_every_dependency():
    homes = packages_distributions()
    asked = {Requirement(line).name for line in PROJECT["project"]["dependencies"]}
    assert {homes[name][0].lower() for name in LIBRARIES} == asked


def files() -> list[Path]:
    """Return the files that are in git or would be."""
    listed = run(
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def machine_names(text: str) -> list[str]:
    """Return what in a text is true on one machine only, or names a package registry."""
    return [name for name in REGISTRIES if name in text] + MACHINE.findall(text)


@pytest.mark.parametrize("text", [f"https://{REGISTRIES[0]}/simple", "see " + "/home" + "/me/x"])
def test_a_file_that_names_a_machine_is_found(text):
    assert machine_names(text)


@needs_git
def test_no_file_names_a_registry_or_a_machine():
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in files()
        if (names := machine_names(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert files()
    assert not found


@pytest.mark.parametrize("words", ["check", "format --check"])
def test_the_code_is_in_style(words):
    ruff = run(sys.executable, "-m", "ruff", *words.split(), ".")
    assert ruff.returncode == 0, f"run make format\n{ruff.stdout}{ruff.stderr}"
