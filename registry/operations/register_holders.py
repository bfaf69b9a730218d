"""Who may own a weapon that is being registered, and who may have it."""

from sqlalchemy.orm import Session

from models.party import Party
from registry.errors import RuleBroken
from registry.operations.weapon_facts import STATE_CLASSES
from registry.operations.weapons import organisation_of, party_of


def party_behind(session: Session, reference: str, field: str) -> Party | None:
    """The party a reference names, None for a body; a sentence beside the field for what does not exist."""
    kind, _, number = reference.partition(":")
    if kind == "organisation":
        organisation_of(session, int(number), field)
    return party_of(session, int(number), field) if kind == "party" else None


def refuse_owner(owner: str, weapon_class: str, party: Party | None) -> None:
    """Refuse what names nobody, and a person where the weapon is of the State; `party` is the owner, if a person."""
    kind, _, number = owner.partition(":")
    if owner != "unknown" and (kind not in {"organisation", "party"} or not number.isdecimal()):
        raise RuleBroken("Escriba una persona o un organismo, o elija «desconocido».", "owner")
    if weapon_class in STATE_CLASSES and party is not None:
        raise RuleBroken("Un arma de guerra u orgánica no puede ser de un particular.", "owner")


def refuse_custodian(custodian: str, organisation: int, *, is_seen: bool) -> None:
    """Refuse what names nobody, another unit than the one that answers, and «por localizar» of a weapon in view."""
    kind, _, number = custodian.partition(":")
    if kind not in {"organisation", "party", "to_be_located"} or not number.isdecimal():
        raise RuleBroken("Escriba una persona o una unidad, o elija «por localizar».", "custodian")
    if kind != "party" and int(number) != organisation:
        raise RuleBroken("La unidad que la custodia es la que responde por ella.", "custodian")
    if is_seen and kind == "to_be_located":
        raise RuleBroken("Si tiene el arma a la vista, no está por localizar.", "custodian")
