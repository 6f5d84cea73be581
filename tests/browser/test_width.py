"""Nothing is cut and no page scrolls sideways: at any width, with text twice as large or spaced."""

import pytest
from playwright.sync_api import Page

from tests.browser.places import KINDS, OPEN

WIDTHS = (320, 390, 768, 1280)
USUAL = 16  # px: the size of text in a browser that nobody has set up
GROWTH = 1.7  # at the least, when the reader's own size doubles

# What WCAG 1.4.12 lets a reader set, in a sheet of the browser's own.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# Boxes that hide what does not fit them, and words that stand beside the window; the
# first few. What is only read aloud is clipped to nothing on purpose; what a reader can scroll to
# is not lost.
CUT = """() => {
  const found = [], wide = innerWidth, name = (one) => {
    const own = one.className && one.className.baseVal === undefined ? `.${one.className}` : '';
    return `<${one.localName}${own}> "${one.textContent.trim().slice(0, 40)}"`;
  };
  const shown = (one) => one.checkVisibility({ contentVisibilityAuto: true,
    opacityProperty: true, visibilityProperty: true });
  const aside = (one) => {
    for (let each = one; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.clipPath !== 'none' || (each.clientWidth === 1 && each.clientHeight === 1)
        || /auto|scroll/.test(style.overflowX)) return true;
    }
    return false;
  };
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide in ${wide}`);
  for (const one of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(one);
    const x = /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const y = /hidden|clip/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if ((x || y) && !one.closest('svg') && style.display !== 'inline' && shown(one) && !aside(one))
      found.push(`${name(one)} hides a part of it`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !shown(one) || aside(one)) continue;
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects())
      if (box.width && (box.left < -1 || box.right > wide + 1)) {
        found.push(`${name(one)} stands from ${box.left | 0} to ${box.right | 0} in ${wide}`);
        break;
      }
  }
  return found.slice(0, 9);
}"""

# The size of every piece of text, in the order of the page.
SIZES = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), sizes = [];
  while (texts.nextNode())
    if (texts.currentNode.data.trim()) sizes.push([
      texts.currentNode.data.trim().slice(0, 40),
      parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize)]);
  return sizes;
}"""


def enlarge(page: Page, times: int) -> None:
    """Set the reader's own size of text, as the settings of a browser do."""
    sizes = {"standard": USUAL * times, "fixed": 13 * times}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})


def space(page: Page) -> None:
    """Set the text spacing of WCAG."""
    page.evaluate(SPACING)
    spacing = page.evaluate("getComputedStyle(document.querySelector('p')).letterSpacing")
    assert spacing != "normal", "the sheet of the browser's own was kept out"


def cut(page: Page) -> list[str]:
    """Return what is cut in a page or stands beside its window, for each width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        found += [f"{width} px: {fault}" for fault in page.evaluate(CUT)]
    return found


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut(kind, times, visit):
    page = visit(KINDS[kind])
    enlarge(page, times)
    page.evaluate(OPEN)
    found = cut(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_with_the_text_spacing_of_wcag(kind, visit):
    page = visit(KINDS[kind])
    page.evaluate(OPEN)
    space(page)
    found = cut(page)
    assert not found, "\n".join(found)


def small(page: Page) -> list[str]:
    """Return the texts that do not grow enough when the reader's own size doubles."""
    before = page.evaluate(SIZES)
    enlarge(page, 2)
    return [
        f"{text}: from {old} to {new} px"
        for (text, old), (_, new) in zip(before, page.evaluate(SIZES), strict=True)
        if new < GROWTH * old
    ]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_all_text_grows_with_the_readers_own_size(kind, width, visit):
    found = small(visit(KINDS[kind], width=width))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<p style='width: 1400px'>x", "the page is 1"),
        ("<p style='white-space: nowrap; overflow: hidden'>" + "word " * 300, "hides a part"),
        ("<p style='height: 1rem; overflow: clip'>" + "word " * 300, "hides a part"),
        ("<p style='position: absolute; left: -40px'>words", "stands from -40"),
    ],
)
def test_what_is_cut_is_found(html, says, show):
    found = cut(show(html))
    for width in WIDTHS:
        assert any(fault.startswith(f"{width} px: ") and says in fault for fault in found), width


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "word " * 300,
        "<p style='position: absolute; clip-path: inset(50%); left: -40px'>read aloud",
        "<div tabindex=0 style='overflow: auto'><p style='width: 1400px'>a wide table</div>",
    ],
)
def test_what_is_whole_passes(html, show):
    assert cut(show(html)) == []


def test_text_that_does_not_grow_is_found(show):
    assert small(show("<p style='font-size: 16px'>fixed<p>free")) == ["fixed: from 16 to 16 px"]


def test_spacing_and_size_reach_the_page(show):
    narrow = "<p style='width: 300px; height: 24px; font: 1rem monospace; overflow: hidden'>"
    for change in (space, lambda page: enlarge(page, 2)):
        page = show(narrow + "thirty letters and some more.")
        assert cut(page) == []
        change(page)
        assert cut(page)
