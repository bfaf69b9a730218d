"""The words that say whose an account is: whoever guesses its password tries these first."""

from sqlalchemy.orm import Session

from models.party import Party, PartyIdentity
from models.user import User
from registry.sign_in.steps import username_of


def own_words(session: Session, user_id: int) -> list[str]:
    """The sign-in name, the names and the document of the account's person, as far as they are still kept."""
    party = session.get_one(Party, session.get_one(User, user_id).party_id)
    identity = session.get(PartyIdentity, party.identity)
    if identity is None:
        return [username_of(session, user_id)]
    number = identity.document_number
    names = (identity.given_names, identity.family_names, number, "".join(filter(str.isdecimal, number)))
    return [username_of(session, user_id), *filter(None, names)]
