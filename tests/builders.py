"""Things as an operation sees them, made without a database: every argument has a default, change what matters."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from marking.serial import normalised
from models.document import Label
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.photograph import Photograph
from models.weapon import FACTS, Hold, Weapon
from proof.label_token import issue
from registry.errors import RuleBroken
from registry.operations.base import Operation, new_act_key
from registry.operations.identity import identity_of
from registry.operations.issue_label import code_of
from registry.operations.party_identity import Particulars
from registry.operations.spelling import WORDS, Spelling
from registry.operations.twins import Twin

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
CLERK, APPROVER, SOMEBODY = 17, 19, 23
UNIT, OTHER_UNIT, AUTHORITY = 12, 13, 4


def an_envelope(**changes: Any) -> dict[str, Any]:
    """What every operation takes from its form."""
    return {"act": new_act_key(), "claimed_at": NOW} | changes


def a_weapon(**changes: Any) -> Weapon:
    """A pistol of the unit, seen, in its armoury."""
    columns: dict[str, Any] = {
        "id": 100, "last_entry": 100, "weapon_type": "pistol", "action": "semi_automatic", "make": "Glock",
        "model": "17", "calibre": "9 mm", "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT",
        "importer": None, "serial": "QVX 208", "serial_status": "legible", "weapon_class": "sporting",
        "condition": "operative", "ballistic_number": "RB-2019-1183", "ballistic_on": date(2019, 6, 3),
        "ballistic_laboratory": "CICPC", "owner": f"organisation:{UNIT}", "custodian": f"organisation:{UNIT}",
        "organisation_id": UNIT, "place": "estante 4", "status": "in_store", "custody_since": NOW,
        "due_back_at": None, "last_seen_at": NOW, "open_holds": 0, "open_conflicts": {},
        "registered_by": CLERK,
    } | changes
    standings = {fact: "not_recorded" if columns[fact] is None else "seen" for fact in FACTS}
    derived = {
        "serial_normalised": normalised(columns["serial"]) if columns["serial"] else None, "standings": standings,
        "identity": identity_of(*(columns[name] for name in ("make", "model", "calibre", "serial"))),
    }
    return Weapon(**derived | columns)


def a_twin(**changes: Any) -> Twin:
    """A weapon that is called so itself."""
    weapon = a_weapon(**changes)
    return Twin(weapon, (weapon,))


def a_missing_weapon(status: str = "stolen", **changes: Any) -> Weapon:
    """A weapon nobody can show, for which the unit answers."""
    return a_weapon(**{"status": status, "custodian": f"to_be_located:{UNIT}", "place": None} | changes)


def an_issued_weapon(**changes: Any) -> Weapon:
    """A weapon in the hands of an officer."""
    return a_weapon(**{"status": "issued_out", "custodian": "party:33", "place": None} | changes)


def a_party(**changes: Any) -> Party:
    """A living officer of the unit."""
    return Party(**{"id": 30, "last_entry": 30, "kind": "natural", "identity": "ab" * 32, "organisation_id": UNIT,
                    "died_on": None, "is_suspended": False} | changes)


def an_identity(**changes: Any) -> PartyIdentity:
    """A natural person with a cédula, born in 1980."""
    typed: dict[str, Any] = {
        "document_kind": "identity_card", "document_country": "VE", "document_number": "V-12345678",
        "given_names": "Ana", "family_names": "Prueba", "birth_date": date(1980, 5, 1),
    } | changes
    return PartyIdentity.of(**Particulars(**typed).columns())


def an_organisation(**changes: Any) -> Organisation:
    """A unit of a police force."""
    return Organisation(**{"id": UNIT, "last_entry": UNIT, "name": "Parque central", "kind": "unit", "code": "PMLA",
                           "parent_id": AUTHORITY} | changes)


def a_hold(**changes: Any) -> Hold:
    """An order of a prosecutor that stands."""
    return Hold(**{"id": 77, "weapon_id": 100, "authority": "prosecution_service", "order_number": "204/2026",
                   "ordered_on": date(2026, 11, 9), "held_at": NOW, "released_entry": None} | changes)


def a_label(serial: str = "QVX 208", **changes: Any) -> Label:
    """A label in force for the weapon with this serial."""
    token = issue(serial).text()
    return Label(**{"id": 90, "last_entry": 90, "weapon_id": 100, "token": token, "code": code_of(token),
                    "reprint": 0, "is_revoked": False, "issued_at": NOW} | changes)


def a_photograph(**changes: Any) -> Photograph:
    """A picture that is already stored."""
    return Photograph.of(**{"digest": "11" * 32, "media_type": "image/jpeg", "width": 800, "height": 600} | changes)


def as_typed(asked: dict[str, Any]) -> Spelling:
    """Make, model and calibre of which the catalogue knows none."""
    return Spelling({name: asked[name] for name in WORDS})


def events(operation: Operation, facts: Any, actor: int = CLERK, now: datetime = NOW) -> list[Any]:
    """The events the operation decides on."""
    return [decision.event for decision in operation.decide(facts, now, actor)]


def event(operation: Operation, facts: Any, actor: int = CLERK, now: datetime = NOW) -> Any:
    """The one event the operation decides."""
    [only] = events(operation, facts, actor, now)
    return only


def refusal(operation: Operation, facts: Any, actor: int = CLERK, now: datetime = NOW) -> RuleBroken:
    """The one rule that forbids the operation."""
    with pytest.raises(RuleBroken) as refused:
        operation.decide(facts, now, actor)
    return refused.value


def refused_field(operation: Operation, facts: Any, actor: int = CLERK, now: datetime = NOW) -> str | None:
    """The field beside which the operation is refused."""
    return refusal(operation, facts, actor, now).field
