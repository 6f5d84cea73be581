"""A file as written: its text, decoded and bounded, and its front matter."""

from __future__ import annotations

import html
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.guides.problems import Problem

# The longest guide is a tenth of this. Parsers take seconds for more, and nobody reads it.
MAX_BYTES = 200_000
MAX_LINE = 5_000
# No text for patients is nested deeper; ten thousand brackets are an accident or an attack.
MAX_DEPTH = 12

FENCE = "---"
CONTAINERS = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)+")
MARKERS = re.compile(r">|[-*+]|\d+[.)]")
# Private-use characters stand for citation marks while a page is made (citations.py).
RESERVED = re.compile("[\ue000-\uf8ff]")
BRACKETS = re.compile(r"[][(){}]")
# Line ends to YAML and to no editor: every line number after one of them would be wrong.
SEPARATORS = "\u2028\u2029"


class Source(NamedTuple):
    """A file's text, its lines ending in line feeds; None if it has problems."""

    path: Path  # as shown in problems
    text: str | None
    problems: tuple[Problem, ...]


class Parts(NamedTuple):
    """Front matter and body, each with the number of its first line."""

    matter: str
    matter_line: int
    body: str
    body_line: int


def read(file: Path, shown: Path) -> Source:
    """Return a file's text. What makes it unreadable comes as problems, never as an error."""
    try:
        found = file.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            # A pipe would be waited for without end, and a device never ends.
            return _refused(shown, 1, "unreadable-file", "replace it with a plain file")
        if found.st_size > MAX_BYTES:
            message = f"shorten it: {found.st_size:,} bytes, and {MAX_BYTES:,} is the limit"
            return _refused(shown, 1, "file-too-large", message)
        raw = file.read_bytes()
    except OSError as error:
        return _refused(shown, 1, "unreadable-file", f"make it readable: {error.strerror}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _refused(shown, line, "not-utf-8", "save the file as UTF-8")
    if not text.strip():
        return _refused(shown, 1, "empty-file", "write its text, or remove the file")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = tuple(Problem(shown, *problem) for problem in _unsound(text))
    return Source(shown, None if problems else text, problems)


def split(text: str) -> Parts | None:
    """Return front matter and body of a Markdown file, or None where there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None
    for n, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1:n]), 2, "\n".join(lines[n + 1 :]), n + 2)
    return None


def invisible(text: str) -> str:
    """Return the first character that must not stand in content, however it is written, or ""."""
    if text.isprintable() and "&" not in text:
        return ""
    for c in text:
        if c in SEPARATORS or (unicodedata.category(c) == "Cc" and c not in "\t\n"):
            return c
    # A private character may come as &#xE000; too.
    found = RESERVED.search(html.unescape(text))
    return found[0] if found else ""


def _refused(shown: Path, line: int, rule: str, message: str) -> Source:
    return Source(shown, None, (Problem(shown, line, rule, message),))


def _unsound(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, rule and message for what no parser should see."""
    depth = 0
    for n, line in enumerate(text.split("\n"), start=1):
        if "\0" in line:
            yield n, "nul-byte", "remove the NUL byte; the file may be damaged"
        elif found := invisible(line):
            yield n, "control-character", f"remove the invisible character U+{ord(found):04X}"
        if len(line) > MAX_LINE:
            yield n, "line-too-long", f"break the line: it has {len(line):,} characters"
        containers = CONTAINERS.match(line)
        nested = len(MARKERS.findall(containers[0])) if containers else 0
        depth = 0 if not line.strip() else max(0, depth + line.count("[") - line.count("]"))
        if max(nested, depth, _deepest(line)) > MAX_DEPTH:
            yield n, "nested-too-deeply", "take the brackets, lists or quotes apart"
            return


def _deepest(line: str) -> int:
    """Return how deep brackets and indentation go in one line."""
    deepest = depth = 0
    for bracket in BRACKETS.findall(line):
        depth += 1 if bracket in "[({" else -1
        deepest = max(deepest, depth)
    indentation = len(line) - len(line.lstrip(" \t"))
    return max(deepest, indentation // 4)
