"""The record of a transfer of ownership."""

from marking.registry_number import registry_number
from models.base import id_of
from models.events.weapon import WeaponTransferred
from models.weapon import Weapon
from registry.issuing import Drawn
from registry.language import worded
from registry.papers import people, weapon
from registry.papers.frame import Drawing
from registry.queries.acts import ActFile
from registry.queries.entries import Told
from registry.queries.names import identities_of, names_of
from registry.wording import code
from reports.facts import NOT_RECORDED, Person, Signer
from reports.transfer_record import Owner, TransferRecord, TransferredWeapon, transfer_record


def draw(drawing: Drawing, file: ActFile) -> Drawn:
    """The record as bytes; it speaks of entries, which never change."""
    return Drawn(transfer_record(data(drawing, file), drawing.words), file.weapon_ids, {}, file.act.id)


def data(drawing: Drawing, file: ActFile) -> TransferRecord:
    """The plain values of the record: all weapons of the act pass from one owner to another."""
    first = file.told[0].event
    assert isinstance(first, WeaponTransferred)
    former, new = _owner(drawing, first.was), _owner(drawing, first.owner)
    clerk = people.user(drawing.session, file.act.actor_id)
    return TransferRecord(
        drawing.letterhead(), str(file.act.id), file.act.id, file.act.id + file.act.count,
        code("transfer_cause", first.cause), first.authorisation, worded("órgano competente (DAEX)"),
        first.authorised_on, file.act.claimed_at, former, new,
        tuple(_line(drawing, told) for told in file.told),
        (Signer(worded("Transfiere"), Person(former.name), takes_thumb=True),
         Signer(worded("Recibe"), Person(new.name), takes_thumb=True),
         Signer(worded("Asienta"), clerk, has_seal=True)),
        drawing.proof(), is_handed_over=first.custodian == first.owner)


def _owner(drawing: Drawing, reference: str) -> Owner:
    kind, _, number = reference.partition(":")
    if kind == "party":
        identity = identities_of(drawing.session, [int(number)]).get(int(number))
        return Owner(identity.name, identity.document_number) if identity else Owner(
            worded("identidad suprimida"), worded(NOT_RECORDED))
    names = names_of(drawing.session, [reference])
    return Owner(names.get(reference, worded(NOT_RECORDED)), worded("organismo registrado"))


def _line(drawing: Drawing, told: Told) -> TransferredWeapon:
    event = told.event
    assert isinstance(event, WeaponTransferred)
    thing = drawing.session.get_one(Weapon, id_of(told.entry.subject))
    names = names_of(drawing.session, [event.custodian])
    return TransferredWeapon(
        weapon.serial(thing), registry_number(thing.id), weapon.description(thing), weapon.calibre_and_class(thing),
        code("condition", thing.condition), weapon.custodian(event.custodian, names), told.entry.sequence)
