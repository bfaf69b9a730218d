"""What a merger of bodies or of files of one person carries over: weapons, accounts."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.base import Event
from models.user import User
from models.weapon import Weapon


@dataclass(frozen=True, kw_only=True)
class WeaponCarriedOver(Event):
    """Whoever owned it, had it or answered for it was merged into another, who does now; the weapon did not move."""

    kind = "weapon:carried_over"
    thing = Weapon
    sentence = "*Se traspasó* con la unión de %(of)s a %(to)s."
    example = {"of": "organisation:12", "to": "organisation:14", "owner": "organisation:14",
               "custodian": "organisation:14", "organisation": 14, "was_owner": "organisation:12",
               "was": "organisation:12", "was_organisation": "organisation:12"}

    #: Who was merged into whom; when a merger of persons is undone, the other way round.
    of: str
    to: str
    owner: str
    custodian: str
    organisation: int
    was_owner: str
    was: str
    was_organisation: str

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        if self.custodian != self.was:
            thing.custody_since = entry.claimed_at
        thing.owner, thing.custodian, thing.organisation_id = self.owner, self.custodian, self.organisation


@dataclass(frozen=True, kw_only=True)
class UserMoved(Event):
    """The account now belongs to another office; what it may do there has to be granted."""

    kind = "user:moved"
    thing = User
    sentence = "*Se trasladó* la cuenta de %(was_organisation)s a %(to_organisation)s."
    example = {"to_organisation": "organisation:14", "was_organisation": "organisation:12"}

    to_organisation: str
    was_organisation: str

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        thing.organisation_id = id_of(self.to_organisation)


@dataclass(frozen=True, kw_only=True)
class UserPersonChanged(Event):
    """Two files turned out to be of one person (or not to be): the account is of the one that stands."""

    kind = "user:person_changed"
    thing = User
    sentence = "*Se pasó* la cuenta de %(was)s a %(party)s: sus fichas se unieron o se separaron."
    example = {"party": "party:31", "was": "party:58"}

    party: str
    was: str

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        thing.party_id = id_of(self.party)
