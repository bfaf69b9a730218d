"""What happens to accounts and to what they may do."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.base import Event
from models.user import Grant, User


@dataclass(frozen=True, kw_only=True)
class UserRegistered(Event):
    """An account was made for a person; the first sign-in sets its password."""

    kind = "user:registered"
    thing = User
    creates = True
    sentence = "*Se creó* la cuenta de %(party)s en %(organisation)s."
    example = {"party": "party:31", "organisation": "organisation:12", "login": "ab" * 32}

    party: str
    organisation: str
    login: object

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        thing.party_id = id_of(self.party)
        thing.organisation_id = id_of(self.organisation)
        thing.login, thing.is_enabled = str(self.login), True


@dataclass(frozen=True, kw_only=True)
class UserGranted(Event):
    """A role was granted in an organisation."""

    kind = "user:granted"
    thing = User
    sentence = "*Se otorgó* el rol de %(role)s en %(organisation)s."
    vocabularies = {"role": "role"}
    example = {"role": "clerk", "organisation": "organisation:12"}

    role: str
    organisation: str

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        session.add(Grant(user_id=thing.id, role=self.role, organisation_id=id_of(self.organisation)))


@dataclass(frozen=True, kw_only=True)
class UserGrantRevoked(Event):
    """A role was taken away."""

    kind = "user:grant_revoked"
    thing = User
    sentence = "*Se retiró* el rol de %(role)s en %(organisation)s."
    vocabularies = {"role": "role"}
    example = {"role": "clerk", "organisation": "organisation:12"}

    role: str
    organisation: str

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        where = id_of(self.organisation)
        session.delete(session.get_one(Grant, (thing.id, self.role, where)))


@dataclass(frozen=True, kw_only=True)
class UserDisabled(Event):
    """The account can no longer sign in; its sessions end at once."""

    kind = "user:disabled"
    thing = User
    sentence = "*Se inhabilitó* la cuenta."
    example = {"reason": "cd" * 32}

    reason: object

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        thing.is_enabled = False


@dataclass(frozen=True, kw_only=True)
class UserEnabled(Event):
    """The account can sign in again."""

    kind = "user:enabled"
    thing = User
    sentence = "*Se habilitó* la cuenta."
    example = {"reason": "cd" * 32}

    reason: object

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        thing.is_enabled = True


@dataclass(frozen=True, kw_only=True)
class UserEnrolmentReset(Event):
    """A new first sign-in was ordered: password and second factor will be set again by the user."""

    kind = "user:enrolment_reset"
    thing = User
    sentence = "*Se ordenó* un nuevo primer inicio de sesión."
    example = {"reason": "cd" * 32}

    reason: object

    def apply(self, thing: User, entry: Recorded, session: Session) -> None:
        """Nothing the ledger decides changes; the credential is cleared beside it."""
