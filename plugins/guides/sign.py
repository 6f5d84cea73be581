"""`make sign`: a clinician's sign-off, with a digest of all that was reviewed.

The digest makes a sign-off true: a word changed afterwards, in the guide or in a sign or a
situation that it shows, and the page says again that nobody has signed it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys

from plugins.guides.clock import today
from plugins.guides.environment import ROOT
from plugins.guides.gate import judge, written_problems
from plugins.guides.new import quoted, slugify
from plugins.guides.reader import Written
from plugins.guides.shelf import Shelf, fill

# What a sign-off does not speak of: itself, and where the guide stands in its life.
NOT_REVIEWED = {"reviewed", "status", "reason", "published", "updated", "changes"}
BLOCK = re.compile(r"^reviewed:.*\n(?:[ \t]+.*\n|\n)*", re.MULTILINE)


def digest(written: Written, shelf: Shelf) -> str:
    """Return the SHA-256 of everything a reader sees of a guide, as 64 hexadecimal digits."""
    signs, situations = shelf.tables["signs"].signs, shelf.keys("situations")
    shown = written.data.help
    named = [*shown.call_911, *shown.emergency_room, *shown.clinic_today]
    reviewed = {
        "matter": written.meta.model_dump(mode="json", exclude=NOT_REVIEWED),
        "text": [[block.kind, block.text] for block in written.prose.blocks],
        "data": written.data.model_dump(mode="json"),
        "signs": [
            signs[key].model_dump(mode="json")
            for key in named
            if isinstance(key, str) and key in signs
        ],
        "situations": [
            situations[key].model_dump(mode="json")
            for key in written.data.situations
            if key in situations
        ],
        "drawing": written.drawing.text if written.drawing else None,
    }
    words = json.dumps(reviewed, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def signed(written: Written, shelf: Shelf) -> bool:
    """Return whether a clinician has signed off the guide as it stands now."""
    return bool(written.meta.reviewed) and written.meta.reviewed.digest == digest(written, shelf)


def main(args) -> int:
    """Write the sign-off into a guide's front matter; refuse it for a guide with problems."""
    given = {"GUIDE": args.guide, "WHO": args.who, "QUALIFICATION": args.qualification}
    missing = [name for name, value in given.items() if not (value or "").strip()]
    if missing:
        print(
            'say what was signed, by whom: make sign GUIDE=trigger-point-injection WHO="…" '
            f'QUALIFICATION="…" (missing: {", ".join(missing)})',
            file=sys.stderr,
        )
        return 2
    shelf = fill(args.content or ROOT / "content")
    written = next((w for w in shelf.guides if w.slug == slugify(args.guide)), None)
    if written is None:
        known = ", ".join(w.slug for w in shelf.guides)
        print(f'there is no guide "{args.guide}"; there are: {known}', file=sys.stderr)
        return 1
    problems = written_problems(judge(shelf), written)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        print("mend these before somebody signs it", file=sys.stderr)
        return 1
    file = shelf.root / written.path
    text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    file.write_text(
        with_review(text, args.who, args.qualification, digest(written, shelf)),
        encoding="utf-8",
        newline="\n",
    )
    print(f"{args.who} signed {written.path.as_posix()} on {today().isoformat()}")
    return 0


def with_review(text: str, who: str, qualification: str, of: str) -> str:
    """Return a guide's Markdown file with this sign-off in the place of an older one."""
    begin, matter, rest = text.split("---\n", 2)
    block = (
        "reviewed:\n"
        f"  who: {quoted(' '.join(who.split()))}\n"
        f"  qualification: {quoted(' '.join(qualification.split()))}\n"
        f"  day: {today().isoformat()}\n"
        f"  digest: {quoted(of)}\n"
    )
    return f"{begin}---\n{BLOCK.sub('', matter)}{block}---\n{rest}"
