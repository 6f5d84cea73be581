"""Markdown tokens as HTML: only what is allowed, with resolved addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from plugins.guides import safe_html, typeset
from plugins.guides.citations import PLACEHOLDER
from plugins.guides.prose import MARKDOWN, comments

ALIGNMENT = re.compile(r"text-align:(left|right|center)")
ROOTED = re.compile(r'(?<=[ (])(href|src)="/(?!/)')

Addresses = Callable[[str], str | None]


class Renderer(RendererHTML):
    """Writes tokens. `env["address"]` turns what a link says into an address, or None."""

    def citation(self, tokens, idx, options, env):
        """A placeholder; the page that shows the text makes a mark of it."""
        return PLACEHOLDER.format(escape(tokens[idx].content))

    def html_inline(self, tokens, idx, options, env):
        """HTML from the allow-list; all else as visible words, comments not at all."""
        rest = comments(tokens[idx].content)[1]
        return rest if safe_html.allowed(rest) else str(escape(rest))

    def html_block(self, tokens, idx, options, env):
        """Visible words: a block may hold half a tag, which the next paragraph would complete."""
        return str(escape(comments(tokens[idx].content)[1]))

    def link_open(self, tokens, idx, options, env):
        """A link whose address is known; without one, words that lead nowhere."""
        return self._with_address(tokens[idx], "href", tokens, idx, options, env)

    def image(self, tokens, idx, options, env):
        """A picture from content/extra/, loaded when it comes near."""
        token = tokens[idx]
        address = env["address"](token.attrGet("src") or "")
        if address is None:
            return str(escape(token.content))
        copy = token.copy()
        copy.attrs = {**token.attrs, "src": address, "loading": "lazy"}
        return super().image([copy], 0, options, env)

    def th_open(self, tokens, idx, options, env):
        """A header cell says what it heads, and its alignment by class."""
        copy = _aligned(tokens[idx])
        copy.attrSet("scope", "col")
        return self.renderToken([copy, *tokens[idx + 1 : idx + 2]], 0, options, env)

    def td_open(self, tokens, idx, options, env):
        """A cell says its alignment by class: the page's policy refuses style attributes."""
        copy = _aligned(tokens[idx])
        return self.renderToken([copy, *tokens[idx + 1 : idx + 2]], 0, options, env)

    def _with_address(self, token, name, tokens, idx, options, env):
        copy = token.copy()
        address = env["address"](str(token.attrGet(name) or ""))
        copy.attrs = {} if address is None else {**token.attrs, name: address}
        return self.renderToken([copy], 0, options, env)


def _aligned(token: Token) -> Token:
    copy = token.copy()
    copy.attrs = dict(token.attrs)
    found = ALIGNMENT.match(str(copy.attrs.pop("style", "")))
    if found:
        copy.attrJoin("class", f"align-{found[1]}")
    return copy


RENDERER = Renderer()
OPTIONS: OptionsDict = MARKDOWN.options


def render(tokens: Sequence[Token], address: Addresses) -> str:
    """Return the HTML of a text, its citation marks as placeholders."""
    return RENDERER.render(typeset.tokens(tokens), OPTIONS, {"address": address}).strip()


def render_inline(tokens: Sequence[Token], address: Addresses) -> str:
    """Return the HTML of a one-paragraph text without its paragraph."""
    children = [
        c
        for token in typeset.tokens(tokens)
        if token.type == "inline"
        for c in token.children or []
    ]
    return RENDERER.renderInline(children, OPTIONS, {"address": address}).strip()


def rebase(html: str, root: str) -> Markup:
    """Return HTML with its addresses from the site's root, /x/, turned into root + /x/."""
    return Markup(ROOTED.sub(lambda found: f'{found[1]}="{escape(root)}/', str(html)))
