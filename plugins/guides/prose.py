"""Markdown as written: blocks, headings, links, pictures, citations and comments with lines."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plugins.guides import safe_html
from plugins.guides.citations import MARK
from plugins.guides.problems import Problem, did_you_mean

ID = re.compile(r"\s*\{#([^}]*)\}\s*$")
GOOD_ID = re.compile(r"^[a-z][a-z0-9-]*$")
DIRECTIVE = re.compile(r"^\s*([a-z]+)\s*:\s*(.*?)\s*$", re.DOTALL)
ALLOW = re.compile(r"^\s*allow\s+([a-z-]+)\s*:\s*(.*?)\s*$", re.DOTALL)
LIKE_DIRECTIVE = re.compile(r"^\s*([a-z]{4,7})\b[^.?!]*:|^\s*(?-i:(allow|decide)\b)", re.IGNORECASE)
DIRECTIVES = ("allow", "decide")

# Block forms that a guide has no use for, with what to write instead.
REFUSED = {
    "code_block": "indent less than four spaces; a guide holds no code",
    "fence": "remove the fence; a guide holds no code",
    "hr": "remove the line; sections are separated by their headings",
    "blockquote_open": "write it as a paragraph; guides quote nobody",
}


# Five lists in each other are read. The library drops the text of the tenth without a word.
MAX_LEVEL = 12


class Heading(NamedTuple):
    """A heading."""

    level: int
    text: str
    id: str | None
    line: int


class Block(NamedTuple):
    """One paragraph, list item, table cell or heading, as plain text with its [^keys]."""

    kind: str  # paragraph, item, cell, heading
    text: str
    line: int
    end: int
    breaks: tuple[int, ...]  # where the source goes on in a new line
    part: int  # which part of the text it stands in
    bold: str = ""  # the bold words it opens with
    item: int = 0  # which outermost list item of the text it stands in, from 1

    def line_at(self, offset: int) -> int:
        """Return the line of the character at `offset`."""
        return self.line + bisect(self.breaks, offset)


class Link(NamedTuple):
    """A link or a picture."""

    href: str
    text: str  # the link's words, or the picture's alternative text
    line: int


class Directive(NamedTuple):
    """A comment that speaks to the build: allow or decide."""

    verb: str
    rule: str  # of allow
    text: str
    line: int
    first: int  # the lines it is about
    last: int


@dataclass
class Part:
    """A run of blocks under one second- or third-level heading; the first has none."""

    heading: Heading | None
    tokens: list[Token] = field(default_factory=list)


@dataclass
class Prose:
    """All of a text, by kind."""

    parts: list[Part] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Link] = field(default_factory=list)
    cites: list[tuple[str, int, int]] = field(default_factory=list)  # key, line, part
    directives: list[Directive] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of_part(self, part: Part) -> list[Block]:
        """Return the blocks of a part, its heading included."""
        return self._by_part.get(id(part), [])

    @cached_property
    def _by_part(self) -> dict[int, list[Block]]:
        """The blocks of each part. A search for every part takes minutes for ten thousand."""
        found: dict[int, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(id(self.parts[block.part]), []).append(block)
        return found

    @property
    def headings(self) -> list[Heading]:
        """The headings that open a part."""
        return [part.heading for part in self.parts if part.heading]


def comments(html: str) -> tuple[list[tuple[int, str]], str]:
    """Return the comments in HTML with their offsets, and the HTML without them.

    A regular expression would start anew at each of ten thousand unclosed comments.
    """
    found, rest, start = [], "", 0
    while (opened := html.find("<!--", start)) >= 0:
        closed = html.find("-->", opened + 4)
        if closed < 0:
            break
        found.append((opened, html[opened + 4 : closed]))
        rest, start = rest + html[start:opened], closed + 3
    return found, rest + html[start:]


def _citation(state: StateInline, silent: bool) -> bool:
    """Read [^key] as one token."""
    found = MARK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.inline.ruler.before("link", "citation", _citation)
    # The library turns a link to javascript: into plain text without a word. A rule reports
    # it, and the renderer leaves the address out.
    markdown.validateLink = lambda url: True
    return markdown


MARKDOWN = _parser()


def parse(text: str, path: Path, first_line: int = 1) -> Prose:
    """Return a Markdown text taken apart. What must not stand in it comes as problems."""
    prose = Prose()
    reading = _Reading(prose, path, first_line)
    try:
        tokens = MARKDOWN.parse(text)
    except (RecursionError, IndexError, ValueError) as error:
        reading.problem(first_line, "unreadable-markdown", f"simplify the text ({error})")
        return prose
    reading.read(tokens)
    return prose


def inline(text: str, path: Path, line: int) -> Prose:
    """Return one paragraph of Markdown that stands in a YAML value."""
    return parse(" ".join(text.split()), path, line)


class _Reading:
    """One pass over the tokens of a text."""

    def __init__(self, prose: Prose, path: Path, first_line: int):
        self.prose = prose
        self.path = path
        self.first_line = first_line
        self.parents: list[str] = []
        self.waiting: list[tuple[str, str, str, int]] = []  # comments for the next block
        self.part = 0
        self.items = 0
        prose.parts.append(Part(None))

    def problem(self, line: int, rule: str, message: str) -> None:
        self.prose.problems.append(Problem(self.path, line, rule, message))

    def read(self, tokens: list[Token]) -> None:
        before = None
        for token in tokens:
            line = self.first_line + (token.map[0] if token.map else 0)
            if token.level > MAX_LEVEL:
                self.problem(line, "nested-too-deeply", "take the nested lists apart")
                break
            if token.type in REFUSED:
                self.problem(line, "unknown-markup", REFUSED[token.type])
            if token.nesting == 1:
                self.items += token.type == "list_item_open" and not self.in_list
                self.parents.append(token.type)
            elif token.nesting == -1:
                self.parents.pop()
            if token.type == "html_block":
                self.html_block(token, line)
            elif token.type == "inline":
                self.inline(token, line, before)
            before = token
        for verb, _, _, line in self.waiting:
            self.problem(line, "misplaced-comment", f"put <!-- {verb} --> above what it is about")
        self.divide(tokens)

    @property
    def in_list(self) -> bool:
        return "list_item_open" in self.parents

    def divide(self, tokens: list[Token]) -> None:
        """Cut the tokens into parts at the second- and third-level headings."""
        heading: list[Token] = []
        for token in tokens:
            if token.type == "heading_open" and token.tag in ("h2", "h3") and token.level == 0:
                heading = [token]
            elif heading:
                heading.append(token)
                if token.type == "heading_close":
                    self.prose.parts.append(Part(self.heading(heading)))
                    heading = []
            else:
                self.prose.parts[-1].tokens.append(token)

    def heading(self, tokens: list[Token]) -> Heading:
        """Return the heading that these tokens make; its id stands in braces at its end."""
        line = self.first_line + tokens[0].map[0]
        walk = _Walk(line)
        walk.read(tokens[1].children or [])
        found = ID.search(walk.text)
        if found and not GOOD_ID.match(found[1]):
            message = f'write the id "{found[1]}" in lower-case letters, digits and hyphens'
            self.problem(line, "bad-id", message)
        return Heading(int(tokens[0].tag[1]), ID.sub("", walk.text), found and found[1], line)

    def inline(self, token: Token, line: int, before: Token) -> None:
        """Collect what one paragraph, item, cell or heading holds."""
        end = self.first_line + (token.map[1] - 1 if token.map else 0)
        walk = _Walk(line)
        walk.read(token.children or [])
        text = walk.text
        if before.type == "heading_open":
            kind, text = "heading", ID.sub("", text)
        elif before.type in ("th_open", "td_open"):
            kind = "cell"
        else:
            kind = "item" if self.in_list else "paragraph"
        if kind == "heading":
            if before.tag in ("h2", "h3") and before.level == 0:
                self.part += 1
            else:
                self.problem(line, "heading-level", f'write "## {text}" or "### {text}"')
        part = self.part
        block = Block(kind, text, line, end, tuple(walk.breaks), part, walk.bold)
        if self.in_list:
            block = block._replace(item=self.items)
        self.prose.blocks.append(block)
        if (opened := text.find("<!--")) >= 0:
            self.problem(block.line_at(opened), "open-comment", "close the comment with -->")
        self.prose.links += walk.links
        self.prose.pictures += walk.pictures
        self.prose.cites += [(key, at, part) for key, at in walk.cites]
        for at, html in walk.html:
            for message in safe_html.tags(html).refused:
                self.problem(at, "raw-html", message)
        for message in safe_html.unbalanced([html for _, html in walk.html]):
            self.problem(line, "raw-html", message)
        for waiting in self.waiting:
            self.prose.directives.append(Directive(*waiting, first=line, last=end))
        self.waiting = []
        self.trailing(walk, block)

    def trailing(self, walk: _Walk, block: Block) -> None:
        """Comments inside a block: they belong at the end of a list item's line."""
        for at, comment, index in walk.comments:
            for directive in self.directives(comment, at):
                if block.kind == "item" and index > walk.last_word:
                    self.prose.directives.append(Directive(*directive, block.line, block.end))
                else:
                    message = "put the comment on the line above, or at the end of a list item"
                    self.problem(at, "misplaced-comment", message)

    def html_block(self, token: Token, line: int) -> None:
        """Comments on lines of their own wait for the next block; other HTML is looked at."""
        found, rest = comments(token.content)
        for offset, comment in found:
            at = line + token.content.count("\n", 0, offset)
            directives = list(self.directives(comment, at))
            if directives and self.in_list:
                message = "put the comment at the end of the item's line"
                self.problem(at, "misplaced-comment", message)
            else:
                self.waiting += directives
        if found and rest.strip() and "<" not in rest:
            message = "put the comment on a line of its own: what follows it would be lost"
            self.problem(line, "misplaced-comment", message)
        elif rest.strip():
            # The first line tells enough; the block may be the rest of the file.
            refused = safe_html.tags(rest.strip().split("\n", 1)[0]).refused
            message = refused[0] if refused else "put HTML inside a paragraph"
            self.problem(line, "raw-html", message)

    def directives(self, comment: str, line: int) -> Iterator[tuple[str, str, str, int]]:
        """Yield verb, rule, text and line of a comment that speaks to the build."""
        if "<!--" in comment:
            # Not closed, it goes on to the end of the next one, and all text between is lost.
            self.problem(line, "open-comment", "close the comment with -->")
        elif found := ALLOW.match(comment):
            yield "allow", found[1], " ".join(found[2].split()), line
            if not found[2]:
                self.problem(line, "missing-reason", f"say why {found[1]} is switched off here")
        elif (found := DIRECTIVE.match(comment)) and found[1] == "decide":
            yield "decide", "", " ".join(found[2].split()), line
            if not found[2]:
                self.problem(line, "missing-reason", "say what the clinic must decide")
        elif found := LIKE_DIRECTIVE.match(comment):
            verb = (found[1] or found[2]).lower()
            if verb in DIRECTIVES or did_you_mean(verb, DIRECTIVES):
                message = "write <!-- allow rule: reason --> or <!-- decide: what -->"
                self.problem(line, "unknown-comment", message)


