"""The style sheets keep their own rules: colours in one place, nothing unused, nothing forced."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

import cssselect2
import html5lib
import pytest
import tinycss2
from tinycss2.color4 import parse_color

from plugins.guides.environment import ROOT
from tests.test_site_pages import parsed
from tests.theme import RULES, Rule

# What a reader's hand or the script brings about; a rule for it is used where the rest is.
STATES = re.compile(
    r"::[\w-]+|:(?:hover|focus-visible|focus-within|target)\b|\[aria-current\]|:not\(:focus\)"
)
# Classes that no rule names, each with its reason.
UNSTYLED = {
    "period-normal": "a list with a class has no bullets, and this one no marks either",
}
KEYWORDS = {"transparent", "currentcolor"}
PHYSICAL = re.compile(
    r"^(?:(?:margin|padding|border)-(?:left|right|top|bottom).*"
    r"|(?:min-|max-)?(?:width|height)|left|right|top|bottom)$"
)


@pytest.fixture(scope="session")
def every(pages, serving) -> list[Element]:
    """Return every page of the site, and the page of patterns."""
    return [*pages.values(), parsed(serving)["patterns/index.html"]]


def colours(nodes) -> list[str]:
    """Return the colours that stand in a value as such."""
    found = []
    for node in nodes:
        inner = getattr(node, "arguments", None) or getattr(node, "content", None)
        if node.type == "function" and node.lower_name != "var" and parse_color(node) is None:
            found += colours(inner or [])
        elif node.type in ("ident", "hash", "function") and parse_color(node) is not None:
            found.append(node.serialize())
    return [one for one in found if one.lower() not in KEYWORDS]


def unmatched(rule: Rule, pages: list[Element]) -> list[str]:
    """Return the selectors of a rule that match nothing on any page."""
    text = tinycss2.serialize(rule.selector)
    missing = []
    for one in re.split(r",(?![^(]*\))", text):
        bare = STATES.sub("", one).strip()
        bare = re.sub(r"(^|[\s>+~])$", r"\1*", bare)
        if not any(match(bare, page) for page in pages):
            missing.append(one.strip())
    return missing


@cache
def match(selector: str, page: Element) -> bool:
    """Return whether a selector matches anything on a page."""
    return wrapped(page).query(selector) is not None


@cache
def wrapped(page: Element) -> cssselect2.ElementWrapper:
    """Return a page as cssselect2 reads it."""
    return cssselect2.ElementWrapper.from_html_root(page)


def test_colours_stand_in_the_tokens_alone():
    for rule in RULES:
        if rule.file.name != "tokens.css":
            found = [c for d in rule.declarations for c in colours(d.value)]
            assert not found, f"{rule.place}: {found}"


def test_a_colour_is_found():
    values = "1px solid #fff", "red", "rgb(0 0 0)", "linear-gradient(blue, var(--x))"
    for value in values:
        assert colours(tinycss2.parse_component_value_list(value)), value
    assert not colours(tinycss2.parse_component_value_list("var(--ink) transparent 1px none"))


def test_the_mark_has_the_colours_of_the_tokens():
    mark = (ROOT / "theme" / "templates" / "mark.html").read_text("utf-8")
    tokens = (ROOT / "theme" / "css" / "tokens.css").read_text("utf-8")
    used = dict.fromkeys(re.findall(r"#[0-9a-f]{6}", mark))
    roles = {
        value
        for name, value in re.findall(r"--(\w+): (#[0-9a-f]{6})", tokens)
        if name in ("ink", "here")
    }
    assert len(used) == 4 and set(used) <= roles


def test_nothing_is_forced_and_no_id_is_named():
    for rule in RULES:
        assert not [d.name for d in rule.declarations if d.important], rule.place
        assert not [n for n in rule.selector if n.type == "hash"], rule.place


def test_directions_are_those_of_the_text():
    for rule in RULES:
        found = [d.name for d in rule.declarations if PHYSICAL.match(d.name)]
        assert not found, f"{rule.place}: {found}"


def test_every_rule_stands_in_a_layer():
    for rule in RULES:
        assert rule.within and rule.within[0].startswith("layer "), rule.place


def test_every_component_has_a_file_of_its_own():
    for rule in RULES:
        if rule.file.parent.name == "components":
            assert rule.within[0] == "layer components", rule.place


def test_every_token_is_there_and_used():
    given = {d.name for rule in RULES for d in rule.declarations if d.name.startswith("--")}
    used = {
        name
        for rule in RULES
        for d in rule.declarations
        for name in re.findall(r"var\((--[\w-]+)", tinycss2.serialize(d.value))
    }
    assert used - given == set(), "name it in tokens.css"
    assert given - used == set(), "nothing uses it"


def test_every_rule_is_used(every):
    unused = [f"{rule.place}: {gone}" for rule in RULES if (gone := unmatched(rule, every))]
    assert not unused, "\n".join(unused)


def test_every_class_is_styled(every):
    styled = {
        name
        for rule in RULES
        for name in re.findall(r"\.([a-z][\w-]*)", tinycss2.serialize(rule.selector))
    }
    worn = {
        name
        for page in every
        for element in page.iter()
        for name in (element.get("class") or "").split()
    }
    assert worn - styled - set(UNSTYLED) == set()
    assert set(UNSTYLED) <= worn - styled, "it is styled or gone by now"


@pytest.mark.parametrize(
    ("selector", "gone"),
    [
        ("p", []),
        ("a:hover", []),
        (".x", [".x"]),
        ("p, .x::before", [".x::before"]),
        ("::after", []),
    ],
)
def test_a_rule_that_nothing_uses_is_found(selector, gone):
    page = html5lib.parse("<p><a href=x>x</a>", namespaceHTMLElements=False)
    rule = Rule(ROOT, 1, (), tinycss2.parse_component_value_list(selector), [])
    assert unmatched(rule, [page]) == gone
