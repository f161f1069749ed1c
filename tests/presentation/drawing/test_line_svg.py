"""Lines as SVG, for the page and for files."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from explorer.data.vocabulary import Family
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.line_path import LineEnd, line_path
from explorer.presentation.drawing.line_svg import line_svg
from explorer.presentation.drawing.scene import LineLink, MapLine
from explorer.presentation.lines import BACK, FORWARD
from explorer.presentation.theme import LINE_DASHES, PAGE_PALETTE, PALETTES, Theme
from script_values import script_value

LIGHT = PALETTES[Theme.LIGHT]
PATH = line_path(LineEnd((0, 0), 10), LineEnd((100, 0), 10), 0.5, FORWARD, 2.6)
PLAIN = MapLine(
    "a~b~support", ("a", "b"), Family.SUPPORT, PATH, 0.5, FORWARD, 2.6,
    is_hollow=False, is_recent=False, is_underlaid=False, is_quiet=False, change="",
    emphasis=Emphasis.NONE,
    name="A – B · Weapons",
    links=(LineLink(1, 2, 3, 4, (0, 1), 1, 0), LineLink(5, 6, 7, 8, (), 0, 2)),
)  # fmt: skip


def line(**rest: object) -> MapLine:
    return replace(PLAIN, **rest)  # type: ignore[arg-type]


def written(one: MapLine, *, on_page: bool = True, is_shown: bool = True) -> ET.Element:
    palette = PAGE_PALETTE if on_page else LIGHT
    return ET.fromstring(line_svg(one, palette, on_page=on_page, is_shown=is_shown))


def parts(group: ET.Element) -> list[str | None]:
    return [path.get("class") for path in group.iter("path")]


def test_on_the_page_a_line_holds_what_the_page_filters_by() -> None:
    group = written(PLAIN)
    assert group.get("data-links") == "1,2,3,4,0 1,1,0;5,6,7,8,,0,2"
    assert (group.get("data-lane"), group.get("data-arrows")) == ("0.5", "1")
    assert (group.get("role"), group.get("aria-label")) == ("button", "A – B · Weapons")
    assert written(PLAIN, is_shown=False).get("display") == "none"
    assert parts(group) == ["stroke", "head"]


def test_in_a_file_a_line_has_a_title_and_values() -> None:
    group = written(PLAIN, on_page=False)
    assert group[0].text == "A – B · Weapons"
    assert group[1].get("stroke") == LIGHT.families[Family.SUPPORT]
    assert "data-links" not in group.attrib


@pytest.mark.parametrize(
    ("arrows", "ends"), [(0, ("a", "b")), (1, ("a", "b")), (BACK, ("b", "a")), (3, ("a", "b"))]
)
def test_from_and_to_follow_the_only_arrow(arrows: int, ends: tuple[str, str]) -> None:
    group = written(line(arrows=arrows))
    assert (group.get("data-from"), group.get("data-to")) == ends


@pytest.mark.parametrize("family", Family)
def test_dashes_are_those_of_the_family(family: Family) -> None:
    stroke = next(written(line(family=family)).iter("path"))
    dashes = LINE_DASHES.get(family)
    assert stroke.get("stroke-dasharray") == (" ".join(map(str, dashes)) if dashes else None)
    assert stroke.get("stroke") == f"var(--{family})"


def test_a_hollow_line_has_a_core_of_the_ground_and_a_full_arrow() -> None:
    group = written(line(is_hollow=True, width=3.4))
    assert parts(group) == ["stroke", "core", "head"]
    core = group[1]
    assert core.get("stroke") == PAGE_PALETTE.ground
    assert core.get("d") == group[0].get("d")
    assert core.get("stroke-width") == "1.2"
    assert group[2].get("fill") == "var(--support)"


def test_what_is_highlighted_or_chosen_is_underlaid() -> None:
    for one in (line(is_underlaid=True), line(emphasis=Emphasis.CHOSEN)):
        assert parts(written(one)) == ["under", "stroke", "head"]


@pytest.mark.parametrize(
    ("rest", "opacity"),
    [
        ({}, None),
        ({"is_recent": True}, "0.35"),
        ({"is_recent": True, "emphasis": Emphasis.LIT}, None),
        ({"change": "stayed"}, "0.2"),
        ({"change": "began", "is_recent": True}, None),
        ({"family": Family.MEMBERSHIP}, "0.7"),
        ({"family": Family.MEMBERSHIP, "is_underlaid": True}, None),
        ({"emphasis": Emphasis.FADED}, "0.12"),
    ],
)
def test_pale_lines_of_a_file(rest: dict[str, object], opacity: str | None) -> None:
    group = written(line(**rest), on_page=False)
    assert (group.get("stroke-opacity"), group.get("fill-opacity")) == (opacity, opacity)


def test_a_line_that_is_over_is_dotted_and_muted() -> None:
    group = written(line(change="ended"))
    assert group[0].get("stroke-dasharray") == "1 4"
    assert group[1].get("fill") == PAGE_PALETTE.muted


def test_a_line_that_is_no_longer_reported_is_muted_and_not_as_one_that_is_over() -> None:
    group = written(line(change="unreported"))
    assert group[0].get("stroke-dasharray") == "6 4"
    assert group[1].get("fill") == PAGE_PALETTE.muted


def test_classes_say_what_it_is() -> None:
    one = line(is_recent=True, is_underlaid=True, change="began", emphasis=Emphasis.LIT)
    assert written(one).get("class") == "line support recent underlaid began lit"


def test_a_line_that_waits_is_in_a_file_all_the_same() -> None:
    one = line(is_quiet=True)
    assert "quiet" in (written(one).get("class") or "").split()
    assert written(one).get("display") is None, "on the page its style sheet hides it"
    hidden = line_svg(one, PALETTES[Theme.LIGHT], on_page=False, is_shown=False)
    assert 'display="none"' in hidden
    assert "display" not in line_svg(one, PALETTES[Theme.LIGHT], on_page=False)


def test_the_page_knows_the_classes_that_one_view_gives() -> None:
    """A preview of another view takes them away."""
    known = script_value("map/swap.js", "OF_ONE_VIEW")
    looks: list[dict[str, object]] = [{"emphasis": one} for one in Emphasis if one.value]
    looks += [
        {"change": change} for change in ("began", "stayed", "ended", "unreported", "lessened")
    ]
    looks += [{"is_underlaid": True}, {"is_recent": True}]
    plain = set((written(PLAIN).get("class") or "").split())
    given = [set((written(line(**look)).get("class") or "").split()) - plain for look in looks]
    assert all(len(one) == 1 for one in given)
    assert isinstance(known, list)
    assert sorted(known) == sorted(name for one in given for name in one)