class _Walk:
    """One pass over the inline tokens of a block."""

    def __init__(self, line: int):
        self.line = line
        self.text = ""
        self.bold = ""
        self.breaks: list[int] = []
        self.links: list[Link] = []
        self.pictures: list[Link] = []
        self.cites: list[tuple[str, int]] = []
        self.html: list[tuple[int, str]] = []
        self.comments: list[tuple[int, str, int]] = []  # line, words, place among the tokens
        self.last_word = -1
        self.opened: list[tuple[str, int, int]] = []

    def read(self, tokens: list[Token]) -> None:
        for index, token in enumerate(tokens):
            getattr(self, f"on_{token.type}", self.other)(token)
            if token.type == "html_inline":
                found, rest = comments(token.content)
                self.comments += [(self.here, comment, index) for _, comment in found]
                if rest:
                    self.html.append((self.here, rest))
            elif token.content.strip() or token.nesting:
                self.last_word = index
        self.text = self.text.strip()

    @property
    def here(self) -> int:
        return self.line + len(self.breaks)

    def other(self, token: Token) -> None:
        self.text += token.content

    def on_softbreak(self, token: Token) -> None:
        self.text += " "
        self.breaks.append(len(self.text))

    on_hardbreak = on_softbreak

    def on_citation(self, token: Token) -> None:
        self.text += f"[^{token.content}]"
        self.cites.append((token.content, self.here))

    def on_html_inline(self, token: Token) -> None:
        """Collected by `read`; HTML adds nothing to the words."""

    def on_image(self, token: Token) -> None:
        self.pictures.append(Link(token.attrGet("src") or "", token.content, self.here))
        self.text += token.content

    def on_link_open(self, token: Token) -> None:
        self.opened.append((token.attrGet("href") or "", len(self.text), self.here))

    def on_link_close(self, token: Token) -> None:
        href, start, line = self.opened.pop()
        self.links.append(Link(href, self.text[start:].strip(), line))

    def on_strong_open(self, token: Token) -> None:
        self.start = len(self.text)

    def on_strong_close(self, token: Token) -> None:
        if not self.text[: self.start].strip():
            self.bold = self.text[self.start :].strip()
