"""A marked word opens its meaning by pointer, touch and keyboard, without script, in sight."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import GUIDE

WIDTHS = (320, 390, 1280)


def first(page: Page):
    """Return the first mark of a page and the box that it opens."""
    mark = page.locator(".term").first
    return mark, page.locator(f"#{mark.get_attribute('popovertarget')}")


@pytest.mark.parametrize("touch", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_word_opens_in_sight_below_its_mark(width, touch, visit):
    page = visit(GUIDE, width=width, has_touch=touch, java_script_enabled=False)
    mark, box = first(page)
    expect(box).to_be_hidden()
    mark.tap() if touch else mark.click()
    expect(box).to_be_in_viewport(ratio=1)
    place, word = box.bounding_box(), mark.bounding_box()
    assert place["x"] >= 0 and place["x"] + place["width"] <= width
    assert place["y"] >= word["y"] + word["height"], "it covers its word"


def test_a_word_opens_and_closes_with_the_keyboard(visit):
    page = visit(GUIDE, java_script_enabled=False)
    mark, box = first(page)
    mark.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    page.keyboard.press("Space")
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_tap_beside_the_box_closes_it(visit):
    page = visit(GUIDE, width=390, has_touch=True, java_script_enabled=False)
    mark, box = first(page)
    mark.tap()
    expect(box).to_be_visible()
    page.touchscreen.tap(5, 200)
    expect(box).to_be_hidden()


def test_a_reader_of_the_screen_hears_the_meaning(visit):
    mark, box = first(page := visit(GUIDE))
    assert box.locator("dd").text_content().strip()
    expect(mark).to_have_accessible_description(
        page.evaluate("box => box.textContent.replace(/\\s+/g, ' ').trim()", box.element_handle())
    )


def test_paper_has_all_words_of_the_guide(visit):
    page = visit(GUIDE)
    assert page.locator(".word").count() > 3
    expect(page.locator(".words h2")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".words h2")).to_be_visible()
    for entry in page.locator(".word").all():
        expect(entry).to_be_visible()
