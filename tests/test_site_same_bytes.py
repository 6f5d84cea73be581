"""Two builds of the same content are the same bytes, whatever the clock and the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

from plugins.guides.environment import ROOT
from tests.test_site_swap import digest

# The build under another clock: time_machine moves every clock of the process.
BUILD = """
import datetime, sys, time_machine
time_machine.travel(datetime.datetime(int(sys.argv[1]), 12, 24, 23, 59), tick=True).start()
from plugins.guides.__main__ import main
sys.argv[1:] = ["html", "--output", sys.argv[2]]
sys.exit(main())
"""


def built(folder, year: int, seed: str, zone: str) -> dict[str, str]:
    """Return the digests of a build in another year, with a hash seed and a time zone."""
    output = folder / str(year)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(year), str(output)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return digest(output)


def test_clock_seed_and_time_zone_leave_no_trace(tmp_path):
    one = built(tmp_path, 2027, "1", "America/Denver")
    other = built(tmp_path, 2028, "2", "Asia/Tokyo")
    assert one == other and len(one) > 10
