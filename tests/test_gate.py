"""Every rule is seen to fail on the smallest bad input, at its line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.guides import gate
from plugins.guides.rules import library, references, shared, structure, text, wording
from tests.sample_site import FACTS, GUIDE, Clinic

BROKEN = Path(__file__).parent / "data" / "broken"
HOME = "pages/home.md"
BEFORE = "questions/before.md"
PLAIN = "You can leave the same day."
LONG = "You can bring a friend to the visit and " + "sit and talk and " * 7 + "go home."


class Case(NamedTuple):
    """One way to break one file: these words for those, and where the problem is shown."""

    rule: str
    file: str
    old: str
    new: str
    at: str | None = None  # words in the line of the problem; None: line 1
    where: str = ""  # the file of the problem, if it is another
    says: str = ""  # part of the message


CASES = [
    # Sections
    Case("missing-section", GUIDE, "## Why it is done\n", "", says='add the section "## Why it'),
    Case(
        "unknown-section", GUIDE, "## Why it is done", "## Why it is don", "## Why it is don",
        says='did you mean "Why it is done"?',
    ),
    Case("doubled-section", GUIDE, "## Aftercare", "## Risks\n\n## Aftercare", "## Risks\n\n## W"),
    Case(
        "section-order", GUIDE, "## Risks\n\n## When to get help", "## When to get help\n\n## Risks",
        "## Risks",
    ),
    Case("section-order", GUIDE, "## What it is", "## Risks\n\n## What it is", "## What it is"),
    Case("empty-section", GUIDE, "Nobody knows how long the relief lasts.", "", "## What we do"),
    Case(
        "text-before-first-section", GUIDE, "## What it is", "Hello.\n\n## What it is", "Hello."
    ),
    Case("section-id", GUIDE, "## Risks", "## Risks {#danger}", "## Risks"),
    Case("heading-level", GUIDE, "## Aftercare", "## Aftercare\n\n#### Deep", "#### Deep"),
    Case("heading-level", HOME, "## For whom {#whom}", "### For whom {#whom}", "### For whom"),
    Case("heading-level", HOME, "## For whom {#whom}", "# For whom", "# For whom"),
    Case("heading-level", HOME, "They are", "- ## In a list\n\nThey are", "- ## In"),
    # Questions
    Case("missing-id", GUIDE, "### Can I eat? {#eat}", "### Can I eat?", "### Can I eat?"),
    Case("missing-id", BEFORE, " {#when}", "", "### When do I come?"),
    Case("bad-id", GUIDE, "{#eat}", "{#Eat it}", "{#Eat it}"),
    Case("doubled-id", GUIDE, "{#eat}", "{#hurt}", "### Can I eat? {#hurt}"),
    Case("doubled-id", GUIDE, "{#eat}", "{#risks}", "{#risks}"),
    Case("question-form", GUIDE, "### Can I eat?", "### Eating", "### Eating"),
    Case("answer-length", GUIDE, " Drink water too.", "", "### Can I eat?"),
    Case(
        "question-count", GUIDE,
        "### Can I eat? {#eat}\n\nYes, eat as you always do. Drink water too.\n", "",
        "## Common questions",
    ),
    Case("ask-count", GUIDE, "- What is in the needle?\n", "", "## Questions to ask"),
    # Choices
    Case("choice-form", GUIDE, "- **Heat.** Warmth", "- Warmth", "- Warmth"),
    Case("choice-form", GUIDE, "**No procedure.**", "**Waiting.**", "## Other choices"),
    Case(
        "choice-length", GUIDE, "- **Massage.** A therapist presses and rubs",
        "- **Massage.** " + "Someone presses and rubs the muscle. " * 6 + "A therapist rubs",
        "- **Massage.**",
    ),
    # Words of one passage
    Case("sentence-length", GUIDE, "Wait if you have a fever.", LONG, LONG),
    Case("sentence-length", FACTS, "The muscle is sore.", LONG, LONG),
    Case("sentence-length", "signs.yaml", "You cannot catch your breath", LONG, LONG),
    Case("uncited-number", GUIDE, "for 10 seconds.[^lee-2019]", "for 10 seconds.", "10 seconds"),
    Case("uncited-number", GUIDE, "It does not help everyone.", "It takes 10 minutes.",
         "short:", says="10 minutes"),
    Case(
        "uncited-number", FACTS, "Some clinics want a driver, source: [clinic-sheet]",
        "Do not drive for 24 hours", "24 hours", says="24 hours",
    ),
    Case("number-outside-data", GUIDE, "## Aftercare", "## Aftercare\n\nRest for 2 days.",
         "Rest for 2 days."),
    Case("number-outside-data", GUIDE, "## When to get help",
         "## When to get help\n\nCall in 24 hours.[^clinic-sheet]", "Call in 24"),
    Case("number-in-summary", GUIDE, "into a sore spot in the muscle", "for 10 minutes into a spot",
         "summary:"),
    Case("uncited-claim", GUIDE, " A review found no clear proof.[^review-2022]",
         "\n\nA review found no clear proof.", "A review found"),
    Case("uncited-claim", GUIDE, "with the hands.[^massage-2016]", "with the hands.", "**Massage.**"),
    Case("bare-frequency", GUIDE, PLAIN, "Harm is rare.",
         "Harm is rare"),
    Case("bare-frequency", GUIDE, "The sting goes away soon.", "A sting is common. It goes away.",
         "A sting is common"),
    Case("bare-frequency", FACTS, "The muscle is sore.", "It is common to be sore.", "common to be"),
    Case("vague-praise", GUIDE, PLAIN, "The shot is safe.", "The shot is safe"),
    Case("british-word", GUIDE, PLAIN, "Take paracetamol.", "paracetamol"),
    # Words of a whole file
    Case("guide-length", GUIDE, PLAIN, (PLAIN + "\n") * 200),
    Case(
        "short-length", GUIDE,
        "  You are awake and go home the same day.[^jones-2021]\n  It does not help everyone.\n", "",
        "short:",
    ),
    Case("reading-grade", GUIDE, PLAIN,
         "Musculoskeletal rehabilitation necessitates individualized multidisciplinary "
         "consideration. " * 12, "## What it is"),
    Case("reading-grade", GUIDE, "It does not help everyone.",
         "Individualized multidisciplinary rehabilitation necessitates consideration.", "short:"),
    Case("unknown-abbreviation", GUIDE, PLAIN, "You can have an ESI too.",
         "an ESI", says='spell out "ESI"'),
    # Links and pictures
    Case("dead-link", GUIDE, "(../pages/home.md)", "(../pages/hom.md)", "hom.md",
         says='did you mean "home.md"?'),
    Case("dead-link", GUIDE, "(#risks)", "(#risk)", "(#risk)", says='did you mean "risks"?'),
    Case("dead-link", BEFORE, "#happens", "#happen", "#happen", says='did you mean "happens"?'),
    Case("dead-link", GUIDE, "(#risks)", "(/procedures/)", "(/procedures/)"),
    Case("dead-link", GUIDE, "(#risks)", "(../../../secret.md)", "secret.md"),
    Case("dead-link", GUIDE, "../pages/home.md", "../pages/Home.md", "Home.md"),
    Case("unsafe-link", GUIDE, "(#risks)", "(http://example.org/)", "http:", says="write https:"),
    Case("unsafe-link", GUIDE, "(#risks)", "(javascript:alert(1))", "javascript:"),
    Case("unsafe-link", GUIDE, "(#risks)", "(data:text/html,x)", "data:"),
    Case("unsafe-link", GUIDE, "(#risks)", "(//example.org/x)", "//example.org"),
    Case("link-text", GUIDE, "[how to prepare]", "[click here]", "click here"),
    Case("missing-picture", GUIDE, "Wait if", "![A needle](../extra/no.png)\n\nWait if", "no.png"),
    Case("missing-picture", GUIDE, "Wait if", "![](../extra/robots.txt)\n\nWait if", "![]",
         says="what the picture shows"),
    Case("missing-picture", GUIDE, "Wait if", "![A needle](https://x.org/a.png)\n\nWait if",
         "x.org", says="content/extra/"),
    Case("drawing-pair", FACTS, "evidence:", "drawing:\n  alt: A needle\n  caption: See.\nevidence:",
         "drawing:"),
    # Sources
    Case("unknown-source", GUIDE, "[^heat-2017]", "[^heat-2071]", "heat-2071",
         says='did you mean "heat-2017"?'),
    Case("unknown-source", FACTS, "source: [label-2015]", "source: [label-2051]", "label-2051"),
    Case("unknown-source", GUIDE, "[^heat-2017]", "[^Heat 2017]", "[^Heat", ),
    Case("unused-source", GUIDE, "[^heat-2017]", "[^massage-2016]", "heat-2017:", "sources.yaml"),
    Case("source-count", GUIDE, "[^heat-2017]", "[^smith-2020]"),
    Case("unknown-source-in-signs", "signs.yaml", "kinds: [any]\n    source: [clinic-sheet]",
         "kinds: [any]\n    source: [no-sheet]", "no-sheet"),
    Case("missing-key", "sources.yaml", "  title: Needles for sore spots\n", "", "smith-2020:",
         says='add "title"'),
    Case("missing-key", "sources.yaml", "  publisher: Review Society\n", "", "review-2022:"),
    Case("missing-key", "sources.yaml", "  year: 2022\n", "", "review-2022:"),
    Case("inconsistent", "sources.yaml", "  url: https://example.org/jones\n", "", "jones-2021:",
         says="address (url) or its DOI"),
    Case("wrong-form", "sources.yaml", "https://example.org/jones", "http://example.org/jones",
         "http://example.org/jones"),
    Case("wrong-form", "sources.yaml", "doi: 10.1000/182", "doi: https://doi.org/10.1000/182",
         "doi: https"),
    # Front matter and data
    Case("missing-front-matter", GUIDE, "---\ntitle: Sample", "title: Sample"),
    Case("missing-key", GUIDE, "category: muscle\n", "", "title:", says='add "category"'),
    Case("unknown-key", GUIDE, "short_names:", "shrt_names:", "shrt_names",
         says='did you mean "short_names"?'),
    Case("unknown-key", GUIDE, "category: muscle\n", "category: muscle\ntemplate: x\n", "template: x"),
    Case("unknown-key", FACTS, "    serious: mild\n    figures:\n      - count: 2",
         "    seriuos: mild\n    figures:\n      - count: 2", "seriuos",
         says='did you mean "serious"?'),
    Case("doubled-key", GUIDE, "category: muscle\n", "category: muscle\ncategory: muscle\n",
         "category: muscle\nstatus"),
    Case("wrong-type", GUIDE, "title: Sample injection", "title: no", "title: no",
         says="put it in quotes: YAML reads no as false"),
    Case("wrong-type", FACTS, "text: About 10 minutes", "text: 1:30", "1:30", says="quotes"),
    Case("wrong-type", FACTS, "    - text: A new weak or numb arm\n      source: [clinic-sheet]",
         "    - Chest pain: sharp", "Chest pain", says=""),
    Case("wrong-type", GUIDE, "updated: 2026-02-03", "updated: soon", "updated: soon"),
    Case("partial-date", GUIDE, "updated: 2026-02-03", "updated: 2026-02", "updated: 2026-02"),
    Case("partial-date", GUIDE, "updated: 2026-02-03", "updated: March 2026", "March 2026"),
    Case("future-date", GUIDE, "updated: 2026-02-03", "updated: 2999-02-03", "2999"),
    Case("empty-value", GUIDE, "title: Sample injection", "title:", "title:"),
    Case("empty-value", FACTS, "call_911: [breath]", "call_911: []", "call_911"),
    Case("wrong-length", GUIDE, "A doctor puts a thin needle into a sore spot in the muscle to loosen it.",
         "Too short.", "summary:", says="at least 50"),
    Case("unknown-value", GUIDE, "status: published", "status: publishd", "publishd",
         says='did you mean "published"?'),
    Case("inconsistent", GUIDE, "status: published", "status: withdrawn", "title:"),
    Case("inconsistent", FACTS, "does_not_apply: The", "text: x, does_not_apply: The", "imaging:"),
    Case("inconsistent", FACTS, "    no_reliable_figure: true\n    described_as: rare\n", "",
         "- what: A collapsed lung", says="no_reliable_figure: true"),
    Case("inconsistent", FACTS, "count: [5, 10]", "count: [10, 5]", "- count: [10, 5]"),
    Case("inconsistent", FACTS, "Do not put heat", "Put no heat", "do_not:"),
    Case("missing-source", FACTS, "      - text: Take short walks.\n        source: [clinic-sheet]",
         "      - text: Take short walks.", "Take short walks"),
    Case("mixed-base", FACTS, "count: 2\n        of: 100", "count: 2\n        of: 1000", "of: 100\n"),
    Case("broken-yaml", FACTS, "evidence:\n", "evidence: x\n", "  text: The studies"),
    Case("tab-indentation", FACTS, "  text: The studies", "\ttext: The studies", "\ttext:"),
    Case("yaml-alias", FACTS, "kinds: [numbing]", "kinds: &a [numbing]", "&a"),
    Case("yaml-tag", FACTS, "kinds: [numbing]", "kinds: !!python/name:os.system x", "!!python"),
    # Tables, signs and names
    Case("unknown-key", GUIDE, "areas: [muscles]", "areas: [muscle]", "areas:",
         says='did you mean "muscles"?'),
    Case("unknown-key", GUIDE, "conditions: [knots]", "conditions: [knot]", "conditions:"),
    Case("unknown-key", GUIDE, "category: muscle", "category: muscles", "category:"),
    Case("unknown-key", FACTS, "kinds: [numbing]", "kinds: [numb]", "kinds:"),
    Case("unknown-key", FACTS, "  thinner:\n", "  thin:\n", "  thin:"),
    Case("unknown-sign", FACTS, "call_911: [breath]", "call_911: [breth]", "call_911",
         says='did you mean "breath"?'),
    Case("unknown-sign", FACTS, "call_911: [breath]", "call_911: [breath, fever]", "call_911",
         says='move "fever" to clinic_today'),
    Case("missing-sign", FACTS, "clinic_today: [fever]",
         "clinic_today: [{text: Pain, source: [clinic-sheet]}]", "help:", says='add "fever"'),
    Case("missing-sign", FACTS, "clinic_today: [fever]",
         "clinic_today: [fever]\n  without: {fever: it is there}", "without:"),
    Case("unknown-kind", "signs.yaml", "kinds: [numbing]", "kinds: [numb]", "kinds: [numb]"),
    Case("missing-facts-file", GUIDE, "", "", says="sample-injection.yaml"),
    Case("missing-text", FACTS, "", "", says="sample-injection.md"),
    Case("doubled-name", GUIDE, "[Sample shot, SI]", "[Sample shot, sample  injection]", "other_names"),
    Case("doubled-address", GUIDE, "short_names: [si]", "short_names: [about]", "short_names"),
    Case("doubled-source", "sources.yaml", "https://example.org/sheet", "https://example.org/Jones/",
         "clinic-sheet:", says='cite "jones-2021"'),
    Case("doubled-order", BEFORE, "", "", "order:", "questions/before2.md"),
    Case("doubled-slug", GUIDE, "", "", None, "procedures/Sample-injection.md"),
    Case("unused-term", GUIDE, "(trigger points)", "(knots)", "trigger point:", "glossary.yaml"),
    Case("doubled-term", "glossary.yaml", "trigger point:\n", "trigger points:\n  plain: A spot.\n"
         "trigger point:\n", "trigger point:"),
    Case("unknown-term", GUIDE, PLAIN, "This is *fascia*.", "*fascia*"),
    Case("shared-sentence", GUIDE, "", "", "You can bring a friend", "procedures/second.md"),
    Case("different-figure", GUIDE, "", "", "- count: 3", "procedures/second.yaml"),
    Case("link-to-draft", GUIDE, "(../pages/home.md)", "(draft.md)", "(draft.md)"),
    Case("review-overdue", GUIDE, "status: published",
         "reviewed: {who: A, qualification: MD, day: 2019-01-05, digest: '" + "0" * 64 + "'}\n"
         "status: published", "reviewed:"),
    Case("missing-table", "categories.yaml", "", "", says="add this table"),
    Case("stray-file", HOME, "", "", None, "procedures/notes.txt"),
    # Markup and comments
    Case("raw-html", GUIDE, "Wait if", "<script>x</script> Wait if", "<script>"),
    Case("raw-html", GUIDE, "Wait if", '<span onclick="x">Wait</span> if', "onclick"),
    Case("raw-html", GUIDE, "Wait if", "<sub>Wait if", "<sub>", says="close <sub>"),
    Case("raw-html", GUIDE, "Wait if", "<div>\nx\n</div>\n\nWait if", "<div>"),
    Case("unknown-markup", GUIDE, "Wait if", "> Quote\n\nWait if", "> Quote"),
    Case("unknown-markup", GUIDE, "Wait if", "```\ncode\n```\n\nWait if", "```\ncode"),
    Case("unknown-rule", GUIDE, "Wait if", "<!-- allow sentence-lenth: so -->\nWait if", "lenth",
         says='did you mean "sentence-length"?'),
    Case("unknown-rule", GUIDE, "Wait if", "<!-- allow dead-link: so -->\nWait if", "dead-link"),
    Case("idle-allow", GUIDE, "Wait if", "<!-- allow sentence-length: so -->\nWait if", "allow"),
    Case("missing-reason", GUIDE, "<!-- decide: who is too ill for it -->", "<!-- decide: -->",
         "<!-- decide: -->"),
    Case("unknown-comment", GUIDE, "<!-- decide: which pills -->", "<!-- decid: which pills -->",
         "decid:"),
    Case("misplaced-comment", GUIDE, "Wait if", "<!-- decide: x --> Wait if", "<!-- decide: x"),
    Case("misplaced-comment", GUIDE, "{#often}\n\nNobody has shown a best number. Talk about it at your visit.\n",
         "{#often}\n\nNobody has shown a best number. Talk about it.\n\n<!-- decide: x -->\n",
         "<!-- decide: x"),
    # Files
    Case("empty-file", GUIDE, "", ""),
    Case("not-utf-8", GUIDE, "", "", "Wait if"),
    Case("nul-byte", GUIDE, "Wait if", "Wait\0 if", "Wait\0 if"),
    Case("control-character", GUIDE, "Wait if", "Wait\x07 if", "Wait\x07"),
    Case("control-character", GUIDE, "Wait if", "Wait\ue000 if", "Wait\ue000"),
    Case("line-too-long", GUIDE, "Wait if", "Wait " * 1500 + "if", "Wait Wait"),
    Case("nested-too-deeply", GUIDE, "Wait if", "[" * 10_000 + "\nWait if", "[[["),
    Case("nested-too-deeply", GUIDE, "Wait if", "- " * 2_000 + "\nWait if", "- - -"),
    Case("nested-too-deeply", FACTS, "kinds: [numbing]", "kinds: " + "[" * 4_000, "[[["),
    Case("file-too-large", GUIDE, "Wait if", "Wait if\n" * 1_300_000),
]  # fmt: skip


def unusual(clinic: Clinic, case: Case) -> bool:
    """Break what no exchange of words breaks; return whether this case is one of those."""
    text = clinic.read(case.file)
    match case.rule:
        case "missing-facts-file":
            (clinic.content / FACTS).unlink()
        case "missing-text":
            (clinic.content / GUIDE).unlink()
        case "missing-table":
            (clinic.content / case.file).unlink()
        case "empty-file":
            clinic.write(GUIDE, " \n")
        case "not-utf-8":
            clinic.write(
                GUIDE, text.replace("Wait if", "Wait \udcff if").encode("utf-8", "surrogateescape")
            )
        case "doubled-order":
            clinic.write("questions/before2.md", text)
        case "doubled-slug":
            clinic.write("procedures/Sample-injection.md", text)
        case "shared-sentence" | "different-figure":
            clinic.write("procedures/second.md", text)
            facts = clinic.read(FACTS)
            clinic.write("procedures/second.yaml", facts.replace("count: 2", "count: 3"))
        case "stray-file":
            clinic.write("procedures/notes.txt", "x")
        case _:
            return False
    return True


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c.rule}" for n, c in enumerate(CASES)])
def test_a_broken_rule_is_named_with_its_line(tmp_path, case):
    clinic = Clinic(tmp_path)
    expected = case.where or case.file
    line = clinic.line(GUIDE, case.at) if case.rule == "not-utf-8" else None
    if case.rule == "link-to-draft":
        draft = clinic.read(GUIDE).replace("status: published", "status: draft")
        clinic.write("procedures/draft.md", draft)
    if not unusual(clinic, case):
        clinic.change(case.file, case.old, case.new)
    if line is None:
        line = clinic.line(expected, case.at) if case.at else 1
    start = f"content/{expected if case.rule != 'missing-text' else FACTS}:{line}: {case.rule}: "
    found = clinic.problems()
    assert any(p.startswith(start) and case.says in p for p in found), "\n".join([start, *found])


def test_the_sample_is_without_fault(tmp_path):
    verdict = Clinic(tmp_path).verdict()
    assert not verdict.stopping and not verdict.drafts, "\n".join(map(str, verdict.stopping))
    assert len(verdict.decisions) == 5


def test_every_rule_has_a_case():
    kinds = (text, wording, structure, references, library, shared)
    assert {gate.name(rule) for kind in kinds for rule in kind.RULES} <= {
        case.rule for case in CASES
    }


def test_all_problems_come_at_once_and_sorted(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.change(GUIDE, "category: muscle\n", "")
    clinic.change(GUIDE, "(#risks)", "(#risk)")
    clinic.change(GUIDE, PLAIN, "The shot is safe.")
    clinic.change(FACTS, "kinds: [numbing]", "kinds: [numb]")
    clinic.change(BEFORE, " {#when}", "")
    clinic.change("sources.yaml", "  publisher: Review Society\n", "")
    found = clinic.verdict().stopping
    assert list(found) == sorted(found)
    assert {p.rule for p in found} >= {
        "missing-key", "dead-link", "vague-praise", "unknown-key", "missing-id",
    }  # fmt: skip
    assert {p.path.name for p in found} == {
        "sample-injection.md", "sample-injection.yaml", "before.md", "sources.yaml",
    }  # fmt: skip


def test_a_comment_switches_one_rule_off_in_one_place(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.change(
        GUIDE, "Wait if", f"<!-- allow sentence-length: words of the label -->\n{LONG}\n\nWait if"
    )
    verdict = clinic.verdict()
    assert not verdict.stopping and verdict.allowed == 1
    clinic.change(GUIDE, "Ask someone to drive you.", LONG)
    assert [p.rule for p in clinic.verdict().stopping] == ["sentence-length"]


def test_an_item_of_the_data_switches_one_rule_off(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.change(
        FACTS, "      - text: The muscle is sore.",
        f"      - text: {LONG}\n        allow: {{sentence-length: words of the label}}",
    )  # fmt: skip
    verdict = clinic.verdict()
    assert not verdict.stopping and verdict.allowed == 1


def test_a_draft_stops_nothing(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.change(GUIDE, "status: published", "status: draft")
    clinic.change(GUIDE, PLAIN, "The shot is safe.")
    clinic.change(BEFORE, "[what happens](../procedures/sample-injection.md#happens)", "it")
    verdict = clinic.verdict()
    assert not verdict.stopping
    assert [p.rule for p in verdict.drafts] == ["vague-praise"]


@pytest.mark.parametrize(
    "text",
    [
        "You can bring a friend 🙂 to the visit.",
        "Bring مرحبا بك and ‏שלום‏ with you.",
        "It’s “fine” – you’ll see…",
        "A needle of 0.5\u00a0mm is used.[^lee-2019]",
    ],
)
def test_unusual_writing_just_works(tmp_path, text):
    clinic = Clinic(tmp_path)
    clinic.change(GUIDE, "Wait if", f"{text}\n\nWait if")
    assert not clinic.problems()


def test_other_line_ends_and_a_byte_order_mark_just_work(tmp_path):
    clinic = Clinic(tmp_path)
    for name in (GUIDE, FACTS, BEFORE, "sources.yaml"):
        clinic.write(name, b"\xef\xbb\xbf" + clinic.read(name).replace("\n", "\r\n").encode())
    assert not clinic.problems()


def test_a_guide_broken_in_every_way_has_its_whole_list(tmp_path):
    """The list was read line by line; a change of it is a change of what editors are told."""
    clinic = Clinic(tmp_path)
    for name in (GUIDE, FACTS):
        clinic.write(name, (BROKEN / Path(name).name).read_text(encoding="utf-8"))
    expected = (BROKEN / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert clinic.problems() == expected


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("in_whom: adults", "in_whom: grown people", True),  # the source's words are the same
        ("as_reported: 2 percent", "as_reported: two of 100", True),  # the people are the same
        ("count: 3\n        of: 100\n", "count: 23\n        of: 1000\n", False),  # rounded
        ("count: 3\n        of: 100\n", "count: 29\n        of: 1000\n", True),
    ],
)
def test_a_figure_is_the_same_in_other_words_and_over_another_base(tmp_path, old, new, found):
    clinic = Clinic(tmp_path)
    clinic.write("procedures/second.md", clinic.read(GUIDE))
    facts = clinic.read(FACTS).replace("count: 2\n", "count: 3\n")
    assert old in facts
    clinic.write("procedures/second.yaml", facts.replace(old, new))
    assert any("second.yaml" in p and "different-figure" in p for p in clinic.problems()) is found


def test_a_term_that_stands_in_no_guide_and_no_answer_is_unused(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.write("glossary.yaml", clinic.read("glossary.yaml") + "fascia:\n  plain: A skin.\n")
    about = clinic.read("pages/about.md")
    clinic.write("pages/about.md", about + "\nWe like fascia.\n")
    assert [p for p in clinic.problems() if "unused-term" in p and "fascia" in p]
    clinic.write(BEFORE, clinic.read(BEFORE) + "\nThe fascia\nis a skin.\n")
    assert not [p for p in clinic.problems() if "unused-term" in p]


def test_a_broken_glossary_is_one_problem(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.change(GUIDE, PLAIN, "This is *fascia*, by the XYZ.")
    assert len(clinic.problems()) > 1
    clinic.write(
        "glossary.yaml", clinic.read("glossary.yaml") + "trigger point:\n  plain: Twice.\n"
    )
    [problem] = clinic.problems()
    assert "glossary.yaml" in problem and "doubled-key" in problem
