"""Asking for acts that another person decides, and deciding them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from models.conflict import conflict_name
from models.request import Request
from registry.errors import RuleBroken
from registry.operations import Operation, Performed
from registry.operations.base import new_act_key
from registry.operations.contradict import Contradict
from registry.operations.correct import Correct
from registry.operations.correct_death import CorrectDeath
from registry.operations.correct_mark import CorrectMark
from registry.operations.correct_part import CorrectPart
from registry.operations.correct_party import CorrectParty
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.execute_request import ExecuteRequest
from registry.operations.grant_role import GrantRole
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.join_records import JoinRecords
from registry.operations.make_request import MakeRequest
from registry.operations.mark import Mark
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.merge_parties import MergeParties
from registry.operations.record_death import RecordDeath
from registry.operations.register_source import RegisterSource
from registry.operations.separate_party import SeparateParty
from tests.registry.operations.armed import Armed

BARREL = {"kind": "barrel", "serial": "QVX 2O8", "standing": "seen"}
#: What a request waits at most, and a moment more.
TOO_LATE = timedelta(hours=72)


def asked(there: Armed, kind: type[Operation], maker: str | int = "clerk", **values: Any) -> int:
    """The id of a new request for the act."""
    wanted = kind(act=new_act_key(), claimed_at=datetime.now(UTC), **values)
    return there.send(MakeRequest.of(wanted), maker).entries[0]


def approve(there: Armed, request: int, decider: str | int = "approver", **how: Any) -> Performed:
    """Approve the request now, or at `now`."""
    envelope = {"act": new_act_key(), "claimed_at": datetime.now(UTC)}
    return there.send(ExecuteRequest(**envelope, asked_in=request), decider, **how)


def approved(there: Armed, kind: type[Operation], maker: str | int = "clerk", decider: str | int = "approver",
             **values: Any) -> Performed:
    """The act, asked for by one person and approved by another."""
    return approve(there, asked(there, kind, maker, **values), decider)


def state(there: Armed, request: int) -> str:
    """Where the request stands."""
    return there.registry.thing(Request, request).state


def a_correction(weapon: int, **changes: Any) -> dict[str, Any]:
    """What a correction of the model asks."""
    return {"weapon": weapon, "fact": "model", "value": "19", "standing": "seen", "reason": "Error"} | changes


def a_parts_correction(weapon: int, **changes: Any) -> dict[str, Any]:
    """What a correction of the serial of its barrel asks."""
    return {"weapon": weapon, "entry": weapon, "position": 0, "serial": "QVX 208", "standing": "seen",
            "reason": "Se leyó mal"} | changes


def a_marks_correction(there: Armed, weapon: int, actor: str | int = "clerk", **changes: Any) -> dict[str, Any]:
    """A mark the actor recorded of the weapon, and what a correction of its text asks."""
    told = {"mark_kind": "registry", "part": "frame", "face": "left", "method": "laser", "legibility": "legible"}
    asked = Mark(act=new_act_key(), claimed_at=datetime.now(UTC), weapon=weapon, text="RVA-0142", **told)
    mark = there.send(asked, actor).entries[0]
    return told | {"weapon": weapon, "mark": mark, "text": "RVA-0124", "reason": "Se leyó mal"} | changes


def relied_on(there: Armed, serial: str = "QVX 1", **changes: Any) -> int:
    """A weapon whose registration another act relies on."""
    weapon = there.weapon(serial, **changes)
    there.send(there.store(weapon))
    return weapon


#: Kind of act → what it asks in this registry, and the role of who asks and of who decides.
EVERY: dict[type[Operation], tuple[str, str]] = {
    Correct: ("clerk", "approver"), CorrectMark: ("clerk", "approver"), CorrectPart: ("clerk", "approver"),
    CorrectParty: ("clerk", "approver"), CorrectDeath: ("clerk", "approver"),
    GrantRole: ("administrator", "administrator"),
    DecideConflicts: ("clerk", "approver"), JoinRecords: ("clerk", "approver"),
    RegisterSource: ("clerk", "approver"), MergeParties: ("clerk", "approver"), SeparateParty: ("clerk", "approver"),
    **dict.fromkeys((MergeOrganisation, DissolveOrganisation, InterveneOrganisation, EndIntervention),
                    ("administrator", "administrator")),
}


def values_of(there: Armed, kind: type[Operation]) -> dict[str, Any]:
    """What an act of the kind asks, on a thing made for it."""
    registry = there.registry
    if kind in {Correct, CorrectMark, CorrectPart}:
        return of_a_weapon(there, kind)
    if kind in {CorrectParty, CorrectDeath}:
        return of_a_person(there, kind)
    if kind is DecideConflicts:
        return contradicted(there, "model", "19")
    if kind is JoinRecords:
        return {"firsts": (there.weapon("QVX 1O"),), "seconds": (there.weapon("QVX 10", model="17L"),),
                "reason": "Se comparó con el arma"}
    if kind is RegisterSource:
        return {"source_kind": "file", "organisation": registry.force, "title": "Parque 2019.csv", "rows": 3000,
                "file_digest": "0f" * 32, "mapping": "1e" * 32}
    if kind in {MergeParties, SeparateParty}:
        return two_files(there, kind)
    if kind in {MergeOrganisation, DissolveOrganisation, InterveneOrganisation, EndIntervention}:
        return a_body(there, kind)
    return {"user": registry.user(registry.force), "role": "clerk", "organisation": registry.force}


def of_a_weapon(there: Armed, kind: type[Operation]) -> dict[str, Any]:
    """What is corrected of a weapon something relies on: a fact, a mark, a part."""
    weapon = relied_on(there, components=(BARREL,))
    if kind is CorrectMark:
        return a_marks_correction(there, weapon, "armourer")
    return a_parts_correction(weapon) if kind is CorrectPart else a_correction(weapon)


def of_a_person(there: Armed, kind: type[Operation]) -> dict[str, Any]:
    """What is corrected of a person: the identity, or a death that was another's."""
    registry = there.registry
    asked = {"party": registry.person(registry.force), "reason": "Se leyó mal"}
    if kind is CorrectParty:
        return asked | {"cause": "correction", "particulars": registry.particulars(given_names="Anabel")}
    registry.do(RecordDeath, party=asked["party"], died_on=date(2026, 1, 2), reason="Acta de defunción 118")
    return asked | {"is_alive": True, "died_on": None}


