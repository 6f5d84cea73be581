"""The whole spine of the home page: where each vertebra stands, and where names find room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, cos, radians, sin
from typing import NamedTuple

from plugins.guides.guide import Guide
from plugins.guides.tables import Area

# All lengths are in the units of the drawing, 16 to the reader's type size.
HEIGHT = 860
LINE = 34  # a guide's title, or each line of a long one
HEADING = 30  # the name of an area
GAP = 24  # between two areas
CHARACTERS = 28  # of a title in a line


class Level(NamedTuple):
    """One vertebra seen from the left, or the sacrum: the front is to the right."""

    name: str
    x: float  # the middle of the body
    y: float
    depth: float  # from back to front
    height: float
    turn: float  # in degrees, forward
    process: tuple[float, float] = (0, 0)  # from the body's back to the tip behind it

    @property
    def front(self) -> tuple[float, float]:
        """Where a leader ends, a little in front of the bone."""
        reach, angle = self.depth / 2 + 9, radians(self.turn)
        return round(self.x + reach * cos(angle), 1), round(self.y + reach * sin(angle), 1)


# Depths, heights and turns after radiographic means of grown-ups, 1.2 units a millimetre.
LEVELS = (
    Level("C1", 114, 10, 17, 13, -8, (-13, 2)),
    Level("C2", 117, 29, 17, 14, -4, (-16, 5)),
    Level("C3", 117, 50, 18, 16, -1, (-12, 5)),
    Level("C4", 117, 71, 19, 16, 3, (-12, 5)),
    Level("C5", 115, 93, 19, 17, 8, (-13, 5)),
    Level("C6", 111, 115, 20, 17, 13, (-17, 5)),
    Level("C7", 105, 137, 20, 18, 18, (-24, 3)),
    Level("T1", 96, 160, 22, 19, 22, (-26, 3)),
    Level("T2", 88, 182, 23, 20, 18, (-25, 7)),
    Level("T3", 81, 207, 25, 21, 15, (-24, 11)),
    Level("T4", 75, 232, 27, 21, 11, (-23, 15)),
    Level("T5", 71, 259, 28, 22, 7, (-22, 19)),
    Level("T6", 68, 287, 30, 23, 4, (-21, 22)),
    Level("T7", 67, 316, 32, 24, 0, (-21, 23)),
    Level("T8", 68, 346, 33, 24, -4, (-22, 22)),
    Level("T9", 71, 377, 35, 25, -7, (-23, 20)),
    Level("T10", 76, 409, 36, 26, -11, (-24, 17)),
    Level("T11", 83, 442, 36, 28, -14, (-25, 14)),
    Level("T12", 92, 476, 37, 29, -16, (-26, 10)),
    Level("L1", 102, 511, 38, 30, -16, (-28, 7)),
    Level("L2", 112, 550, 39, 31, -12, (-29, 5)),
    Level("L3", 119, 591, 40, 32, -7, (-30, 4)),
    Level("L4", 120, 634, 41, 32, 4, (-28, 3)),
    Level("L5", 110, 678, 41, 34, 20, (-23, 3)),
)
SACRUM = Level("sacrum", 82, 762, 34, 130, 0)
BY_NAME = {level.name: level for level in LEVELS}


class Label(NamedTuple):
    """The name of an area with its guides, beside the vertebra that it is about."""

    area: Area
    guides: tuple[Guide, ...]
    level: Level
    top: float
    end: float  # where the next one begins

    @property
    def line(self) -> float:
        """The height of the leader at the name."""
        return self.top + HEADING / 2


def labels(guides: Iterable[Guide]) -> list[Label]:
    """Return the areas that have guides, from the head down, each with the room it takes."""
    named: dict[str, tuple[Area, list[Guide]]] = {}
    for guide in guides:
        for area in guide.areas:
            named.setdefault(area.title, (area, []))[1].append(guide)
    found = sorted(
        ((BY_NAME.get(area.vertebra, SACRUM), area, shown) for area, shown in named.values()),
        key=lambda each: each[0].y,
    )
    sizes = [HEADING + LINE * sum(lines(guide.title) for guide in shown) for *_, shown in found]
    tops = places([level.front[1] - HEADING / 2 for level, *_ in found], sizes)
    ends = [*tops[1:], max(HEIGHT, tops[-1] + sizes[-1])] if tops else []
    return [
        Label(area, tuple(shown), level, top, end)
        for (level, area, shown), top, end in zip(found, tops, ends, strict=True)
    ]


def lines(title: str) -> int:
    """Return how many lines a title takes at the most."""
    return ceil(len(title) / CHARACTERS)


def places(wanted: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return tops as near to the wanted ones as sizes and gaps allow, from the top down."""
    tops: list[float] = []
    free = 0.0
    for want, size in zip(wanted, sizes, strict=True):
        tops.append(max(want, free))
        free = tops[-1] + size + GAP
    limit = max(HEIGHT, sum(sizes) + GAP * (len(sizes) - 1))
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], limit - sizes[index])
        limit = tops[index] - GAP
    return tops
