"""The curve of the index over time: a dot for each day, as high as its number."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from explorer.analysis.balance.over_time import IndexOfDay
from explorer.presentation.drawing.index_curve import HEIGHT, WIDTH, index_curve_svg
from explorer.presentation.theme import PALETTES, Theme

NAME = "{http://www.w3.org/2000/svg}"

CURVE = (
    IndexOfDay(date(2011, 1, 1), 10, 0, 0, exact=True, share=0.0),
    IndexOfDay(date(2014, 1, 1), 20, 4, 4, exact=True, share=0.2),
    IndexOfDay(date(2019, 12, 25), 100, 8, 6, exact=False, share=0.08),
)


def dots(theme: Theme = Theme.LIGHT) -> list[ET.Element]:
    return list(ET.fromstring(index_curve_svg(CURVE, theme)).iter(f"{NAME}circle"))


def test_a_dot_for_each_day_stands_in_both_charts() -> None:
    places = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in dots()]
    numbers, shares = places[:3], places[3:]
    assert [x for x, _ in numbers] == [x for x, _ in shares] == sorted({x for x, _ in places})
    assert numbers[2][1] < numbers[1][1] < numbers[0][1], "the more, the higher"
    assert shares[1][1] < shares[2][1] < shares[0][1]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)


@pytest.mark.parametrize("theme", Theme)
def test_a_bound_is_a_hollow_dot(theme: Theme) -> None:
    fills = [dot.attrib["fill"] for dot in dots(theme)[:3]]
    palette = PALETTES[theme]
    assert fills == [palette.accent, palette.accent, palette.panel]


def test_it_says_what_it_shows_and_when() -> None:
    texts = [one.text or "" for one in ET.fromstring(index_curve_svg(CURVE, Theme.LIGHT)).iter()]
    assert {"Pairs against the best split", "Their share of all pairs", "8", "20%"} <= set(texts)
    years = [text for text in texts if len(text) == 4 and text.isdigit()]
    assert years == ["2012", "2014", "2016", "2018"] * 2


def test_one_day_and_none_are_no_error() -> None:
    assert index_curve_svg(CURVE[:1], Theme.LIGHT).count("<circle") == 2
    nothing = index_curve_svg((), Theme.DARK)
    assert "<circle" not in nothing
    assert "No friendly or hostile links" in nothing
