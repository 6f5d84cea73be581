"""What numbers count: units of time, measure and temperature, and what studies count."""

from plugins.guides.words.quantities import Token
from plugins.guides.words.wordlist import wordlist

# After any number, one included, in either form. British spellings count as well: whether they
# may stand is another rule's matter.
UNITS = wordlist(
    "minute minutes min mins hour hours hr hrs day days night nights week weeks month months year "
    "years yr yrs decade decades seconds sec secs inch inches foot feet ft yard yards mile miles "
    "millimeter millimeters millimetre millimetres centimeter centimeters centimetre centimetres "
    "meter meters metre metres kilometer kilometers mm cm km gauge ounce ounces oz pound pounds "
    "lb lbs gram grams kilogram kilograms kg mg mcg µg μg milligram milligrams microgram "
    "micrograms milliliter milliliters millilitre millilitres ml cc liter liters litre litres "
    "pint pints quart quarts gallon gallons cup cups teaspoon teaspoons tablespoon tablespoons "
    "unit units point points drop drops volt volts watt watts hertz hz khz degree degrees calorie "
    "calories mmhg percent pct percentage cent"
)
PERCENT = frozenset(("percent", "pct", "percentage", "cent", "%"))
# A single letter is a unit only as it is written after a number: 100 F, 2 L.
SYMBOLS = frozenset(("F", "C", "L", "g", "m", "h"))
# After two and more; the singular after a hyphen or a 1 in digits.
COUNTED = {
    "second": "seconds",
    "time": "times",
    "person": "people",
    "trial": "trials",
    "study": "studies",
    "case": "cases",
    "treatment": "treatments",
    "visit": "visits",
    "session": "sessions",
    "patient": "patients",
    "participant": "participants",
    "volunteer": "volunteers",
    "adult": "adults",
    "woman": "women",
    "man": "men",
}
PLURALS = frozenset((*COUNTED.values(), "persons"))

APART = wordlist("and or but than")  # "day 2 and day 7": a number does not count past these
LONGER = wordlist("full whole more extra long")  # may stand in "one whole day"
BODY = wordlist("trigger tender sore pressure")  # their points are no measure


def is_unit(token: Token, number: str, *, hyphened: bool) -> bool:
    """Return whether the token is what `number` ("one", "1", "ten", a range) counts."""
    word = token.word
    if token.kind == "unit" or word in UNITS:
        return True
    if number == "one":
        return False
    return word in PLURALS or ((hyphened or number == "1") and word in COUNTED)
