"""The known font: its own widths where it has a character, estimates from above elsewhere."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import Dataset
from explorer.layout.font import (
    UNITS_PER_EM,
    WIDTH_RESERVE,
    Weight,
    font_file,
    text_width,
    uncovered,
)

weights = st.sampled_from(Weight)


@pytest.mark.parametrize("weight", Weight)
def test_the_file_of_a_weight_is_of_that_weight(weight: Weight) -> None:
    with TTFont(font_file(weight), lazy=True) as font:
        assert font["OS/2"].usWeightClass == weight
        assert font["head"].unitsPerEm == UNITS_PER_EM
        assert font["name"].getBestFamilyName() == "Source Sans Pro"


@pytest.mark.parametrize("weight", Weight)
def test_all_is_as_wide_as_another_reader_of_fonts_says(weight: Weight) -> None:
    with TTFont(font_file(weight), lazy=True) as font:
        widths = font["hmtx"].metrics
        theirs = {chr(code): widths[name][0] for code, name in font.getBestCmap().items()}
    assert len(theirs) > 1000
    without_ink = ("Mn", "Me", "Cf", "Cc")
    for mark, width in theirs.items():
        if unicodedata.category(mark) not in without_ink:
            assert text_width(mark, 1000, weight) == pytest.approx(width * WIDTH_RESERVE), mark
    assert not uncovered("".join(theirs))


def test_the_package_of_the_font_is_found_and_not_run() -> None:
    font_file(Weight.BOLD)
    assert "font_source_sans_pro" not in sys.modules


@pytest.mark.parametrize(
    ("text", "weight", "thousandths"),
    [
        ("", Weight.REGULAR, 0),
        ("GNA", Weight.REGULAR, 617 + 647 + 544),
        ("GNA", Weight.SEMIBOLD, 628 + 656 + 558),
        ("GNA", Weight.BOLD, 638 + 665 + 573),
        ("il", Weight.REGULAR, 246 + 255),
        ("Erdoğan", Weight.REGULAR, 527 + 347 + 555 + 542 + 504 + 504 + 547),
        ("e\u0301", Weight.REGULAR, 496),
        ("Путин", Weight.REGULAR, 645 + 467 + 460 + 565 + 562),
        ("\u200b\u200f\u00ad", Weight.REGULAR, 0),
    ],
)
def test_width_is_the_sum_of_the_advances(text: str, weight: Weight, thousandths: int) -> None:
    assert text_width(text, 12, weight) == pytest.approx(thousandths * 12 * WIDTH_RESERVE / 1000)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        # As drawn at 11 px in DejaVu Sans (Arabic, Hebrew) and Noto Sans CJK.
        ("الحكومة السورية", 60, 110),
        ("叙利亚", 33, 37),
        ("ＧＮＡ", 33, 37),  # noqa: RUF001 - full-width letters
        ("ישראל", 25, 37),
    ],
)
def test_other_scripts_are_estimated_from_above(text: str, least: float, most: float) -> None:
    assert least <= text_width(text, 11) <= most


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", ""),
        ("Government of National Accord – “GNA”, Erdoğan’s", ""),
        ("Путин, Ελλάδα", ""),
        ("سوريا\u200f\u3000", "سوريا"),
        ("叙利亚 (Syria)", "叙利亚"),
    ],
)
def test_what_the_font_lacks_is_named(text: str, lacking: str) -> None:
    assert uncovered(text) == set(lacking)


def test_the_font_has_all_that_the_shipped_file_writes(dataset: Dataset) -> None:
    nodes = map(dataset.node, (*dataset.actors, *dataset.alliances))
    assert not uncovered("".join(f"{one.label}{one.name}" for one in nodes))


@given(st.text(max_size=40), st.text(max_size=40), weights)
def test_the_width_of_two_texts_is_that_of_both(one: str, other: str, weight: Weight) -> None:
    both = text_width(one, 12, weight) + text_width(other, 12, weight)
    together = text_width(one + other, 12, weight)
    if bool(uncovered(one)) == bool(uncovered(other)):
        assert together == pytest.approx(both, abs=0.1)
    # The known letters of one of them are drawn in the font of the other one's.
    assert together >= both - 0.1
    assert both >= 0


def test_latin_letters_beside_others_are_those_of_another_font() -> None:
    alone = text_width("GNA and LNA, ", 12) + text_width("حزب", 12)
    # In DejaVu Sans these Latin letters are 15.4 px wider at 12 px.
    assert 14 < text_width("GNA and LNA, حزب", 12) - alone < 20


@given(st.text(max_size=40), st.floats(1, 100), weights)
def test_the_width_grows_with_the_size(text: str, size: float, weight: Weight) -> None:
    assert text_width(text, size, weight) == pytest.approx(size * text_width(text, 1, weight))


@given(st.characters(exclude_categories=("Mn", "Me", "Cf", "Cc", "Cs")))
def test_no_character_with_ink_is_without_width(mark: str) -> None:
    assert 0 < text_width(mark, 1) < 3
