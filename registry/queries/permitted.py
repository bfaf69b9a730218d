"""Which acts a person may do on a weapon now, and why the others not: each act's own rule, asked without recording."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party
from models.weapon import Weapon
from registry.errors import RuleBroken, RulesBroken
from registry.operations.base import Operation, new_act_key
from registry.operations.hold import Hold, HoldFacts
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel, IssueLabelFacts
from registry.operations.mark import Mark, MarkFacts
from registry.operations.photograph import Photograph, PhotographFacts
from registry.operations.receiver import Receiver
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.store import Store
from registry.operations.take_back import TakeBack
from registry.operations.transfer import Transfer, TransferFacts
from registry.operations.weapons import OfWeapons, refuse_withdrawn
from registry.operations.withdraw import Withdraw, WithdrawFacts
from registry.permissions import Authority, permits

#: The order in which a page offers acts: what a person most likely came to do, first.
ORDER = ("report_found", "take_back", "issue", "mark", "store", "correct", "contradict", "transfer", "photograph",
         "issue_label", "hold", "release", "report_not_located", "report_lost", "report_stolen", "withdraw")
PERMISSIONS = {
    "mark": "weapon:mark", "correct": "weapon:correct", "contradict": "weapon:register",
    "transfer": "weapon:transfer", "store": "weapon:store", "issue": "weapon:issue", "take_back": "weapon:take_back",
    "report_not_located": "weapon:report", "report_lost": "weapon:report", "report_stolen": "weapon:report",
    "report_found": "weapon:find", "hold": "weapon:hold", "release": "weapon:release", "withdraw": "weapon:withdraw",
    "photograph": "weapon:photograph", "issue_label": "label:issue",
}  # fmt: skip


@dataclass(frozen=True)
class Refusal:
    """An act the person's roles open, and the rule that forbids it now."""

    operation: str
    broken: RuleBroken


@dataclass(frozen=True)
class Permitted:
    """Names of the operations allowed, in `ORDER`, and those refused with their reason."""

    allowed: tuple[str, ...]
    refused: tuple[Refusal, ...]


def permitted_acts(session: Session, weapon: Weapon, authority: Authority, now: datetime) -> Permitted:
    """What the person's permissions open on this weapon, split by what its situation allows."""
    opened = [name for name in ORDER if permits(session, authority, PERMISSIONS[name], [weapon.organisation_id])]
    refusals = {name: refusal_of(session, name, weapon, authority.user_id, now) for name in opened}
    return Permitted(tuple(name for name in opened if refusals[name] is None),
                     tuple(Refusal(name, broken) for name, broken in refusals.items() if broken is not None))


def refusal_of(session: Session, name: str, weapon: Weapon, actor: int, now: datetime) -> RuleBroken | None:
    """The rule that forbids the act on this weapon whatever its form would say, or None."""
    if name == "correct":
        return None
    if name == "contradict":
        return _met(lambda: refuse_withdrawn(weapon))
    if name == "release":
        return None if weapon.open_holds else RuleBroken("El arma no está retenida.")
    operation, facts = probe(name, weapon, now)
    broken = _met(lambda: operation.decide(facts, now, actor))
    # What belongs to a field can still be answered in the form; what belongs to the weapon cannot.
    return broken if broken and broken.subject == weapon.subject and broken.field == "weapons" else None


def probe(name: str, weapon: Weapon, now: datetime) -> tuple[Operation, Any]:
    """The operation with words any form could hold, and facts that leave only the weapon's situation to judge."""
    kind, values, facts_of = _PROBES[name]
    target = {"weapon": weapon.id} if name in {"mark", "photograph"} else {"weapons": (weapon.id,)}
    extra = values(weapon, now)
    return kind(act=new_act_key(), claimed_at=now, **target, **extra), facts_of(weapon)


def _met(check: Callable[[], object]) -> RuleBroken | None:
    try:
        check()
    except RulesBroken as several:
        return several.broken[0]
    except RuleBroken as broken:
        return broken
    return None


def _cited(weapon: Weapon, now: datetime) -> dict[str, Any]:
    return {"reported_on": now.date(), "crime_report": "0", "reason": "."}


def _ordered(weapon: Weapon, now: datetime) -> dict[str, Any]:
    return {"order_number": "0", "ordered_on": now.date(), "reason": "."}


def _kept(weapon: Weapon) -> dict[str, Any]:
    return {"organisation": weapon.organisation_id, "place": "A" if weapon.place != "A" else "B"}


def _weapons(weapon: Weapon) -> OfWeapons:
    return OfWeapons((weapon,))


def _with_officer(weapon: Weapon) -> OfWeapons:
    officer = Party(id=0, kind="natural", organisation_id=weapon.organisation_id, died_on=None, is_suspended=False)
    return OfWeapons((weapon,), party=officer)


def _to_body(weapon: Weapon) -> TransferFacts:
    return TransferFacts((weapon,), Receiver(organisation=Organisation(id=0, kind="force")), {}, frozenset())


_PROBES: dict[str, tuple[type[Operation], Callable[[Weapon, datetime], dict[str, Any]], Callable[[Weapon], Any]]] = {
    "mark": (Mark, lambda weapon, now: {"mark_kind": "registry", "text": "0", "part": "frame", "face": "left",
                                        "method": "laser", "legibility": "legible"},
             lambda weapon: MarkFacts(weapon, None, None)),
    "transfer": (Transfer, lambda weapon, now: {"receiver": "organisation:0", "cause": "assignment",
                                                "authorisation": "0", "authorised_on": now.date(),
                                                "hand_over": False}, _to_body),
    "store": (Store, lambda weapon, now: _kept(weapon), _weapons),
    "issue": (Issue, lambda weapon, now: {"receiver": 0, "due_back_at": None, "magazines": (0,), "purpose": None},
              _with_officer),
    "take_back": (TakeBack, lambda weapon, now: {"place": None, "condition": "operative", "magazines": (0,),
                                                 "remarks": None}, _weapons),
    "report_not_located": (ReportNotLocated, lambda weapon, now: {"reason": "."}, _weapons),
    "report_lost": (ReportLost, _cited, _weapons),
    "report_stolen": (ReportStolen, lambda weapon, now: _cited(weapon, now) | {"manner": "theft"}, _weapons),
    "report_found": (ReportFound, lambda weapon, now: _kept(weapon) | {"reason": "."}, _weapons),
    "hold": (Hold, lambda weapon, now: _ordered(weapon, now) | {"authority": "court"},
             lambda weapon: HoldFacts((weapon,), frozenset())),
    "withdraw": (Withdraw, lambda weapon, now: _ordered(weapon, now) | {"cause": "exported"},
                 lambda weapon: WithdrawFacts(_weapons(weapon))),
    "photograph": (Photograph, lambda weapon, now: {"photographs": ()},
                   lambda weapon: PhotographFacts(weapon, frozenset())),
    "issue_label": (IssueLabel, lambda weapon, now: {},
                    lambda weapon: IssueLabelFacts((weapon,), {weapon.id: []}, {weapon.id: "0" * 22})),
}  # fmt: skip
