"""The records of what crosses the armoury's counter: issued to officers, taken back from them."""

from typing import Any

from models.base import id_of
from models.committed import PrivateText
from models.events.custody import WeaponIssued, WeaponTakenBack
from models.weapon import Weapon
from registry.issuing import Drawn
from registry.language import worded
from registry.papers import people, weapon
from registry.papers.frame import Drawing
from registry.queries.acts import ActFile
from registry.queries.entries import Told
from registry.queries.names import names_of
from registry.wording import code
from reports.facts import Person, Remarks, Signer
from reports.issue_record import IssueRecord, issue_record
from reports.receipt import Receipt
from reports.reception_record import ReceptionRecord, reception_record


def draw_issue(drawing: Drawing, file: ActFile) -> Drawn:
    """The record of an issue, one receipt for each weapon."""
    first = file.told[0].event
    assert isinstance(first, WeaponIssued)
    reason = _text(drawing, first.purpose)
    said = worded("Entrega para un servicio: %(purpose)s", purpose=reason) if reason else worded("Entrega de armamento")
    record = IssueRecord(**_shared(drawing, file, said, "custodian"), due_at=first.due_back_at)
    return _drawn(issue_record(record, drawing.words), file)


def draw_reception(drawing: Drawing, file: ActFile) -> Drawn:
    """The record of what came back."""
    record = ReceptionRecord(**_shared(drawing, file, worded("Devolución al parque"), "was"),
                             stored_at=_stored_at(drawing, file))
    return _drawn(reception_record(record, drawing.words), file)


def _stored_at(drawing: Drawing, file: ActFile) -> str:
    """Each armoury with the place in it: what comes back at once may belong to several."""
    events = [told.event for told in file.told if isinstance(told.event, WeaponTakenBack)]
    names = names_of(drawing.session, {event.custodian for event in events})
    places = [", ".join(filter(None, (names[event.custodian], event.place))) for event in events]
    return "; ".join(dict.fromkeys(places))


def _drawn(paper: bytes, file: ActFile) -> Drawn:
    # Entries never change, so a record of an act has no state that could grow stale.
    return Drawn(paper, file.weapon_ids, {}, file.act.id)


def _shared(drawing: Drawing, file: ActFile, reason: str, side: str) -> dict[str, Any]:
    armourer = people.user(drawing.session, file.act.actor_id)
    return {
        "letterhead": drawing.letterhead(), "act": str(file.act.id), "first_entry": file.act.id,
        "last_entry": file.act.id + file.act.count, "reason": reason, "armourer": armourer,
        "began_at": file.act.claimed_at, "ended_at": file.act.recorded_at,
        "receipts": tuple(_receipt(drawing, told, side) for told in file.told),
        "signers": (Signer(worded("Entrega") if side == "custodian" else worded("Recibe"), armourer, has_seal=True),
                    Signer(worded("Autoriza"))),
        "proof": drawing.proof(), "remarks": Remarks(tuple(_remarks(drawing, file))),
    }


def _receipt(drawing: Drawing, told: Told, side: str) -> Receipt:
    assert isinstance(told.event, WeaponIssued | WeaponTakenBack)
    thing = drawing.session.get_one(Weapon, id_of(told.entry.subject))
    person = people.hand(drawing.session, getattr(told.event, side))
    condition = getattr(told.event, "condition", None) or thing.condition
    return Receipt(weapon.serial(thing), weapon.description(thing), weapon.calibre_and_class(thing),
                   code("condition", condition), told.entry.sequence,
                   person if isinstance(person, Person) else Person(person), told.event.magazines,
                   missing=getattr(told.event, "missing", 0))


def _remarks(drawing: Drawing, file: ActFile) -> list[str]:
    texts = (_text(drawing, getattr(told.event, "remarks", None)) for told in file.told)
    return [text for text in dict.fromkeys(texts) if text]


def _text(drawing: Drawing, commitment: object) -> str:
    row = drawing.session.get(PrivateText, str(commitment)) if commitment else None
    return row.text if row else ""
