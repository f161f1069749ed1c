"""Lines of other scripts: their direction and their font."""

from __future__ import annotations

import pytest

from explorer.presentation.drawing.script import OTHER_FONTS, directed, other_fonts

RTL, END = "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("row", "whole", "runs_left"),
    [
        ("GNA", None, False),
        ("حزب الله (HZB)", None, True),
        ("(2019) תורכיה", None, True),
        ("Wagner (فاغنر)", None, False),
        ("2019", None, False),
        ("", None, False),
        ("(HZB)", "حزب الله (HZB)", True),
        ("فاغنر", "Wagner فاغنر", False),
        ("\u2068حزب الله\u2069 and GNA", None, False),
        ("\u2068GNA\u2069 حزب", None, True),
    ],
)
def test_the_first_letter_of_the_whole_decides(
    row: str, whole: str | None, *, runs_left: bool
) -> None:
    assert directed(row, whole) == (f"{RTL}{row}{END}" if runs_left else row)


def test_fonts_are_named_where_the_known_one_lacks_a_letter() -> None:
    assert other_fonts("Erdoğan, Путин") is None
    assert other_fonts("GNA حكومة") == other_fonts("土") == OTHER_FONTS
