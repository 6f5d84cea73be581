"""When to build again: changes that somebody made to the sources, one round at a time."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from watchfiles import DefaultFilter, watch

STEP = 25  # milliseconds: a save is over when nothing more changes for so long


class Saved(DefaultFilter):
    """All changes but those of caches and of the files that editors keep for themselves."""

    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"^4913$",  # Vim tries with it whether it may write
        r"^#.*#$",
        r"^\.~lock\.",
        r"^\.goutputstream-",
        r"\.tmp$",
        r"^Thumbs\.db$",
    )


def rounds(paths: Sequence[Path]) -> Iterator[int]:
    """Yield the number of the round, 0 at once, then the next after each change.

    Each round watches before it yields, so that nothing saved while its taker works is missed,
    and watches anew, since an editor may replace a file, and git a folder, by another one.
    """
    number = 0
    while True:
        there = [path for path in paths if path.exists()]
        changes = watch(
            *there, watch_filter=Saved(), step=STEP, rust_timeout=1, yield_on_timeout=True
        )
        with closing(changes):
            next(changes)  # comes with the first step: from here on nothing is missed
            yield number
            for changed in changes:
                if changed or there != [path for path in paths if path.exists()]:
                    break
        number += 1
