"""Taking the time of something done many times."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles
from typing import TypeVar

Got = TypeVar("Got")


@dataclass
class Times:
    """Milliseconds that each time took."""

    taken: list[float] = field(default_factory=list)

    def of(self, run: Callable[[], Got]) -> Got:
        """Run once and keep how long it took."""
        started = time.perf_counter()
        got = run()
        self.taken.append((time.perf_counter() - started) * 1000)
        return got

    def percentile(self, percent: int) -> float:
        """The value that `percent` in a hundred do not exceed."""
        return quantiles(self.taken, n=100, method="inclusive")[percent - 1]

    def figures(self) -> dict[str, str]:
        """Median, 95th percentile and number of times, in words."""
        return {"p50 ms": f"{self.percentile(50):.2f}", "p95 ms": f"{self.percentile(95):.2f}",
                "veces": str(len(self.taken))}


def per_second(count: int, seconds: float) -> dict[str, str]:
    """A rate, its count and its seconds, in words."""
    return {"asientos/s": f"{count / seconds:.0f}", "asientos": str(count), "s": f"{seconds:.2f}"}
