"""How well the weapons of each unit are known, counted in one statement: completeness, standing, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.organisation import Organisation, branch_of
from models.weapon import Weapon
from registry.operations.weapon_facts import UNREAD_STATUSES
from registry.permissions import Authority, scope
from registry.queries.baseline import is_later
from registry.queries.completeness import RECORDED, current, is_complete, seen, standing_in

#: Weapons whose marks and parts are looked into, one by one; of more, each unit tells its own.
MOST_LOOKED_INTO = 100_000
#: Weapons that share these are counted together, in the order of the index `ix_weapon_answered`.
ALIKE = (Weapon.status, Weapon.serial_status, Weapon.answered)
#: Unit, status, status of the serial, letters of the facts; and how many weapons are so.
Group = tuple[int, str, str, str, int]


@dataclass(frozen=True)
class UnitQuality:
    """A unit with everything below it, how deep it stands in what the reader sees, and the figures of its row."""

    unit: Organisation
    depth: int
    #: ``weapons`` (not withdrawn), ``incomplete``, ``as_booked``, ``contradicted`` (both of the serial),
    #: ``to_be_located`` and ``unread`` → how many.
    figures: Counter[str]


@dataclass
class Detail:
    """All figures of one unit with everything below it; of weapons that were not withdrawn, unless said."""

    weapons: int = 0
    complete: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    serial_statuses: Counter[str] = field(default_factory=Counter)
    #: Fact → standing → weapons.
    facts: dict[str, Counter[str]] = field(default_factory=dict)
    #: Name of `RECORDED` → weapons; empty when they are more than `MOST_LOOKED_INTO`.
    recorded: dict[str, int] = field(default_factory=dict)
    #: Somebody had them in view, however each fact is known.
    seen: int = 0
    #: Of lists that came after the load of their unit was closed.
    later: int = 0

    def add(self, status: str, serial_status: str, answered: str, count: int, facts: Iterable[str]) -> None:
        """Count a group of weapons that are alike."""
        self.statuses[status] += count
        if status == "withdrawn":
            return
        self.weapons += count
        self.complete += count if is_complete(answered) else 0
        self.serial_statuses[serial_status] += count
        for fact in facts:
            self.facts.setdefault(fact, Counter())[standing_in(answered, fact)] += count


def qualities(session: Session, authority: Authority) -> tuple[UnitQuality, ...]:
    """Every unit within reach that still exists, each followed by those below it; a figure counts the whole branch."""
    reach = select(Organisation).where(Organisation.id.in_(scope(authority, "weapon:read")))
    units = {unit.id: unit for unit in session.scalars(reach.order_by(Organisation.name))}
    own: dict[int, Counter[str]] = {id_: Counter() for id_ in units}
    for unit, status, serial_status, answered, count in _groups(session):
        if unit in own:
            own[unit].update(_figures(status, serial_status, answered, count))
    totals = {id_: Counter[str]() for id_ in units}
    for id_, figures in own.items():
        for above in _line(units, id_):
            totals[above].update(figures)
    return tuple(UnitQuality(unit, depth, totals[unit.id]) for unit, depth in _ordered(units) if not unit.is_closed)


def detail_of(session: Session, unit: int, facts: Iterable[str]) -> Detail:
    """The figures of `unit` and everything below it; scope was checked when it was found."""
    branch, named, found = list(session.scalars(branch_of(unit))), tuple(facts), Detail()
    query = select(*ALIKE, func.count()).where(Weapon.organisation_id.in_(branch)).group_by(*ALIKE)
    for status, serial_status, answered, count in session.execute(query):
        found.add(status, serial_status, answered, count, named)
    counted = select(func.count()).select_from(Weapon).where(Weapon.organisation_id.in_(branch), current())
    for name in ("mark", "part_serial") if found.weapons <= MOST_LOOKED_INTO else ():
        having = session.scalar(counted.where(RECORDED[name]())) or 0
        found.recorded |= {name: having, f"no_{name}": found.weapons - having}
    found.seen = session.scalar(counted.where(seen())) or 0
    found.later = session.scalar(counted.where(is_later(session))) or 0
    return found


def _groups(session: Session) -> Iterator[Group]:
    for row in session.execute(select(Weapon.organisation_id, *ALIKE, func.count()).group_by(
            Weapon.organisation_id, *ALIKE)):
        yield row[0], row[1], row[2], row[3], row[4]


def _figures(status: str, serial_status: str, answered: str, count: int) -> dict[str, int]:
    if status == "withdrawn":
        return {}
    serial = standing_in(answered, "serial")
    told = {"weapons": True, "incomplete": not is_complete(answered), "to_be_located": status == "to_be_located",
            "unread": serial_status in UNREAD_STATUSES, serial: serial in {"as_booked", "contradicted"}}
    return {name: count for name, is_so in told.items() if is_so}


def _line(units: dict[int, Organisation], id_: int | None) -> Iterator[int]:
    while id_ is not None and id_ in units:
        yield id_
        id_ = units[id_].parent_id


def _ordered(units: dict[int, Organisation]) -> Iterator[tuple[Organisation, int]]:
    below: dict[int | None, list[Organisation]] = {}
    for unit in units.values():
        below.setdefault(unit.parent_id if unit.parent_id in units else None, []).append(unit)
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        yield unit, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(unit.id, []))]
