"""The reading grade, and the syllables it counts."""

import pytest

from plugins.guides.words.grade import grade, hardest
from plugins.guides.words.syllables import EXCEPTIONS, syllables

KNOWN = {
    1: "the eye pain nerve nerves called bruised makes whole while friend build bruise juice "
    "square guard ring plays don't you’re tongue hour fire yes twice breathe aches clothes moved "
    "gauge disc sea meal 15 100.4 $5 7% MRI IV NSAIDs A&E 24/7 https://www.fda.gov",
    2: "needle needles muscle muscles handled tingled needed doses people every something someone "
    "therefore forehead lifetime safely safety careful movement treatment cement doctor special "
    "trial science patient quiet diet surgeon create usual doing lying player beyond spasm rhythm "
    "isn't doesn’t nurse's fatigue technique argue headache headaches business likely forest react "
    "steroid neither protein hundred maybe 24-hour",
    3: "area areas idea everyone injection supplement medial easier period serious radio video "
    "reaction nucleus genuine actual influence aorta studying anyone medicine lidocaine allergy "
    "infection ultrasound typically likelihood neuralgia arthritis pharmacist follow-up manual",
    4: "anesthetic anesthesia epidural diabetes sciatica experience continuous myofascial society "
    "medication ibuprofen stimulator kyphoplasty fluoroscopy bacteria temperature diarrhea "
    "situation reality",
    5: "metabolism sacroiliac vertebroplasty corticosteroid university anaphylaxis",
    6: "radiofrequency acetaminophen physiotherapy osteoporosis anticoagulant",
    7: "anti-inflammatory anesthesiologists",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in KNOWN.items() for word in words.split()]
)
def test_syllables_of_known_words(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["x", "hmm", "é", "שלום", "½", "_"])
def test_every_word_has_a_syllable(word):
    assert syllables(word) >= 1


def test_capitals_of_a_sentence_change_nothing():
    assert syllables("Diabetes") == syllables("diabetes") == EXCEPTIONS["diabetes"]


def test_grade_is_the_formula():
    # Seven words, two sentences, nine syllables.
    found = grade(["The needle goes in.", "Rest a moment.[^uw]"])
    assert found == pytest.approx(0.39 * 7 / 2 + 11.8 * 9 / 7 - 15.59)


def test_longer_words_and_longer_sentences_are_harder():
    short = ["The needle goes in.", "You may feel a sting."]
    long_words = ["The injection commences.", "Patients experience discomfort."]
    assert grade(short) < grade([" and ".join(short).replace(".", "")]) < grade(long_words)


def test_plain_and_hard_text_stand_on_both_sides_of_grade_8():
    plain = ["A thin needle goes into the knot.", "You may feel sore the next day."]
    hard = ["Radiofrequency denervation interrupts nociceptive transmission from facet joints."]
    assert grade(plain) < 4
    assert grade(hard) > 12


def test_numerals_are_no_harder_than_short_words():
    assert grade(["Wait 15 minutes."]) == grade(["Wait ten minutes."])


def test_no_words_no_grade():
    assert grade([]) == 0
    assert grade(["🙂", "[^a]"]) == 0


def test_hardest_is_what_most_raises_the_grade():
    hard = "Anticoagulant medications necessitate individual consideration before the procedure."
    assert hardest(["Rest.", "Anticoagulation.", hard, "The needle goes in."]) == hard
    assert hardest(["Go.", "🙂"]) == "Go."
    assert hardest([]) == ""
