"""Sentences and words of plain text."""

import pytest

from plugins.guides.words.sentences import is_question, spans, split, statements, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rest today. Ice the spot.", 2),
        ("Soreness where the needle went in", 1),
        ("Ask Dr. Smith or Mrs. Jones.", 1),
        ("Tell us what you take, e.g. aspirin, i.e. all pills.", 1),
        ("Come at 9 a.m. Monday. Leave at 2 p.m. Call first.", 3),
        ("The U.S. Food and Drug Administration warns of it.", 1),
        ("Few clinics in the U.S. do this. It is new.", 2),
        ("It is sold in the U.S. You can ask for it.", 2),
        ("Jane Roe, M.D. She read this.", 2),
        ("Wait 1.5 hours. Then go.", 2),
        ("Call for a fever of 100.4 °F. Do not wait.", 2),
        ("Call for a fever over 100.4 °F. or chills.", 1),
        ("No. 5 is the last. No. That is not so.", 3),
        ("1. Wash your hands.", 1),
        ("Do step 2. Then do step 3.", 2),
        ("Dr. Anna B. Smith saw her. Take vitamin D. Then rest.", 3),
        ("“Is it safe?” she asked. He said “No.” Then he left.", 3),
        ("Really?! Yes… maybe. Wait... Then go.", 4),
        ("Call us 🙂. 🙂 Then rest.", 2),
        ("שלום עולם. מה נשמע?", 2),
        ("هل هذا آمن؟ نعم.", 2),
        ("See page a.b.c of it.\nThen stop.", 2),
        ("It costs $5.50.", 1),
        ("   ", 0),
        ("", 0),
    ],
)
def test_split_counts_sentences(text, count):
    assert len(split(text)) == count, split(text)


def test_citation_after_the_stop_belongs_to_its_sentence():
    text = "Do not drive.[^uw][^nhs-2020] Wait. [^a] Then go.[^b]Rest."
    assert split(text) == ["Do not drive.[^uw][^nhs-2020]", "Wait. [^a]", "Then go.[^b]", "Rest."]


def test_spans_stand_in_the_text():
    text = "  One\xa0thing. Two  things!  "
    assert [text[start:end] for start, end in spans(text)] == ["One\xa0thing.", "Two  things!"]


def test_statements_are_not_questions():
    text = "Is it safe?[^a] It is. He asked, “Why?”"
    assert statements(text) == ["It is."]
    assert is_question("Is it?[^a]")
    assert not is_question("It is.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It takes 10 to 15 minutes.[^uw]", ["It", "takes", "10", "to", "15", "minutes"]),
        ("10–15 minutes", ["10", "15", "minutes"]),
        ("A well-known follow-up", ["A", "well-known", "follow-up"]),
        ("pain—and more", ["pain", "and", "more"]),
        ("Don’t wait until 9 a.m.", ["Don’t", "wait", "until", "9", "a.m"]),
        ("100.4 °F is 38 °C", ["100.4", "F", "is", "38", "C"]),
        ("5% of $1,000", ["5%", "of", "$1,000"]),
        ("24/7 and/or", ["24/7", "and", "or"]),
        ("a\xa0b 🙂 & c", ["a", "b", "c"]),
        ("cafe\u0301 so\u00adre", ["café", "sore"]),
        ("See https://www.fda.gov/drugs?x=1 now", ["See", "https://www.fda.gov/drugs?x=1", "now"]),
        ("בְּרֵאשִׁית", ["בראשית"]),
        ("🙂 — …", []),
    ],
)
def test_words(sentence, expected):
    assert words(sentence) == expected
