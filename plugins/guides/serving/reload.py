"""What a served page is told of the last build: a script that reloads it, a panel of problems."""

import re
from dataclasses import dataclass, field
from html import escape
from threading import Condition
from uuid import uuid4

_TAG = r"""<{}\b(?:[^>"']|"[^"]*"|'[^']*')*>"""
_TOPS = tuple(re.compile(_TAG.format(name), re.IGNORECASE) for name in ("main", "body"))
_END = re.compile(r"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True)
class Build:
    """How a build ended: a new site stands (`good`) or not, and the lines of its problems."""

    good: bool
    problems: tuple[str, ...] = ()
    name: str = field(default_factory=lambda: uuid4().hex)


BEGUN = Build(good=False)


class News:
    """The last build, and a way to wait for the next one."""

    def __init__(self) -> None:
        self.build = BEGUN
        self.over = False
        self._changed = Condition()

    def tell(self, build: Build) -> None:
        """Wake all who wait for a build."""
        with self._changed:
            self.build = build
            self._changed.notify_all()

    def end(self) -> None:
        """Wake all who wait: there will be no more builds."""
        with self._changed:
            self.over = True
            self._changed.notify_all()

    def other_than(self, name: str, seconds: float) -> Build | None:
        """Return the last build once its name is another one; None when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.over or self.build.name != name, seconds)
            return None if self.over or self.build.name == name else self.build


def counted(problems: tuple[str, ...]) -> str:
    """Return "1 problem" or "3 problems"."""
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"


def panel(build: Build) -> str:
    """Return the list of the build's problems as HTML; nothing when it has none."""
    if not build.problems:
        return ""
    words = (
        f"Built with {counted(build.problems)}."
        if build.good
        else f"Not built: {counted(build.problems)}. The site below is the last good one."
    )
    return _alert(words, build.problems)


def told(page: str, build: Build) -> str:
    """Return a page of the site with the panel on top and the script at the end."""
    top = next((found.end() for tag in _TOPS if (found := tag.search(page))), 0)
    page = page[:top] + panel(build) + page[top:]
    ends = [found.start() for found in _END.finditer(page)]
    end = ends[-1] if ends else len(page)
    return page[:end] + _script(build) + page[end:]


def no_site(build: Build) -> str:
    """Return the page that stands for the site until a first build is good."""
    text = (
        _alert(f"Not built: {counted(build.problems)}.", build.problems)
        + "<p>This page becomes the site when they are mended.</p>"
        if build.problems
        else "<p>Building the site. This page reloads by itself.</p>"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>No site yet</title></head>'
        f"<body><main><h1>No site yet</h1>{text}</main>{_script(build)}</body></html>"
    )


def _alert(words: str, problems: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    # The site's content policy allows style sheets of its own origin and no inline style.
    return (
        '<link rel="stylesheet" href="/_reload.css"><section class="build-problems" role="alert">'
        f"<p><strong>{words}</strong></p><ul>{items}</ul></section>"
    )


def _script(build: Build) -> str:
    return f'<script src="/_reload.js" data-build="{build.name}"></script>'
