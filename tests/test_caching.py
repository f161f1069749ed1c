"""Answers that are kept: worked out once, also where several threads ask at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from explorer.caching import cached

THREADS = 4
SECONDS = 30


def test_an_answer_is_worked_out_once_for_all_threads() -> None:
    asked: list[str] = []
    start, others_ask = Barrier(THREADS), Event()

    def work_out(name: str) -> str:
        asked.append(name)
        # Long enough for each thread to have asked, if they do not wait for one another.
        others_ask.wait(0.2)
        return name.upper()

    answer = cached(work_out, 2)

    def ask() -> str:
        start.wait(SECONDS)
        return answer("one")

    with ThreadPoolExecutor(THREADS) as threads:
        found = [threads.submit(ask) for _ in range(THREADS)]
        assert {one.result(SECONDS) for one in found} == {"ONE"}
    assert asked == ["one"]


def test_other_answers_do_not_wait() -> None:
    """The one that takes long ends only when the other has been given."""
    given = Event()

    def work_out(name: str) -> bool:
        if name == "other":
            given.set()
        return given.wait(SECONDS)

    answer = cached(work_out, 2)
    with ThreadPoolExecutor(1) as threads:
        long = threads.submit(answer, "long")
        assert answer("other")
        assert long.result(SECONDS)


@pytest.mark.parametrize(("size", "again"), [(2, 1), (1, 2), (None, 1)])
def test_it_keeps_as_many_as_it_is_told(size: int | None, again: int) -> None:
    asked: list[str] = []

    def work_out(name: str) -> str:
        asked.append(name)
        return name

    answer = cached(work_out, size)
    for name in ("a", "b", "a"):
        assert answer(name) == name
    assert asked.count("a") == again


def test_the_one_that_was_not_asked_for_longest_goes_first() -> None:
    asked: list[str] = []
    answer = cached(asked.append, 2)
    for name in ("a", "b", "a", "c", "a", "b"):
        answer(name)
    assert asked == ["a", "b", "c", "b"]


def test_an_error_is_not_kept() -> None:
    outcomes = [ValueError("not yet"), None]

    def work_out() -> str:
        if error := outcomes.pop(0):
            raise error
        return "there"

    answer = cached(work_out, 1)
    with pytest.raises(ValueError, match="not yet"):
        answer()
    assert answer() == "there"
    assert answer() == "there"


def test_none_is_an_answer_too() -> None:
    asked: list[int] = []

    def work_out(number: int) -> None:
        asked.append(number)

    answer = cached(work_out, 1)
    answer(1)
    answer(1)
    assert asked == [1]
