"""Deterministic demonstration data, loaded once, through the same acts people perform."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select

from models.act import Act
from models.database import reading
from registry.demo.bodies import OPENING, open_registry
from registry.demo.cases import plan_cases
from registry.demo.citizens import register_citizens_arms
from registry.demo.lists import bring_lists
from registry.demo.people import register_officers, register_users
from registry.demo.routine import Armoury, plan_shifts, settle, stock
from registry.demo.serials import register_odd_serials
from registry.demo.stage import Stage, key_of
from registry.errors import Refused
from registry.operations import perform
from registry.operations.issue_label import IssueLabel
from registry.operations.legal_day import CARACAS

#: Unit, sign-in names of its clerk and armourer, prefix and first number of its badges, officers, day of the first
#: booking.
UNITS = (
    ("PMLAC", "registra.aleros", "parque.aleros", "PMLA", 100, 12, -110),
    ("PMLAN", "registra.aleros", "parque.aleros", "PMLA", 200, 7, -100),
    ("PDPM", "registra.puerto", "parque.puerto", "PDP", 300, 7, -94),
)


class HasOtherData(Refused):
    """The ledger holds something the demonstration did not write."""

    msgid = "Este registro ya tiene datos que no son de la demostración: no se carga nada."


#: The last shift of the calendar comes back at six in the morning of day 0: nothing may be recorded in the future.
NIGHT_SHIFT_ENDS = timedelta(hours=7)
#: Key of the act that ends the loading.
CLOSING = key_of("closing")


@dataclass(frozen=True)
class Cast:
    """Who and what the demonstration shows: accounts and bodies by name, weapons by the word of their case."""

    users: dict[str, int]
    bodies: dict[str, int]
    weapons: dict[str, int]


def load(engine: Engine, origin: str, papers: Callable[[Stage, Cast], None] | None = None) -> Cast | None:
    """Load the demonstration, or what an interrupted loading left out; None when it is all there already.

    `papers` issues documents at the end. Raises `HasOtherData`. Days are counted back from the first loading.
    """
    if _is_loaded(engine):
        return None
    stage = Stage(engine, _today(engine))
    bodies = open_registry(stage, origin)
    users = register_users(stage, bodies)
    armouries = [_armoury(stage, bodies, users, *unit) for unit in UNITS]
    central = armouries[0]
    words = register_odd_serials(stage, central, users["aprueba.aleros"])
    words |= register_citizens_arms(stage, central, bodies["PMLA"], users["aprueba.aleros"])
    words |= bring_lists(stage, armouries[1], central.unit, users["aprueba.aleros"])
    words |= plan_cases(stage, central, users["aprueba.aleros"])
    for armoury in armouries:
        plan_shifts(stage, armoury, range(-45, 0))
    stage.play()
    cast = Cast(users, bodies, words)
    if papers is not None:
        papers(stage, cast)
    perform(engine, IssueLabel(act=CLOSING, claimed_at=stage.at(-1, 23, 30), weapons=(words["approved"],)),
            users["parque.aleros"], now=stage.at(-1, 23, 31))
    return cast


def _armoury(stage: Stage, bodies: dict[str, int], users: dict[str, int], code: str, clerk: str, armourer: str,
             prefix: str, first: int, officers: int, day: int) -> Armoury:
    unit = bodies[code]
    people = register_officers(stage, users[clerk], unit, prefix, first, officers)
    armoury = Armoury(code, unit, users[clerk], users[armourer], people)
    stock(stage, armoury, day)
    settle(stage, armoury, day + 7)
    return armoury


def _is_loaded(engine: Engine) -> bool:
    with reading(engine) as session:
        return session.scalars(select(Act.id).where(Act.key == CLOSING)).first() is not None


def _today(engine: Engine) -> datetime:
    """Midnight in Caracas of the day the loading began; of the day before while its night shift is not over."""
    with reading(engine) as session:
        first = session.scalars(select(Act).order_by(Act.id).limit(1)).first()
    if first is None:
        morning = datetime.now(UTC).astimezone(CARACAS) - NIGHT_SHIFT_ENDS
        return morning.replace(hour=0, minute=0, second=0, microsecond=0)
    if first.key != key_of(0):
        raise HasOtherData()
    return (first.claimed_at - timedelta(days=OPENING, hours=8)).astimezone(CARACAS)
