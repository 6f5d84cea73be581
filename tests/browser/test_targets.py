"""What is tapped on a phone is large enough: 24 px for anything, 44 px for what a thumb uses."""

import pytest
from playwright.sync_api import Page

from tests.browser.places import KINDS, OPEN

PHONE = 390
LEAST = 24  # px, WCAG 2.5.8
THUMB = 44  # px, WCAG 2.5.5
SLACK = 0.5  # px: what rounding may take away

TARGETS = "a[href], button, summary, input, select, textarea, [role=button], [tabindex='0']"
# The rows that open, the way around the site, the way to help, and On this page. A medical word
# that opens stands in a sentence, as a link does.
THUMBED = """summary, button:not(.term), header a, main a[href='#help'],
  nav[aria-label='On this page'] a"""

# The targets that are shown and smaller than a size, each by its largest box. A link in a
# sentence has the height of its line and is exempt, as WCAG 2.5.8 says.
SMALL = """([chosen, least]) => {
  const found = [];
  const inSentence = (one) => {
    if (getComputedStyle(one).display !== 'inline') return false;
    let block = one.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const words = block.cloneNode(true);
    for (const link of words.querySelectorAll('a')) link.remove();
    return words.textContent.trim() !== '';
  };
  for (const one of document.querySelectorAll(chosen)) {
    if (!one.checkVisibility({ visibilityProperty: true }) || inSentence(one)) continue;
    if (one.matches("a[href='#main']")) continue;  // the skip link is for keyboards
    const boxes = [...one.getClientRects()].map((box) => [box.width, box.height]);
    if (!boxes.some(([width, height]) => width >= least && height >= least)) {
      const sizes = boxes.map((box) => box.map((side) => side.toFixed(1)).join(' x ')).join(', ');
      found.push(`<${one.localName}> "${one.textContent.trim().slice(0, 40)}": ${sizes} px`);
    }
  }
  return [...new Set(found)];
}"""


def small(page: Page, chosen: str, least: int) -> list[str]:
    """Return the chosen targets of a page that are smaller than `least` px in one direction."""
    return page.evaluate(SMALL, [chosen, least - SLACK])


@pytest.mark.parametrize("kind", KINDS)
def test_every_target_can_be_hit(kind, visit):
    page = visit(KINDS[kind], width=PHONE)
    page.evaluate(OPEN)
    found = small(page, TARGETS, LEAST)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_thumb_uses_is_large(kind, visit):
    page = visit(KINDS[kind], width=PHONE)
    page.evaluate(OPEN)
    assert page.locator(THUMBED).count() >= 3
    found = small(page, THUMBED, THUMB)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>Read <a href='#'>this</a> first.", 0),
        ("<p><a href='#'>this</a>", 1),
        ("<p>Read <a href='#' style='display: inline-block'>this</a> first.", 1),
        ("<button style='width: 24px; height: 24px; padding: 0'>x</button>", 0),
        ("<button style='width: 24px; height: 20px; padding: 0'>x</button>", 1),
        ("<p hidden><a href='#'>this</a>", 0),
    ],
)
def test_a_small_target_is_found(html, count, show):
    page = show("<style>body { font: 16px/20px serif }</style>" + html)
    assert len(small(page, TARGETS, LEAST)) == count
