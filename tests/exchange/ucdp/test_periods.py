"""Relations of several years become periods."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.ucdp.periods import consecutive_years


@given(st.sets(st.integers(1946, 2020)))
def test_consecutive_years_are_one_period(years: set[int]) -> None:
    runs = consecutive_years(years)
    assert sorted(year for run in runs for year in run) == sorted(years)
    assert all(run == list(range(run[0], run[-1] + 1)) for run in runs)
    assert all(one[-1] + 1 < other[0] for one, other in itertools.pairwise(runs))
