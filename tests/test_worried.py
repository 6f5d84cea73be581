"""The page for the worried: what all guides share once, on top; then what is each guide's own."""

from types import SimpleNamespace

from plugins.guides.contract import Item
from plugins.guides.environment import ROOT
from plugins.guides.guide import Card
from plugins.guides.library import load
from plugins.guides.tables import Sign
from plugins.guides.typeset import words as typeset
from plugins.guides.worried import common, own
from tests.test_site_pages import words

LIBRARY = load(ROOT / "content")[0]


def sign(text):
    """Return a shared sign."""
    return Sign(text=text, tier="call_911", kinds=("any",), source=("x",))


def guide(*items):
    """Return a guide with one card."""
    return SimpleNamespace(cards=(Card("call_911", "Call 911", items),))


BREATH, FACE, OWN = sign("Breath"), sign("Face"), Item(text="Own", source=("x",))


def test_shared_signs_of_all_guides_are_common_and_the_rest_is_their_own():
    guides = [guide(BREATH, FACE, OWN), guide(BREATH)]
    shared = common(guides)
    assert shared == (Card("call_911", "Call 911", (BREATH,)),)
    assert own(guides[0], shared) == (Card("call_911", "Call 911", (FACE, OWN)),)
    assert own(guides[1], shared) == ()


def test_words_of_one_guide_alone_are_not_common():
    assert common([guide(OWN)]) == ()
    assert common([]) == ()


def section(page, name):
    """Return the section that a heading's id names."""
    return next(s for s in page.iter("section") if s.get("aria-labelledby") == name)


def test_every_sign_of_every_guide_is_on_the_page_once(pages):
    page = pages["help/index.html"]
    top = words(section(page, "any"))
    for one in LIBRARY.guides:
        rest = words(section(page, one.slug))
        for card in one.cards:
            for item in card.items:
                text = typeset(item.text)
                assert (text in top) != (text in rest), f"{one.slug}: {text}"
        for item in one.normal:
            assert typeset(item.text) in rest


def test_the_most_urgent_signs_stand_first_and_carry_no_marks(pages):
    page = pages["help/index.html"]
    cards = [e for e in page.iter("div") if "card" in (e.get("class") or "").split()]
    assert "card-call-911" in cards[0].get("class")
    assert not list(page.iter("sup"))


def test_each_guide_has_its_address_and_leads_on(pages):
    page = pages["help/index.html"]
    ids = {e.get("id") for e in page.iter() if e.get("id")}
    links = {a.get("href") for a in page.iter("a")}
    for one in LIBRARY.guides:
        assert one.slug in ids
        assert {f"../procedures/{one.slug}/#{part}" for part in ("help", "sources")} <= links


def test_every_page_leads_to_help_before_its_main_part(pages):
    for file, page in pages.items():
        links = [a.get("href") for a in page.find(".//header").iter("a")]
        assert any(link.rstrip("/").endswith("help") for link in links), file
    for one in LIBRARY.guides:
        main = pages[f"procedures/{one.slug}/index.html"].find(".//main")
        assert "#help" in {a.get("href") for a in main.iter("a")}
