"""What passes from a merged body to the one that succeeds it: one entry for each thing, a piece at a time."""

from collections.abc import Iterator
from itertools import islice

from models.committed import PrivateText
from models.conflict import UNIT, Conflict
from models.events import Event
from models.events.organisation import OrganisationMoved
from models.events.party import PartyAssigned
from models.events.succession import UserMoved, WeaponCarriedOver
from models.events.user import UserGrantRevoked
from models.events.weapon_conflict import WeaponConflictDecided
from models.organisation import Organisation
from models.weapon import Weapon
from registry.operations.base import Decision
from registry.operations.left_behind import LeftBehind

#: Entries of one act: bulk work is committed in pieces, so that no counter waits long for its turn.
PIECE = 250
ONE_BODY = "Los organismos que decían los papeles se unieron: ahora son uno."


def passed_on(left: LeftBehind, of: Organisation, to: Organisation, most: int) -> list[Decision]:
    """At most `most` decisions; bodies, officers and accounts before weapons, so that people can go on working.

    Roles in the body end: whoever administers its successor grants what is needed there, to whom it is needed.
    """
    return list(islice(_all(left, of, to), most))


def _all(left: LeftBehind, of: Organisation, to: Organisation) -> Iterator[Decision]:
    # A body that the successor itself stood below, or that answers for another for a time, was refused before.
    for node in left.below:
        yield Decision(OrganisationMoved(parent_organisation=to.subject, was_organisation=of.subject), node.id)
    for officer in left.officers:
        yield Decision(PartyAssigned(organisation=to.subject), officer.id)
    for account in left.accounts:
        yield Decision(UserMoved(to_organisation=to.subject, was_organisation=of.subject), account.id)
    for grant in left.grants:
        yield Decision(UserGrantRevoked(role=grant.role, organisation=of.subject), grant.user_id)
    for weapon in left.weapons:
        yield Decision(carried_over(weapon, of.subject, to.subject), weapon.id)
    passed = {weapon.id for weapon in left.weapons}
    for conflict, weapon in left.agreed:
        if weapon.organisation_id == to.id or weapon.id in passed:
            yield Decision(_agreed(conflict, weapon, to.subject), weapon.id)


def _agreed(conflict: Conflict, weapon: Weapon, to: str) -> Event:
    """What papers told of two bodies that are one now contradicts nothing: what is registered stands."""
    return WeaponConflictDecided(
        fact=UNIT, conflict=conflict.entry, stands="registered", claim=None, was=to, value=to, standing=None,
        serial_status=None, serial_normalised=None, identity=weapon.identity, custodian=None, status=None,
        reason=PrivateText.of(text=ONE_BODY))


def carried_over(weapon: Weapon, of: str, to: str) -> Event:
    """The weapon with every edge that led to `of` leading to `to`; both are bodies, or both persons."""
    unit, number = f"organisation:{weapon.organisation_id}", to.partition(":")[2]
    names = {of: to} | ({of.replace("organisation:", "to_be_located:"): f"to_be_located:{number}"}
                        if of.startswith("organisation:") else {})
    return WeaponCarriedOver(
        of=of, to=to, owner=names.get(weapon.owner, weapon.owner),
        custodian=names.get(weapon.custodian, weapon.custodian),
        organisation=int(number) if unit == of else weapon.organisation_id,
        was_owner=weapon.owner, was=weapon.custodian, was_organisation=unit)
