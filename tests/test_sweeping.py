"""A sweep is what `make test` leaves out, and the properties of which it tries few examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sweeping import RUN, examples, sampled


@pytest.mark.parametrize(("is_sweep", "count"), [(False, 3), (True, 8)])
def test_a_property_has_more_examples_in_a_sweep(
    monkeypatch: pytest.MonkeyPatch, *, is_sweep: bool, count: int
) -> None:
    monkeypatch.setattr(RUN, "is_sweep", is_sweep)
    tried = []

    @examples(3, 8)
    @given(st.integers())
    def prop(number: int) -> None:
        tried.append(number)

    prop()
    assert len(tried) == count
    assert [mark.name for mark in prop.pytestmark] == ["sampled"]  # type: ignore[attr-defined]


def test_parameters_that_are_not_usual_wait_for_a_sweep() -> None:
    usual, other = sampled(["usual", "other"], ["usual"])
    assert usual == "usual"
    assert (other.values, [mark.name for mark in other.marks]) == (("other",), ["sweep"])
