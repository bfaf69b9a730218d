"""A race among acts of this process: sixteen clerks ask for the same thing, and each is told what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import Engine

from registry.errors import Refused
from registry.operations import Operation, Performed, perform
from registry.operations.issue import Issue
from tests.races.ground import Ground
from tests.races.starting_line import StartingLine

Told = Performed | Refused
#: What the clerk at a place asks for about a weapon.
Asks = Callable[[Ground, int, int], Operation]


def issuing(ground: Ground, weapon: int, place: int) -> Operation:
    """Hand the weapon to the officer of this place; the page that was open says nothing of its history."""
    return ground.asked(Issue, weapons=(weapon,), receiver=ground.officers[place], due_back_at=None, magazines=(1,),
                        purpose=None)


def issuing_from_a_page(ground: Ground, weapon: int, place: int) -> Operation:
    """The same, from a page that shows the weapon as it was registered."""
    return ground.asked(Issue, weapons=(weapon,), receiver=ground.officers[place], due_back_at=None, magazines=(1,),
                        purpose=None, seen={f"weapon:{weapon}": weapon})


def registering(ground: Ground, weapon: int, place: int) -> Operation:
    """Register a new weapon whose serial is the number of this one."""
    del place
    return ground.registration(serial=f"N{weapon}")


def trial(line: StartingLine, engine: Engine, operations: Sequence[Operation], actors: Sequence[int]) -> list[Told]:
    """What each actor got who asked for the operation of his place; only refusals are expected."""
    return line.race([partial(_told, engine, *asked) for asked in zip(operations, actors, strict=True)])


def _told(engine: Engine, operation: Operation, actor: int) -> Told:
    try:
        return perform(engine, operation, actor)
    except Refused as refusal:
        return refusal