def contradicted(there: Armed, fact: str, value: Any, serial: str = "QVX 1", **changes: Any) -> dict[str, Any]:
    """What is asked of a weapon of which another paper says this: that the paper stands."""
    weapon = there.weapon(serial)
    entry = there.registry.do(Contradict, there.users["clerk"], weapon=weapon, fact=fact, value=value,
                              source="Libro 3, folio 12").entries[0]
    return {"conflicts": (conflict_name(entry, fact),), "weapons": (weapon,), "stands": "claimed",
            "reason": "Se cotejó con la factura"} | changes


def two_files(there: Armed, kind: type[Operation]) -> dict[str, Any]:
    """Two files of one person: to be joined, or joined already and to be parted."""
    registry = there.registry
    reason = {"party": registry.person(registry.force), "reason": "Se cotejó con el expediente"}
    joined = reason | {"into": registry.person(registry.force)}
    if kind is MergeParties:
        return joined
    registry.do(MergeParties, **joined)
    return reason


def a_body(there: Armed, kind: type[Operation]) -> dict[str, Any]:
    """A unit with nothing in it, to be merged, dissolved, or intervened; or that is intervened already."""
    registry = there.registry
    other = registry.unit("Otra sección", "S2", registry.force)
    asked = {"organisation": registry.unit("Sección", "S1", registry.force), "order_number": "G.O. 43.118",
             "ordered_on": date(2026, 1, 2)}
    if kind is EndIntervention:
        registry.do(InterveneOrganisation, **asked, by=other)
    return asked | {MergeOrganisation: {"into": other}, InterveneOrganisation: {"by": other}}.get(kind, {})


def account(there: Armed, role: str, party: int | None = None, place: int | None = None) -> int:
    """One more account with the role, of the person or of somebody new."""
    registry = there.registry
    registry.people += 1
    return registry.user(place or registry.force, role, party=party, username=f"otra{registry.people}")


def persons(there: Armed, kind: type[Operation]) -> tuple[int, int]:
    """Who asks for it and who decides it."""
    maker, decider = EVERY[kind]
    return account(there, maker), account(there, decider)


def refused(act: Callable[[], Any]) -> str:
    """The sentence with which the act is refused."""
    with pytest.raises(RuleBroken) as broken:
        act()
    return broken.value.msgid
