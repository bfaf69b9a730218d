"""No act is said to have happened before what it follows: the last custody fact of the weapon, or its registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import instant_of
from models.events import Event, event_of
from models.events.custody import is_custody_fact
from models.ledger import Entry
from models.vocabulary import N_
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.legal_day import minute_of

#: What an act may not precede, told by the kind of its entry.
PRECEDES = {
    "weapon:registered": N_("El hecho no puede ser anterior a la inscripción del arma, el %(since)s "
                            "(asiento %(entry)s)."),
    "weapon:stored": N_("El hecho no puede ser anterior a la última entrada del arma al parque, el %(since)s "
                        "(asiento %(entry)s)."),
    "weapon:issued": N_("El hecho no puede ser anterior a la última entrega del arma, el %(since)s "
                        "(asiento %(entry)s)."),
    "weapon:taken_back": N_("El hecho no puede ser anterior a la última devolución del arma, el %(since)s "
                            "(asiento %(entry)s)."),
    "weapon:transferred": N_("El hecho no puede ser anterior a la última transferencia del arma, el %(since)s "
                             "(asiento %(entry)s)."),
    "weapon:not_located": N_("El hecho no puede ser anterior a la declaración de no localizada, el %(since)s "
                             "(asiento %(entry)s)."),
    "weapon:lost": N_("El hecho no puede ser anterior a la declaración de extravío, el %(since)s "
                      "(asiento %(entry)s)."),
    "weapon:stolen": N_("El hecho no puede ser anterior a la declaración de hurto o robo, el %(since)s "
                        "(asiento %(entry)s)."),
    "weapon:found": N_("El hecho no puede ser anterior al hallazgo del arma, el %(since)s (asiento %(entry)s)."),
}
#: The same of what rarely comes before: a merger of bodies or files, a decision between papers.
PRECEDES_ANOTHER = N_("El hecho no puede ser anterior al último cambio de custodia del arma, el %(since)s "
                      "(asiento %(entry)s).")


@dataclass(frozen=True)
class EarlierFact:
    """What an act must follow: the kind of its entry, when it is said to have happened, its number."""

    kind: str
    claimed_at: datetime
    entry: int


Earlier = Mapping[int, EarlierFact]


def custody_of(session: Session, weapons: Iterable[Weapon], claimed_at: datetime) -> dict[int, EarlierFact]:
    """Weapon id → its last custody fact, of the weapons where that may be later than `claimed_at`.

    Nearly every act comes after all that its weapons' rows know of; then nothing is read.
    """
    doubtful = [weapon for weapon in weapons if minute_of(claimed_at) < minute_of(_known_until(weapon))]
    return _last_of(session, doubtful, is_custody_fact)


def ownership_of(session: Session, weapons: Iterable[Weapon]) -> dict[int, EarlierFact]:
    """Weapon id → when its owner last became so."""
    return _last_of(session, list(weapons), lambda event, held: getattr(event, "owner", None) is not None)


def refuse_before(weapon: Weapon, earlier: Earlier, claimed_at: datetime) -> None:
    """Refuse an act claimed before what it follows; forms tell minutes, so the same minute is no contradiction."""
    fact = earlier.get(weapon.id)
    if fact is not None and minute_of(claimed_at) < minute_of(fact.claimed_at):
        raise RuleBroken(PRECEDES.get(fact.kind, PRECEDES_ANOTHER), "claimed_at", subject=weapon.subject,
                         serial=weapon.serial or "", since=fact.claimed_at, entry=fact.entry)


def _known_until(weapon: Weapon) -> datetime:
    return max(weapon.custody_since, weapon.last_seen_at or weapon.custody_since)


def _last_of(session: Session, weapons: list[Weapon],
             counts: Callable[[Event, str | None], bool]) -> dict[int, EarlierFact]:
    if not weapons:
        return {}
    histories: dict[str, list[dict[str, Any]]] = {weapon.subject: [] for weapon in weapons}
    for row in session.scalars(select(Entry).where(Entry.subject.in_(histories)).order_by(Entry.sequence)):
        histories[row.subject].append(row.parsed())
    return {weapon.id: _latest(histories[weapon.subject], counts) for weapon in weapons}


def _latest(bodies: list[dict[str, Any]], counts: Callable[[Event, str | None], bool]) -> EarlierFact:
    held, found = None, []
    for body in bodies:
        event = event_of(body)
        if counts(event, held):
            found.append(EarlierFact(body["kind"], instant_of(body["claimed_at"]), body["sequence"]))
        held = getattr(event, "custodian", None) or held
    return max(found, key=lambda fact: fact.claimed_at)
