"""The stage of the demonstration: its calendar, its dice, and acts whose keys are the same every time."""

import hashlib
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import Engine

from registry.operations import Operation, Performed, perform
from registry.operations.execute_request import ExecuteRequest
from registry.operations.make_request import MakeRequest

SEED = "trazarma demostración 1"
#: Minutes between a fact and its entry, when nobody is late.
PROMPT = timedelta(minutes=4)
Scene = Callable[[datetime], object]


@dataclass
class Stage:
    """Performs acts in the order of a calendar whose day 0 begins at `today` (aware, midnight in Caracas).

    Act keys follow from `SEED` and the order, so a loading that was interrupted goes on where it stopped.
    """

    engine: Engine
    today: datetime
    dice: Random = field(default_factory=lambda: Random(SEED))
    _numbers: count = field(default_factory=count)
    _scenes: list[tuple[datetime, int, Scene]] = field(default_factory=list)
    _order: count = field(default_factory=count)

    def at(self, day: int, hour: int = 8, minute: int = 0) -> datetime:
        """The moment `day` days from today (negative: ago), on the clock of Caracas."""
        return self.today + timedelta(days=day, hours=hour, minutes=minute)

    def plan(self, when: datetime, scene: Scene) -> None:
        """Play `scene` when the calendar reaches `when`; a scene may plan others."""
        heapq.heappush(self._scenes, (when, next(self._order), scene))

    def play(self) -> None:
        """Play every scene in order, those planned meanwhile too."""
        while self._scenes:
            when, _order, scene = heapq.heappop(self._scenes)
            scene(when)

    def act(self, operation: type[Operation], actor: int, when: datetime, *, recorded: datetime | None = None,
            **asked: Any) -> Performed:
        """Perform `operation` as having happened at `when`, recorded then or, for a late entry, at `recorded`."""
        return perform(self.engine, operation(act=self.key(), claimed_at=when, **asked), actor,
                       now=recorded or when + PROMPT)

    def ask(self, operation: type[Operation], maker: int, when: datetime, **asked: Any) -> int:
        """Ask for an act that another person decides; the number of the request."""
        wanted = operation(act=self.key(), claimed_at=when, **asked)
        return perform(self.engine, MakeRequest.of(wanted), maker, now=when + PROMPT).entries[0]

    def agree(self, operation: type[Operation], maker: int, decider: int, when: datetime, **asked: Any) -> Performed:
        """Have one person ask for an act and another approve it an hour later."""
        request = self.ask(operation, maker, when, **asked)
        return self.act(ExecuteRequest, decider, when + timedelta(hours=1), asked_in=request)

    def key(self) -> str:
        """The key of the next act."""
        return key_of(next(self._numbers))


def key_of(step: int | str) -> str:
    """The key of the demonstration's act of that number or name: 32 hexadecimal digits."""
    return hashlib.sha256(f"{SEED} {step}".encode()).hexdigest()[:32]
