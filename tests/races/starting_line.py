"""Everybody starts at the same moment; what each one got is told in the order of their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TypeVar

Got = TypeVar("Got")


class StartingLine:
    """As many threads as writers, kept between races."""

    def __init__(self, places: int) -> None:
        self._pool = ThreadPoolExecutor(places)
        self._barrier = Barrier(places)

    def race(self, runs: Sequence[Callable[[], Got]]) -> list[Got]:
        """Run one callable in each place, all let go at once."""
        return list(self._pool.map(self._started, runs))

    def _started(self, run: Callable[[], Got]) -> Got:
        self._barrier.wait(60)
        return run()

    def close(self) -> None:
        """Let the threads go."""
        self._pool.shutdown()


@contextmanager
def starting_line(places: int) -> Iterator[StartingLine]:
    """A starting line with `places` places, gone afterwards."""
    line = StartingLine(places)
    try:
        yield line
    finally:
        line.close()
