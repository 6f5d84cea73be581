"""How fast the build is, and how large its pages are: measured on copies of the real guides."""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import yaml

from plugins.guides.environment import ROOT

GUIDES = "procedures"
NAMES = ("title", "other_names")  # what no two guides may share, beside their short names
REPEATS = 3  # the fastest of so many runs disturbs least what is compared
Row = tuple[str, ...]


def word(number: int) -> str:
    """Return letters for a number, as no rule about numbers looks at letters."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def copy(text: str, number: int) -> str:
    """Return a guide's text under other names."""
    _, front, body = re.split(r"^---$", text, maxsplit=2, flags=re.MULTILINE)
    matter = yaml.safe_load(front)
    matter["title"] += f" {word(number)}"
    matter["other_names"] = [f"{name} {word(number)}" for name in matter.get("other_names", [])]
    matter["short_names"] = [f"{name}-{word(number)}" for name in matter.get("short_names", [])]
    return f"---\n{yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)}---{body}"


def multiply(content: Path, target: Path, count: int) -> None:
    """Copy `content` to `target`, with `count` more guides that are copies of its own."""
    shutil.copytree(content, target)
    texts = sorted((target / GUIDES).glob("*.md"))
    for number, path in enumerate(islice(cycle(texts), count)):
        slug = f"{path.stem}-{word(number)}"
        for beside in path.parent.glob(f"{path.stem}.*"):
            shutil.copy(beside, path.with_name(slug + beside.suffix))
        path.with_name(f"{slug}.md").write_text(
            copy(path.read_text(encoding="utf-8"), number), encoding="utf-8"
        )


def seconds(*command: str | Path) -> float:
    """Return how long a command of the project takes at best; one that fails ends it all."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "plugins.guides", *command],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        times.append(time.perf_counter() - start)
        if done.returncode != 0:
            sys.exit(f"{done.stdout}{done.stderr}bench: mend this first")
    return min(times)


def kind(page: Path, slugs: set[str]) -> str:
    """Return the address of a page, with `*` for a guide's name."""
    return "/" + "/".join("*" if part in slugs else part for part in page.parts)


def sizes(site: Path, slugs: set[str]) -> Iterator[Row]:
    """Yield for each kind of page the largest one's bytes, plain and compressed."""
    largest: dict[str, bytes] = {}
    for path in sorted(site.rglob("*.html")):
        name, page = kind(path.relative_to(site), slugs), path.read_bytes()
        largest[name] = max(largest.get(name, b""), page, key=len)
    for name, page in largest.items():
        packed = len(gzip.compress(page, 9, mtime=0))
        yield name, f"{len(page):,}", f"{packed:,}", f"{packed / len(page):.2f}"


def speeds(sources: dict[str, Path], folder: Path, more: int) -> Iterator[Row]:
    """Yield what a build and a check take with few guides and with `more` beside them."""
    for command in ("html", "check"):
        times = []
        for name, content in sources.items():
            site = ("--output", folder / name) if command == "html" else ()
            times.append(seconds(command, "--content", content, *site))
        few, many = times
        each = 1000 * (many - few) / more
        yield command, f"{few:.2f} s", f"{many:.2f} s", f"{many / few:.1f}", f"{each:.0f} ms"


def table(*rows: Row) -> str:
    """Return rows as text, the first column to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def main(args: Namespace) -> int:
    """Measure the content, and print one table of times and one of sizes."""
    content = args.content or ROOT / "content"
    slugs = {path.stem for path in (content / GUIDES).glob("*.md")}
    more = args.guides - len(slugs)
    if more < 1:
        sys.exit(f"say --guides with more than the {len(slugs)} guides that there are")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        multiply(content, folder / "content", more)
        sources = {"few": content, "many": folder / "content"}
        head = ("command", f"guides: {len(slugs)}", str(args.guides), "ratio", "each more")
        print(table(head, *speeds(sources, folder, more)), end="\n\n")
        head = ("largest page of a kind", "bytes", "gzip", "ratio")
        print(table(head, *sizes(folder / "few", slugs)))
    return 0
