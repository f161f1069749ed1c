"""Work that is done once, in a thread of its own, while requests come in already."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Generic, TypeVar

Made = TypeVar("Made")


class InBackground(Generic[Made]):
    """Something that takes a while to make; it is begun once, by whoever wants it first.

    `afterwards` runs in the same thread once it is made. Nothing runs before `start`, `result`
    or `error` is called: a server that forks in between has the thread in its workers.
    """

    def __init__(self, make: Callable[[], Made], afterwards: Callable[[], None]) -> None:
        self._make = make
        self._afterwards = afterwards
        self._made: Future[Made] = Future()
        self._lock = Lock()
        self._is_begun = False

    def start(self) -> None:
        """Begin, unless it has begun."""
        with self._lock:
            if self._is_begun:
                return
            self._is_begun = True
        # A daemon, as Ctrl+C is not to wait for what nobody will see.
        Thread(target=self._run, name="background", daemon=True).start()

    def _run(self) -> None:
        try:
            self._made.set_result(self._make())
        except Exception as error:  # noqa: BLE001 - whoever asks for it gets it
            self._made.set_exception(error)
        else:
            self._afterwards()

    def result(self) -> Made:
        """What was made, as soon as it is; raises what went wrong."""
        self.start()
        return self._made.result()

    def error(self, within: float) -> BaseException | None:
        """What went wrong, or None; TimeoutError where it is not made within so many seconds."""
        self.start()
        return self._made.exception(timeout=within)
