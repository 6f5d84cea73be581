"""A folder that is replaced whole or not at all: built aside, then swapped in.

Readers and servers never meet half a site. A build that fails, or is killed at any moment,
leaves the folder as it was; what it left beside it is swept at the next start.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # Linux, renameat2(2)
RENAME_SWAP = 2  # macOS, renamex_np(2)


@contextmanager
def replacing(live: Path) -> Iterator[Path]:
    """Give a fresh folder that takes the place of `live` if the block ends without an error.

    One build at a time: a second waits for the first, and says so.
    """
    # Where a link leads: an exchange would put the folder in the place of the link.
    live = live.resolve()
    live.parent.mkdir(parents=True, exist_ok=True)
    fresh = live.with_name(f".{live.name}.fresh")
    old = live.with_name(f".{live.name}.old")
    with _alone(live.with_name(f".{live.name}.lock")):
        if old.exists() and not live.exists():
            old.rename(live)  # killed between the two renames
        for left in (fresh, old):
            shutil.rmtree(left, ignore_errors=True)
        fresh.mkdir()
        try:
            yield fresh
            exchange(fresh, live, old)
        finally:
            for left in (fresh, old):
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print("another build is running; waiting for it", file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def exchange(fresh: Path, live: Path, old: Path) -> None:
    """Put `fresh` in the place of `live`, in one step where the system has one.

    What was live is left as `fresh` or as `old`.
    """
    if not live.exists():
        fresh.rename(live)
    elif not _atomic(fresh, live):
        live.rename(old)
        fresh.rename(live)


def _atomic(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system cannot."""
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    names = os.fsencode(one), os.fsencode(other)
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            return libc.renamex_np(*names, RENAME_SWAP) == 0
        return libc.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0
    except AttributeError:  # an older C library
        return False
