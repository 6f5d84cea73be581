"""`make check`: what is wrong with the content, without building anything."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.guides.environment import ROOT
from plugins.guides.gate import judge
from plugins.guides.shelf import fill


def main(args) -> int:
    """Print every problem and return 1 if one of them would stop a build."""
    content = args.content or ROOT / "content"
    shelf = fill(content)
    verdict = judge(shelf)
    wanted = {Path(file).resolve() for file in args.files}
    stopping, drafts = (
        [p for p in problems if not wanted or (shelf.root / p.path).resolve() in wanted]
        for problems in (verdict.stopping, verdict.drafts)
    )
    for problem in sorted((*stopping, *drafts)):
        print(problem, file=sys.stderr)
    guides = len(shelf.guides)
    print(
        f"Checked {guides} {'guide' if guides == 1 else 'guides'}: "
        f"{len(stopping)} to mend, {len(drafts)} in drafts, "
        f"{len(verdict.decisions)} for the clinic to decide, {verdict.allowed} switched off"
    )
    return 1 if stopping else 0
