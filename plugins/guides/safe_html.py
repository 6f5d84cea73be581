"""What HTML may stand in content: words can be marked, nothing can be run, loaded or styled."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

# Each tag with the attributes it may carry. Marks of words only: everything else has a form in
# Markdown or in the data.
ALLOWED = {
    "abbr": {"title"},
    "bdi": {"dir"},
    "br": set(),
    "cite": set(),
    "i": {"lang"},
    "q": set(),
    "span": {"lang", "dir"},
    "sub": set(),
    "sup": set(),
    "wbr": set(),
}
VOID = {"br", "wbr"}


class _Tags(HTMLParser):
    """Collects what is refused in a run of HTML, and what stays open."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.refused: list[str] = []
        self.opened: list[str] = []
        self.closed: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.refused.append(f"remove <{tag}>: write it in Markdown")
        for name, _ in attrs:
            if tag in ALLOWED and name not in ALLOWED[tag]:
                self.refused.append(f'remove {name}="…" from <{tag}>')
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag):
        # A lone </main> would end what the page has opened.
        if tag not in ALLOWED:
            self.refused.append(f"remove </{tag}>")
        self.closed.append(tag)

    def handle_data(self, data):
        # The parser takes half a tag at the end for words; a browser would wait for the rest.
        if "<" in data:
            self.refused.append("close the tag, or write &lt; for <")

    def handle_comment(self, data):
        # Comments for the build are gone before; what is left is read differently by browsers.
        self.refused.append("remove the comment")

    def handle_decl(self, decl):
        self.refused.append(f"remove <!{decl}>")

    def handle_pi(self, data):
        self.refused.append(f"remove <?{data}")

    unknown_decl = handle_decl


def tags(html: str) -> _Tags:
    """Return the tags of a run of HTML: refused, opened and closed ones."""
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser


def allowed(html: str) -> bool:
    """Return whether all of a run of HTML may stand in a page."""
    return not tags(html).refused


def unbalanced(runs: list[str]) -> Iterator[str]:
    """Yield what to do about tags that one paragraph opens and does not close, or closes only."""
    stack: list[str] = []
    for run in runs:
        found = tags(run)
        if any(tag not in ALLOWED for tag in found.opened + found.closed):
            continue
        stack += found.opened
        for tag in found.closed:
            if stack and stack[-1] == tag:
                stack.pop()
            else:
                yield f"remove </{tag}>: it closes nothing here"
    for tag in stack:
        yield f"close <{tag}> in the same paragraph"
