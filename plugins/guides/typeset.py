"""Curly quotes and apostrophes for the straight ones that editors type, in text and data alike.

Rules look at what editors wrote; this comes after them, when a page is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, smartquotes
from markdown_it.token import Token
from markupsafe import escape

STRAIGHT = ("'", '"')
PLAIN = MarkdownIt("zero", {"typographer": True, "quotes": "“”‘’"}).enable("smartquotes")


def words(text: str) -> str:
    """Return a plain text with curly quotes."""
    if not any(mark in text for mark in STRAIGHT):
        return text
    return unescape(PLAIN.renderInline(text))


def tokens(written: Sequence[Token]) -> list[Token]:
    """Return tokens of Markdown with curly quotes; those given stay as they are."""
    changed = [
        deepcopy(token) if any(mark in token.content for mark in STRAIGHT) else token
        for token in written
    ]
    smartquotes(StateCore("", PLAIN, {}, changed))
    return changed


def finalize(value: Any) -> Any:
    """Return what a template prints: plain words with curly quotes, all else as it is.

    An address keeps its characters.
    """
    if type(value) is str and "://" not in value:
        return escape(words(value))
    return value
