"""A broken rule: where, which, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """One broken rule. Sorts by file and line; prints as editors' tools expect."""

    path: Path  # as shown: from the folder that holds content/
    line: int  # from 1
    rule: str
    message: str

    def __str__(self) -> str:
        """Return path:line: rule: message, on one line and without control characters."""
        text = f"{self.path.as_posix()}:{self.line}: {self.rule}: {self.message}"
        return "".join(c if c.isprintable() else " " for c in text)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return ' (did you mean "x"?)' for the known word most like the wrong one, else ''."""
    close = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f' (did you mean "{close[0]}"?)' if close else ""
