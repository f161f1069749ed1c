"""Sweeps: what `make test` tries a few of and `make sweep` all, or many more.

A test marked `sweep` runs with `--sweep` alone. One that is marked `sampled`, which `examples`
does, runs in both, with more examples in a sweep.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from hypothesis import settings

Test = TypeVar("Test", bound=Callable[..., Any])
Value = TypeVar("Value")


@dataclass(slots=True)
class _Run:
    is_sweep: bool = False


RUN = _Run()
"""The run of pytest that this is; conftest says which before it reads the tests."""


def examples(few: int, many: int = 100) -> Callable[[Test], Test]:
    """So `few` examples of a property in `make test`, so `many` in a sweep."""

    def decorate(test: Test) -> Test:
        count = many if RUN.is_sweep else few
        found: Test = pytest.mark.sampled(settings(max_examples=count)(test))
        return found

    return decorate


def sampled(values: Iterable[Value], usual: Container[Value]) -> list[Any]:
    """Parameters of a test: those that are `usual` in `make test`, the others in a sweep."""
    return [
        value if value in usual else pytest.param(value, marks=pytest.mark.sweep)
        for value in values
    ]


def is_in_this_run(item: pytest.Item) -> bool:
    """Whether a test belongs to this run: a sweep is what `make test` leaves out."""
    is_swept = item.get_closest_marker("sweep") is not None
    if RUN.is_sweep:
        return is_swept or item.get_closest_marker("sampled") is not None
    return not is_swept
