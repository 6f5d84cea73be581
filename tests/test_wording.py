"""The word rules: bare frequency words, praise, British words, abbreviations, link texts."""

import time

import pytest

from plugins.guides.words.british_words import SPELLINGS, STEMS, THINGS
from plugins.guides.words.wording import (
    abbreviations,
    bare_frequency,
    british,
    empty_link_text,
    spelled_out,
    vague_praise,
)
from tests.word_rules import SENTENCES


@pytest.mark.parametrize(("verdict", "sentence"), SENTENCES)
def test_frequency_of_sentences(verdict, sentence):
    found = bare_frequency(sentence, common=True)
    assert bool(found) == ("frequency" in verdict), found


@pytest.mark.parametrize(("verdict", "sentence"), SENTENCES)
def test_praise_of_sentences(verdict, sentence):
    found = vague_praise(sentence)
    assert bool(found) == ("praise" in verdict), found


def test_table_has_enough_of_each_verdict():
    for verdict in ("number", "frequency", "praise", "-"):
        assert sum(verdict in verdicts.split() for verdicts, _ in SENTENCES) >= 10


def test_frequency_words_are_quoted_in_reading_order():
    text = "Bleeding is Rare. Soreness is common, infection unlikely. The risk of harm is low."
    found = ["Rare", "common", "unlikely", "risk of harm is low"]
    assert bare_frequency(text, common=True) == found


def test_common_counts_only_where_it_is_asked_for():
    text = "It is common to be sore, and likely to pass."
    assert bare_frequency(text, common=True) == ["common", "likely"]
    assert bare_frequency(text, common=False) == []
    assert bare_frequency("It is rare.", common=False) == ["rare"]


def test_a_rate_excuses_its_own_sentence_alone():
    assert not bare_frequency("It is rare: 1 in 1,000 people.", common=True)
    assert not bare_frequency("It is common, in half of people.", common=True)
    assert bare_frequency("It is rare. It struck 1 in 1,000 people.", common=True) == ["rare"]
    assert bare_frequency("It is rare in the first 3 days.", common=True) == ["rare"]


def test_praise_is_quoted():
    text = "A simple outpatient procedure, safe and state-of-the-art. Is it safe?"
    assert vague_praise(text) == ["simple outpatient procedure", "safe", "state-of-the-art"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 999 or go to A&E.", [("999", "911"), ("A&E", "emergency room")]),
        ("Dial 999 or 111.", [("999", "911"), ("111", "your clinic")]),
        ("NHS 111 can help.", [("111", "your clinic")]),
        (
            "See your GP, or other GPs.",
            [("GP", "primary care doctor"), ("GPs", "primary care doctors")],
        ),
        ("Paracetamol helps.", [("Paracetamol", "Acetaminophen")]),
        ("an anaesthetic", [("anaesthetic", "anesthetic")]),
        ("the anaesthetist", [("anaesthetist", "anesthesiologist")]),
        ("oestrogen, haematoma", [("oestrogen", "estrogen"), ("haematoma", "hematoma")]),
        ("Tumours have a colour.", [("Tumours", "Tumors"), ("colour", "color")]),
        ("two centres, 2 litres", [("centres", "centers"), ("litres", "liters")]),
        ("recognised", [("recognised", "recognized")]),
        ("immobilisation", [("immobilisation", "immobilization")]),
        ("cancelled", [("cancelled", "canceled")]),
        ("physiotherapy", [("physiotherapy", "physical therapy")]),
        ("physiotherapists", [("physiotherapists", "physical therapists")]),
        ("the operating theatre", [("operating theatre", "operating room")]),
        ("in theatre or casualty", [("theatre", "operating room"), ("casualty", "emergency room")]),
        ("two fortnights", [("fortnights", "two weeks")]),
        ("your flu jab", [("flu jab", "flu shot")]),
        ("Over 38 °C, call.", [("38 °C", "100.4 °F (38 °C)")]),
        ("Over 37.5 degrees Celsius.", [("37.5 degrees Celsius", "99.5 °F (37.5 °C)")]),
    ],
)
def test_british(text, expected):
    assert british(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Call 911 for 999 people and 111 cases.",
        "Call 303-999-1111 or 111-222-3333.",
        "A fever of 100.4 °F (38 °C)",
        "exercise, advise, promise, surprised, otherwise, precise, revised",
        "four hours of your contour, parameter and diameter",
        "The Walton Centre and the Royal College of Anaesthetists",
        "swelling, called, controlled, two analyses",
        "a plaster cast, casualty insurance, organisms",
        "GPS, vitamin C, hepatitis C",
    ],
)
def test_american_text_is_left_alone(text):
    assert british(text) == []


