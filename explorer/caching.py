"""A function that keeps its last answers, for many threads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class _Entry(Generic[Value]):
    """A value that the first who asks for it works out, while others wait."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.values: list[Value] = []


def cached(work_out: Callable[..., Value], size: int | None) -> Callable[..., Value]:
    """A function that keeps its last answers, and works out each one once for all threads.

    `functools.lru_cache` lets every thread that asks for a new answer work it out by itself.
    What raises is not kept: whoever asks next tries again.

    Args:
        work_out: Gives the same value for the same arguments, which are positional and
            hashable. It must not ask for the very answer that it is working out.
        size: How many answers are kept, those that were asked for last; None keeps all.

    """
    lock = Lock()

    @lru_cache(maxsize=size)
    def entry(*_key: Hashable) -> _Entry[Value]:
        return _Entry()

    def answer(*key: Hashable) -> Value:
        with lock:
            found = entry(*key)
        with found.lock:
            if not found.values:
                found.values.append(work_out(*key))
            return found.values[0]

    return answer
