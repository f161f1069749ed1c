"""The box of what the rivals deal in: what it says in which room."""

from __future__ import annotations

from explorer.presentation.drawing.overview.deal_box import box_words, fullest_in_two
from explorer.presentation.overview.content import DealBox

AGAINST = (
    "Turkey opposes Russia since 2019 and accuses it since Dec 2019",
    "Turkey opposes and accuses Russia, since 2019",
    "Turkey opposes and accuses Russia",
)
DEALS = DealBox("they deal", (("arms from Russia",), ("talks",)), AGAINST)


def test_what_stands_between_them_has_its_date_where_no_deal_goes_for_it() -> None:
    high = box_words(DEALS, 215, 120)
    assert high is not None
    assert high.lines == ("arms from Russia", "talks")
    assert high.against == ("Turkey opposes Russia since 2019", "and accuses it since Dec 2019")
    low = box_words(DEALS, 215, high.height - 1)
    assert low is not None
    assert low.lines == high.lines
    assert low.against == AGAINST[2:]


def test_two_lines_hold_the_fullest_text_that_is_no_wider() -> None:
    assert fullest_in_two(AGAINST, 400) == [AGAINST[0]]
    assert fullest_in_two(AGAINST, 150) == [
        "Turkey opposes and",
        "accuses Russia, since 2019",
    ]
    assert fullest_in_two(AGAINST, 60) == []
    assert fullest_in_two((), 60) == []
