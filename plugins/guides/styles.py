"""The style sheets of the theme as one text, which every page carries in its head.

A style sheet of its own would cost a slow line another round trip before anything is shown.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

# The sheets in the order of the layers, the weakest first.
SHEETS = (
    "reset.css",
    "fonts.css",
    "tokens.css",
    "base.css",
    "layout.css",
    "components/*.css",
    "print.css",
)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANK = re.compile(r"\s+")
# Blank space here means nothing. Around + and - it does, and before a colon it would.
NEEDLESS = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")
LAST = re.compile(r";}")
# Sheets name the fonts as they lie beside them; pages, from where the site's root is.
FONT = re.compile(r'url\("\.\./static/(fonts/[^"]+)"\)')

UNSAFE = re.compile(r"""["'\\<&\x00-\x1f]""")
# Only a page knows its title, and a style sheet cannot ask for it in all browsers.
HEAD = "@page{{@top-left{{content:{}}}}}"


class Styles(NamedTuple):
    """The styles of a page."""

    text: Markup  # what stands between <style> and </style>
    digest: str  # how a content security policy names this text
    fonts: tuple[str, ...]  # addresses of the font files


def sheets(folder: Path) -> list[Path]:
    """Return the style sheets of a folder in the order of the layers."""
    return [file for name in SHEETS for file in sorted(folder.glob(name))]


def packed(css: str) -> str:
    """Return CSS without comments and needless blank space."""
    css = BLANK.sub(" ", COMMENT.sub("", css))
    return LAST.sub("}", NEEDLESS.sub(lambda found: found[1] or "", css)).strip()


def quoted(words: str) -> str:
    """Return words as a string of CSS that ends neither itself nor the style element."""
    return '"' + UNSAFE.sub(lambda found: f"\\{ord(found[0]):x} ", words) + '"'


class Sheets:
    """The styles of a theme, read once."""

    def __init__(self, theme: Path):
        """Read the style sheets of a theme."""
        self.css = packed("\n".join(file.read_text("utf-8") for file in sheets(theme / "css")))
        self.page = cache(self._page)

    def _page(self, root: str, running: str = "") -> Styles:
        """Return the styles of a page; `root` is its way to the root of the site.

        `running` stands on top of each printed sheet.
        """
        place = f"{root}/theme/"
        css = FONT.sub(lambda found: f'url("{place}{found[1]}")', self.css)
        if running:
            css += HEAD.format(quoted(running))
        digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
        fonts = tuple(place + name for name in FONT.findall(self.css))
        return Styles(Markup(css), f"sha256-{digest}", fonts)
