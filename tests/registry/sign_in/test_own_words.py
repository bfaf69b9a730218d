"""Whose an account is, in the words a guesser tries first."""

from __future__ import annotations

from models.database import performing, reading
from models.party import Party, PartyIdentity
from models.user import User
from registry.sign_in.own_words import own_words
from tests.registry.sign_in.door import Door


def words(door: Door) -> list[str]:
    with reading(door.gate.engine) as session:
        return own_words(session, door.user)


def test_they_are_the_sign_in_name_the_names_and_the_document(door: Door) -> None:
    username, given, family, document, digits = words(door)
    assert (username, given, family) == ("ana.mora", "Ana", "Mora")
    assert document == f"V-{digits}"


def test_of_an_erased_identity_only_the_sign_in_name_is_left(door: Door) -> None:
    with performing(door.gate.engine) as session:
        party = session.get_one(Party, session.get_one(User, door.user).party_id)
        session.delete(session.get_one(PartyIdentity, party.identity))
    assert words(door) == ["ana.mora"]
