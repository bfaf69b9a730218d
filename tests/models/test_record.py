"""How an event becomes an entry: the bytes, the leaf, the tree, the chain and the row, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import NoResultFound

from models.act import Act
from models.committed import PrivateText
from models.database import engine_for, performing, reading
from models.envelope import ActContext, Recorded
from models.events.organisation import OrganisationRegistered, OrganisationRenamed
from models.events.party import PartyDied, PartyRegistered
from models.ledger import Entry, LedgerTile, head_of
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.record import LONGEST, EntryTooLong, append, append_all, entry_body
from proof.canonical import canonical, parse
from proof.merkle import leaf_hash
from tests.builders import NOW, TODAY, an_identity
from tests.proof.naive_tree import root

ACT = ActContext("0" * 32, 17, 1, NOW, NOW)
NONCE = "f" * 32


@pytest.fixture
def engine(migrated_url: str) -> Iterator[Engine]:
    engine = engine_for(migrated_url)
    yield engine
    engine.dispose()


def registered(code: str = "OC", name: str = "Oficina Central") -> OrganisationRegistered:
    return OrganisationRegistered(name=name, organisation_kind="unit", code=code, parent=None)


def recorded(engine: Engine, *pairs: tuple) -> list[Recorded]:
    """Each event with the id of its thing, None for one that creates it, appended in one transaction."""
    with performing(engine) as session:
        head = head_of(session, locked=True)
        return [append(session, head, ACT, 1, event, thing) for event, thing in pairs]


def bodies(engine: Engine) -> list[bytes]:
    with reading(engine) as session:
        return list(session.scalars(select(Entry.body).order_by(Entry.sequence)))


def leaves(engine: Engine) -> list[bytes]:
    return [leaf_hash(body) for body in bodies(engine)]


def test_an_entry_is_canonical_bytes_and_its_leaf_is_their_hash(engine: Engine) -> None:
    [entry] = recorded(engine, (registered(), None))
    with reading(engine) as session:
        row = session.get_one(Entry, entry.sequence)
        assert (canonical(parse(row.body)), leaf_hash(row.body)) == (row.body, row.leaf_hash)
        assert (row.subject, row.previous) == (row.parsed()["subject"], row.parsed()["previous"])


def test_a_thing_has_the_number_of_the_entry_that_created_it(engine: Engine) -> None:
    _, second = recorded(engine, (registered(), None), (registered("PMLA"), None))
    with reading(engine) as session:
        thing = session.get_one(Organisation, second.sequence)
        assert (thing.code, thing.subject, thing.last_entry) == ("PMLA", "organisation:1", 1)


def test_a_chain_goes_on_within_an_act_and_after_it(engine: Engine) -> None:
    first = recorded(engine, (registered(), None))
    second = recorded(engine, (OrganisationRenamed(name="B", was="A"), 0), (OrganisationRenamed(name="C", was="B"), 0))
    third = recorded(engine, (OrganisationRenamed(name="D", was="C"), 0))
    assert [entry.previous for entry in (*first, *second, *third)] == [-1, 0, 1, 2]


def test_of_a_thing_that_does_not_exist_nothing_is_recorded(engine: Engine) -> None:
    with pytest.raises(NoResultFound):
        recorded(engine, (registered(), None), (OrganisationRenamed(name="B", was="A"), 9))
    assert bodies(engine) == []


@pytest.mark.parametrize("count", [1, 2, 3, 255, 256, 257])
def test_the_head_is_the_root_of_every_stored_body(engine: Engine, count: int) -> None:
    recorded(engine, *((registered(f"U{number}"), None) for number in range(count)))
    with reading(engine) as session:
        head = head_of(session)
        assert (head.size, head.root) == (count, root(leaves(engine)))
        assert head.range().root() == head.root


def test_a_tile_is_kept_for_each_256_leaves(engine: Engine) -> None:
    recorded(engine, *((registered(f"U{number}"), None) for number in range(513)))
    with reading(engine) as session:
        tiles = session.scalars(select(LedgerTile).order_by(LedgerTile.index)).all()
        assert [(tile.level, tile.index) for tile in tiles] == [(8, 0), (8, 1)]
        assert tiles[1].hash == root(leaves(engine)[256:512])


def test_an_entry_that_can_be_guessed_has_a_hash_that_cannot(engine: Engine) -> None:
    [entry] = recorded(engine, (registered(), None))
    [body] = bodies(engine)
    nonce = parse(body)["nonce"]
    assert len(bytes.fromhex(nonce)) == 16
    assert entry_body(registered(), entry, nonce) == body
    assert entry_body(registered(), entry, NONCE) != body


def test_a_person_enters_by_commitment_alone(engine: Engine) -> None:
    identity = an_identity(given_names="Yelitza", family_names="Marcano", document_number="V-9876543")
    [entry] = recorded(engine, (PartyRegistered(party_kind="natural", identity=identity, organisation=None), None))
    reason = PrivateText.of(text="Acta de defunción de Yelitza Marcano")
    recorded(engine, (PartyDied(died_on=TODAY, reason=reason), entry.sequence))
    for body in bodies(engine):
        assert b"Yelitza" not in body
        assert b"9876543" not in body
    with reading(engine) as session:
        party = session.get_one(Party, entry.sequence)
        kept = session.get_one(PartyIdentity, party.identity)
        assert (kept.name, kept.recomputed()) == ("Yelitza Marcano", party.identity)
        assert session.scalars(select(PrivateText.text)).one() == "Acta de defunción de Yelitza Marcano"


def an_entry_of(length: int) -> bytes:
    envelope = Recorded(0, "organisation:0", -1, ACT.key, 1, 1, 17, NOW, NOW)
    empty = len(entry_body(registered(name=""), envelope, NONCE))
    return entry_body(registered(name="x" * (length - empty)), envelope, NONCE)


def test_an_entry_has_at_most_65535_bytes() -> None:
    assert len(an_entry_of(LONGEST)) == LONGEST == 65_535
    with pytest.raises(EntryTooLong):
        an_entry_of(LONGEST + 1)


def test_an_entry_that_is_too_long_takes_its_act_with_it(engine: Engine) -> None:
    with pytest.raises(EntryTooLong):
        recorded(engine, (registered(), None), (registered("PMLA", "x" * LONGEST), None))
    assert bodies(engine) == []
    with reading(engine) as session:
        assert head_of(session).size == 0
        assert session.scalars(select(Act)).all() == []


def test_what_is_appended_together_is_what_is_appended_one_by_one(engine: Engine) -> None:
    recorded(engine, (registered(), None))
    pairs = [(OrganisationRenamed(name=f"N{n}", was="x"), 0) for n in range(3)]
    with performing(engine) as session:
        together = append_all(session, head_of(session, locked=True), ACT, 1, pairs)
    assert [(entry.sequence, entry.previous, entry.part) for entry in together] == [
        (1, 0, 1), (2, 1, 2), (3, 2, 3)]
    with reading(engine) as session:
        assert head_of(session).root == root(leaves(engine))
        assert session.get_one(Organisation, 0).name == "N2"
