"""The days that a picture stands for."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.graph.span import Span


def test_a_span_has_first_and_last_day_and_words() -> None:
    assert Span.parse("2019").first_day == date(2019, 1, 1).toordinal()
    assert Span.parse("2019").last_day == date(2019, 12, 31).toordinal()
    assert Span.parse("2015..2019-12-25").words == "2015 to 25 December 2019"
    assert Span.parse("2019-12-25").words == "25 December 2019"
    assert str(Span.parse("2019..2019")) == "2019"
    with pytest.raises(ValueError, match="ends before it starts"):
        Span.parse("2019-02..2019-01")
