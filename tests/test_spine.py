"""The names at the whole spine: at their vertebra where there is room, never over each other."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from plugins.guides.spine import BY_NAME, GAP, HEIGHT, LEVELS, SACRUM, labels, lines, places
from plugins.guides.tables import Area


def guide(title, *areas):
    """Return what the spine reads of a guide."""
    return SimpleNamespace(title=title, areas=[Area(title=t, vertebra=v) for t, v in areas])


def test_areas_stand_from_the_head_down_each_with_its_guides():
    found = labels([guide("A", ("Low", "L3")), guide("B", ("Neck", "C2"), ("Low", "L3"))])
    assert [(one.area.title, [g.title for g in one.guides]) for one in found] == [
        ("Neck", ["B"]),
        ("Low", ["A", "B"]),
    ]
    assert [one.level.name for one in found] == ["C2", "L3"]


def test_a_name_with_room_stands_at_its_vertebra():
    (one,) = labels([guide("A", ("Mid", "T9"))])
    assert one.line == BY_NAME["T9"].front[1]
    assert one.end == HEIGHT


def test_all_below_the_vertebrae_is_the_sacrum():
    assert labels([guide("A", ("Pelvis", "sacrum"))])[0].level is SACRUM
    assert labels([guide("A", ("Pelvis", "S2"))])[0].level is SACRUM


def test_without_guides_there_are_no_names():
    assert labels([]) == []


def test_the_vertebrae_are_all_there_and_follow_each_other():
    assert [level.name for level in LEVELS] == [
        *(f"C{n}" for n in range(1, 8)), *(f"T{n}" for n in range(1, 13)),
        *(f"L{n}" for n in range(1, 6)),
    ]  # fmt: skip
    assert [level.y for level in LEVELS] == sorted(level.y for level in LEVELS)


def test_a_long_title_takes_more_lines():
    assert lines("Short") == 1 < lines("A title of a length that nobody would like to read")


@given(st.lists(st.tuples(st.floats(0, HEIGHT), st.floats(1, 300)), min_size=1, max_size=12))
def test_names_never_meet_and_never_leave_the_top(wanted):
    wanted.sort()
    sizes = [size for _, size in wanted]
    tops = places([want for want, _ in wanted], sizes)
    ends = [top + size for top, size in zip(tops, sizes, strict=True)]
    assert tops[0] >= -0.001
    for top, end in zip(tops[1:], ends, strict=False):
        assert top >= end + GAP - 0.001
    assert ends[-1] <= max(HEIGHT, sum(sizes) + GAP * (len(sizes) - 1)) + 0.001
