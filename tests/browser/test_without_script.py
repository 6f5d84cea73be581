"""Without any script everything can be read, and every question opens."""

import pytest
from playwright.sync_api import Page

from plugins.guides.contract import SECTIONS
from tests.browser.places import FILES, GUIDE, GUIDES, KINDS, LIBRARY, QUESTIONS

ANSWERED = "main details:has(h3)"
QUESTION_COUNT = {
    QUESTIONS: LIBRARY.question_count,
    **{file: len(guide.questions) for file, guide in GUIDES.items()},
}


def letters(text: str) -> str:
    """Return a text without its blank space, which differs where nothing is shown."""
    return "".join(text.split())


def openable(page: Page) -> list[str]:
    """Click each question and return those whose answer does not come into sight."""
    found = []
    for question in page.locator(ANSWERED).all():
        summary = question.locator("summary")
        summary.click()
        asked, whole, shown = map(
            letters, (summary.inner_text(), question.text_content() or "", question.inner_text())
        )
        if whole != shown or whole == asked:
            found.append(asked)
    return found


@pytest.mark.parametrize("file", QUESTION_COUNT)
def test_every_question_opens(file, visit):
    page = visit(file, width=390, java_script_enabled=False)
    assert page.locator(ANSWERED).count() == QUESTION_COUNT[file] > 0
    assert page.locator(f"{ANSWERED}[open]").count() == 0
    assert openable(page) == []


@pytest.mark.parametrize("file", GUIDES)
def test_every_section_is_in_sight(file, visit):
    page = visit(file, java_script_enabled=False)
    for section in SECTIONS:
        heading = page.get_by_role("heading", name=section.heading, exact=True, level=2)
        assert heading.is_visible(), section.heading
        assert heading.bounding_box()["height"] > 10, section.heading


@pytest.mark.parametrize("kind", KINDS)
def test_scripts_add_no_words_to_read(kind, visit):
    """Only the button that opens all answers is the script's own."""
    plain = visit(KINDS[kind], java_script_enabled=False).locator("main").inner_text()
    page = visit(KINDS[kind])
    page.wait_for_load_state("load")
    page.evaluate("for (const one of document.querySelectorAll('.questions-all')) one.remove()")
    assert page.locator("main").inner_text().split() == plain.split()


@pytest.mark.parametrize("kind", KINDS)
def test_the_site_can_be_walked(kind, visit):
    page = visit(KINDS[kind], java_script_enabled=False, width=390)
    page.get_by_role("banner").get_by_role("link", name="Questions", exact=True).click()
    page.wait_for_url(f"**/{QUESTIONS.removesuffix('index.html')}")


def test_all_pages_are_looked_at():
    assert {GUIDE, QUESTIONS} < set(FILES)
    assert set(QUESTION_COUNT) < set(FILES)


@pytest.mark.parametrize(
    ("answer", "count"),
    [("<p>an answer", 0), ("", 1), ("<p hidden>an answer", 1)],
)
def test_a_question_without_an_answer_in_sight_is_found(answer, count, show):
    html = f"<main><details><summary><h3>Why?</h3></summary>{answer}</details></main>"
    assert len(openable(show(html, java_script_enabled=False))) == count
