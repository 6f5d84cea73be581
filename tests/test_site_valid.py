"""Every page, drawing and style sheet of the built site is valid, as the Nu HTML checker sees it.

The checker comes from npm (package.json beside this file) and needs Java.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
INSTALLED = HERE / "node_modules" / ".package-lock.json"
JAR = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

CHECKED = {".html", ".svg", ".css"}

# What the checker says and we do not follow, each with its reason. The patterns see the message
# and, on a line of its own, the tag that it is about.
IGNORED = {
    r"^Resource violates Content Security Policy .* external \w+ “(?!\w+:|//)": (
        "it reads files from a disk, where 'self' means nothing; only our own addresses pass"
    ),
    r'^Inline script violates Content Security Policy .*\n<script type="application/ld\+json"': (
        "it takes structured data for a script; browsers never run or block it"
    ),
}

PAGE = """<!doctype html><html lang="en"><head><title>x</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">%s</head><p>x</html>"""

GOOD = {
    "own-style.html": PAGE % '<link rel="stylesheet" href="../theme/style.css">',
    "structured-data.html": PAGE % '<script type="application/ld+json">{}</script>',
}
BAD = {
    "doubled-id.html": "<!doctype html><html lang=en><title>x</title><p id=a>x<p id=a>x",
    "drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg'><circle radius='2'/></svg>",
    "style.css": "p { colour: red }",
    "far-style.html": PAGE % '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
    "far-script.html": PAGE % '<script src="//elsewhere.example/x.js"></script>',
    "inline-script.html": PAGE % "<script>alert(1)</script>",
}


@pytest.fixture(scope="session")
def checker(shared: Path) -> Path:
    """Return the checker's archive, installed where it is missing or not the one of the lock."""
    for command in ("java", "npm"):
        if not shutil.which(command):
            pytest.skip(f"the Nu HTML checker needs {command}, which is not installed here")
    with FileLock(shared / "npm-lock"):
        if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
            npm = subprocess.run([shutil.which("npm"), "ci"], cwd=HERE, capture_output=True)
            assert npm.returncode == 0, npm.stderr.decode()
    return JAR


def ignored(message: dict) -> bool:
    """Return whether IGNORED has a reason to pass over a message of the checker."""
    start = message.get("hiliteStart", 0)
    tag = message.get("extract", "")[start : start + message.get("hiliteLength", 0)]
    return any(re.search(pattern, f"{message['message']}\n{tag}") for pattern in IGNORED)


def problems(checker: Path, *folders: Path) -> list[str]:
    """Return what the checker finds in these folders, warnings too, as `path:line: message`."""
    java = ["java", "-Xss8m", "-jar", checker]  # its schemas nest deeply
    kinds = ["--also-check-css", "--also-check-svg", "--format", "json"]
    # Given a folder, it would read fonts and pictures as pages.
    files = [path for each in folders for path in each.rglob("*.*") if path.suffix in CHECKED]
    checked = subprocess.run([*java, *kinds, *files], capture_output=True, text=True)
    return [
        f"{message.get('url')}:{message.get('lastLine', 1)}: {message['message']}"
        for message in json.loads(checked.stderr)["messages"]
        if not ignored(message)
    ]


def test_the_site_is_valid(checker: Path, site: Path, published: Path):
    found = problems(checker, site, published)
    assert not found, "\n".join(found)


def test_bad_files_are_found_and_good_ones_pass(checker: Path, tmp_path: Path):
    for name, text in (GOOD | BAD).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = problems(checker, tmp_path)
    assert {Path(problem.split(":")[1]).name for problem in found} == set(BAD), "\n".join(found)
