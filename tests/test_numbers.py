"""Numbers that need a source."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.guides.words.exempt_numbers import EXEMPTIONS, mask
from plugins.guides.words.numbers import find, rates, uncited
from plugins.guides.words.quantities import value
from tests.word_rules import SENTENCES


def phrases(text):
    return [number.phrase for number in find(text)]


@pytest.mark.parametrize(("verdict", "sentence"), SENTENCES)
def test_sentences(verdict, sentence):
    assert bool(uncited(sentence)) == ("number" in verdict), uncited(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It takes 10 to 15 minutes.", ["10 to 15 minutes"]),
        ("It takes 10\u2009–\u200915\xa0minutes.", ["10\u2009–\u200915\xa0minutes"]),
        ("A 2- to 3-day rest, then a two-day walk", ["2- to 3-day", "two-day"]),
        ("Between 2 and 6 hours", ["2 and 6 hours"]),
        ("Three or more months", ["Three or more months"]),
        ("½ hour, 1½ hours and 1/2 cup", ["½ hour", "1½ hours", "1/2 cup"]),
        ("100.4 °F (38 °C) or 104F", ["100.4 °F", "38 °C", "104F"]),
        ("10mg, 50% and 48 per cent", ["10mg", "50%", "48 per cent"]),
        ("1 in every 10,000 people", ["1 in every 10,000 people"]),
        ("2 people in 100", ["2 people in 100"]),
        ("3 of 24 published cases", ["3 of 24 published cases"]),
        ("1 in 2000 people", ["1 in 2000 people"]),
        ("2 million people", ["2 million people"]),
        ("A dozen trials, then twenty-two more trials", ["dozen trials", "twenty-two more trials"]),
        ("one hour, one whole day, one visit", ["one hour", "one whole day"]),
        ("two follow-up visits", ["two follow-up visits"]),
        ("in your 50s, on the 2nd day, 4x", []),
        ("two shots in two places, one of two doctors", []),
        ("two, weeks", []),
        ("on day 2 and day 7", []),
        ("Stop at 2. Weeks later", []),
    ],
)
def test_phrases(text, expected):
    assert phrases(text) == expected


def test_numbers_know_where_they_stand():
    text = "Rest. Wait 2 hours, then 3 days."
    assert all(text[number.start : number.end] == number.phrase for number in find(text))
    assert [number.start for number in find(text)] == [11, 25]


def test_citation_counts_in_the_sentence_and_after_it():
    assert not uncited("Wait 2 hours. Then rest.[^uw]")
    assert not uncited("The rule[^uw] is 2 hours.")
    assert [number.phrase for number in uncited("Rest.[^uw] Wait 2 hours.")] == ["2 hours"]
    assert not find("Is it 2 hours?[^uw]")


def test_rates_are_how_many_of_how_many():
    text = "About 1 in 100 people, 5% of shots, half of them; it lasts 2 days in two people."
    assert [rate.phrase for rate in rates(text)] == ["1 in 100 people", "5%", "half of"]


# Sentences that would count without their exemption, and are not in the table.
MORE_EXEMPT = [
    "At L4–5 treatments are much the same.",
    "Dial 555-0100 days or nights.",
    "Since March 3 visits are free.",
    "In 2014 many people asked.",
    "Come at 9:30 most days.",
    "On the 2nd day visits are short.",
    "In phase 3 trials it was compared with salt water.",
    "In COVID-19 cases ask first.",
    "Our 24-hour line is open.",
    "We use a 10-point scale.",
    "Floor 2 visits start at the desk.",
    "Weeks 1 to 2 visits are not needed.",
    "Put your two feet up.",
    "The lower half of your back aches.",
]


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda exemption: exemption.reason)
def test_each_exemption_has_an_example_that_would_count_without_it(exemption, monkeypatch):
    examples = [s for verdict, s in SENTENCES if "number" not in verdict] + MORE_EXEMPT
    assert not [text for text in MORE_EXEMPT if find(text)]
    rest = tuple(other for other in EXEMPTIONS if other is not exemption)
    monkeypatch.setattr("plugins.guides.words.exempt_numbers.EXEMPTIONS", rest)
    assert any(find(text) for text in examples), "no example needs this exemption"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1,000", 1000),
        ("1.5", 1.5),
        ("1/2", 0.5),
        ("forty-eight", 48),
        ("two hundred", 200),
        ("dozen", 12),
        ("2 million", 2_000_000),
    ],
)
def test_value(number, expected):
    assert value(number) == expected


def test_mask_marks_the_exempt_number_alone():
    assert mask("Call 911 now") == bytearray(b"\0\0\0\0\0\1\1\1\0\0\0\0")


PIECES = [*"12.,-–%/½°F[^]()?’\xa0 \u202eא🙂", "one ", "in ", "hours", "half ", "[^a]"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_can_be_read(text):
    assert all(text[number.start : number.end] == number.phrase for number in find(text))


@pytest.mark.parametrize("seed", ["1 ", "[^", ". ", "1,"])
def test_time_grows_with_the_length_alone(seed):
    text = seed * (200_000 // len(seed))
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 30  # seconds: about 2 are used, the square takes hours
