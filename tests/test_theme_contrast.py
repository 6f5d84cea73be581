"""Every pair of colours that meet is told apart, in both schemes, measured from the tokens."""

from __future__ import annotations

import pytest
import tinycss2
from tinycss2.color4 import parse_color

from tests.theme import RULES

DARK = "media (prefers-color-scheme: dark)"
TEXT, SMALL, SHAPE = 7.0, 4.5, 3.0

# Which colour stands on which, and how far apart they must be: look at WCAG 1.4.6, 1.4.3, 1.4.11.
PAIRS = [
    ("ink", "paper", TEXT),
    ("link", "paper", TEXT),
    ("quiet", "paper", SMALL),
    ("emergency-room-ink", "paper", TEXT),
    ("call-911-ink", "call-911-ground", TEXT),
    ("clinic-today-ink", "clinic-today-ground", TEXT),
    ("normal-ink", "normal-ground", SMALL),
    ("ink", "clinic-today-ground", TEXT),
    ("ink", "normal-ground", TEXT),
    ("ink", "note-ground", TEXT),
    ("link", "note-ground", SMALL),
    ("normal-ink", "paper", SHAPE),
    ("note-ink", "note-ground", SHAPE),
    ("here", "paper", SHAPE),
    ("paper", "ink", TEXT),
]
# Tints and lines that no meaning hangs on: what they surround is told by words as well.
ORNAMENT = {"line", "bone", "bone-behind"}


def scheme(name: str) -> dict[str, tuple[float, ...]]:
    """Return the colours of the light or the dark scheme by role."""
    found = {}
    where = ((), (DARK,)) if name == "dark" else ((),)
    for rule in RULES:
        if rule.file.name == "tokens.css" and rule.within[1:] in where:
            for declaration in rule.declarations:
                value = [n for n in declaration.value if n.type != "whitespace"]
                colour = parse_color(value[0]) if len(value) == 1 else None
                if colour is not None:
                    found[declaration.name.removeprefix("--")] = tuple(colour.coordinates)
    return found


def luminance(colour: tuple[float, ...]) -> float:
    """Return the relative luminance of sRGB, as WCAG defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the ratio of contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_pairs_are_told_apart(name, front, ground, least):
    colours = scheme(name)
    assert contrast(colours[front], colours[ground]) >= least


def test_every_colour_is_measured_in_both_schemes():
    measured = {colour for front, ground, _ in PAIRS for colour in (front, ground)}
    assert measured | ORNAMENT == set(scheme("light")) == set(scheme("dark"))
    assert scheme("light") != scheme("dark")


def test_measuring():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    grey = tuple(tinycss2.color4.parse_color("#767676").coordinates)
    assert contrast(grey, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)