@pytest.mark.parametrize("word", [*STEMS, *SPELLINGS, *THINGS])
def test_every_british_word_is_found(word):
    assert len(british(f"the {word} here")) == 1


def test_no_american_word_is_called_british():
    table = {**STEMS, **SPELLINGS, **THINGS}
    assert [word for word in table.values() if british(f"the {word} here")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An ESI or two TPIs, then ESI again.", ["ESI", "TPI"]),
        ("NSAID(s) and NSAIDs’ risks; RFA/ESI", ["NSAID", "RFA", "ESI"]),
        ("The FDA, an MRI or CT in the US or UK, HIV, 911", []),
        ("L4, C5-C6, T12L1, S1, type II, stage IV, XII", []),
        ("Do NOT drive. STOP. WARNINGS", []),
        ("X-ray, vitamin B12, U.S., 10 mL, PhD", []),
        ("COVID-19 and COX-2", ["COX"]),
        ("", []),
    ],
)
def test_abbreviations(text, expected):
    assert abbreviations(text) == expected


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [
        ("An epidural steroid injection (ESI) may help.", "ESI"),
        ("An ESI (epidural steroid injection) may help.", "ESI"),
        ("Epidural steroid injections (ESIs) may help.", "ESI"),
        ("Nonsteroidal anti-inflammatory drugs (NSAIDs)", "NSAIDs"),
        ("radiofrequency ablation (also called RFA)", "RFA"),
        ("trigger point injection, or TPI, is", "TPI"),
        ("the sacroiliac (SI) joint", "SI"),
        ("transcutaneous electrical nerve stimulation (TENS)", "TENS"),
    ],
)
def test_spelled_out(text, abbreviation):
    assert spelled_out(text, abbreviation)


@pytest.mark.parametrize(
    "text",
    [
        "RFA is used (often).",
        "a steroid shot (RFA)",
        "radiofrequency ablation",
        "RFAX (radio far ax)",
    ],
)
def test_not_spelled_out(text):
    assert not spelled_out(text, "RFA")


@pytest.mark.parametrize(
    "text",
    ["here", "Click here", "click here for the form", "Read more →", "More…", "this page", "link",
     "https://www.fda.gov/drugs", "www.fda.gov", "fda.gov/drugs", "", " ", "🙂", "2", "[1]"],
)  # fmt: skip
def test_empty_link_text(text):
    assert empty_link_text(text)


@pytest.mark.parametrize(
    "text",
    ["Dry needling", "More about steroids", "911", "303-555-0100", "care@clinic.example", "e.g.",
     "What happens here", "הנחיות"],
)  # fmt: skip
def test_link_text_that_says_where_it_leads(text):
    assert not empty_link_text(text)


def frequency(text):
    return bare_frequency(text, common=True)


@pytest.mark.parametrize("function", [frequency, vague_praise, british, abbreviations])
@pytest.mark.parametrize("seed", ["[^", ". ", "not ", "999 ", "AB(", "risk of a ", "safe or "])
def test_time_grows_with_the_length_alone(function, seed):
    start = time.process_time()
    function(seed * (100_000 // len(seed)))
    assert time.process_time() - start < 20  # seconds: about 1 is used, the square takes minutes
