"""The demonstration: the same every time, goes on after an interruption, leaves real registries alone, and verifies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

import registry.demo
from models.act import Act
from models.database import engine_for, reading, snapshot
from models.importing import ImportRun
from models.ledger import head_of
from models.near_pair import NearPair
from models.party import Party, PartyIdentity
from models.source import Source
from models.user import Credential, Grant, User, UserLogin
from models.verification import Evidence, verify
from models.weapon import Weapon
from registry.demo import Cast, HasOtherData, load
from registry.demo.accounts import ACCOUNTS, PASSWORD
from registry.demo.lists import keep_lists
from registry.importing.table import digest_of
from registry.near_sweep import sweep
from registry.permissions import Role, authority_of
from registry.queries.custody_chain import chain_of
from registry.queries.requests import to_decide
from registry.sign_in.passwords import refuse_weak, verifies
from registry.verifying import DERIVED
from tests.registry.operations.founded import Founded

ORIGIN = "demo.example/trazarma"


@pytest.fixture(scope="module")
def loaded(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Cast]]:
    file = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    engine = engine_for(f"sqlite:///{file}")
    cast = load(engine, ORIGIN)
    assert cast is not None
    yield engine, cast
    engine.dispose()


def weapon(loaded: tuple[Engine, Cast], word: str) -> Weapon:
    engine, cast = loaded
    with reading(engine) as session:
        return session.get_one(Weapon, cast.weapons[word])


def test_it_verifies(loaded: tuple[Engine, Cast]) -> None:
    with snapshot(loaded[0]) as session:
        assert verify(session, Evidence(derived=DERIVED)).fault is None


def test_it_has_about_what_is_promised(loaded: tuple[Engine, Cast]) -> None:
    with reading(loaded[0]) as session:
        def number(query: object) -> int:
            return session.scalar(query) or 0  # type: ignore[call-overload]

        assert 110 <= number(select(func.count()).select_from(Weapon)) <= 140
        assert 35 <= number(select(func.count()).select_from(Party)) <= 60
        assert number(select(func.count(func.distinct(Grant.role)))) == len(Role)
        assert set(session.scalars(select(Weapon.status).distinct())) >= {
            "in_store", "issued_out", "active", "not_located", "lost", "stolen", "withdrawn"}


def test_loading_it_again_changes_nothing(loaded: tuple[Engine, Cast]) -> None:
    with reading(loaded[0]) as session:
        size = head_of(session).size
    assert load(loaded[0], ORIGIN) is None
    with reading(loaded[0]) as session:
        assert head_of(session).size == size


def test_a_loading_that_was_interrupted_goes_on_where_it_stopped(
        migrated_sqlite_url: str, loaded: tuple[Engine, Cast], monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_for(migrated_sqlite_url)

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(registry.demo, "plan_cases", interrupt)
        with pytest.raises(KeyboardInterrupt):
            load(engine, ORIGIN)
    again = load(engine, ORIGIN)
    assert again is not None
    assert again.weapons == loaded[1].weapons
    with reading(engine) as session, reading(loaded[0]) as other:
        assert head_of(session).size == head_of(other).size
        serials = select(Weapon.id, Weapon.serial, Weapon.custodian).order_by(Weapon.id)
        assert session.execute(serials).all() == other.execute(serials).all()
    engine.dispose()


def test_a_registry_with_data_of_its_own_is_left_alone(opened: Founded) -> None:
    with pytest.raises(HasOtherData):
        load(opened.engine, ORIGIN)


def test_every_account_signs_in_with_the_printed_password(loaded: tuple[Engine, Cast]) -> None:
    with reading(loaded[0]) as session:
        rows = session.execute(select(UserLogin.username, Credential.password_hash).join(
            User, User.login == UserLogin.commitment).join(Credential, Credential.user_id == User.id)).all()
    assert {row.username for row in rows} == {account.username for account in ACCOUNTS}
    assert verifies(rows[0].password_hash, PASSWORD)


def test_the_printed_password_is_one_the_registry_admits() -> None:
    for account in ACCOUNTS:
        refuse_weak(PASSWORD, [account.username, account.given_names, account.family_names, account.document])


def test_the_planted_gap_and_the_planted_overlap_are_seen_by_the_chain_of_custody(loaded: tuple[Engine, Cast]) -> None:
    engine, cast = loaded
    with reading(engine) as session:
        gap = chain_of(session, f"weapon:{cast.weapons['gap']}")
        overlap = chain_of(session, f"weapon:{cast.weapons['overlap']}")
    assert [(found.until - found.since).days for found in gap.gaps if found.until] == [19]
    assert gap.overlaps == ()
    assert [(found.until - found.since).seconds // 3600 for found in overlap.overlaps] == [3]
    assert overlap.gaps == ()


def test_each_case_is_as_its_word_says(loaded: tuple[Engine, Cast]) -> None:
    for word in ("lost", "stolen", "withdrawn", "not_located"):
        assert weapon(loaded, word).status == word
    assert (weapon(loaded, "held").open_holds, weapon(loaded, "freed").open_holds) == (1, 0)
    assert (weapon(loaded, "obliterated").serial, weapon(loaded, "obliterated").serial_status) == (None, "obliterated")
    assert weapon(loaded, "restored").serial_status == "restored"
    assert weapon(loaded, "corrected").model == "17"
    assert weapon(loaded, "approved").year == 2011
    assert weapon(loaded, "waiting").calibre != "9 × 19 mm Parabellum +P"
    assert weapon(loaded, "sold").owner != weapon(loaded, "inherited").owner


def test_two_lists_contradict_each_other_and_two_numbers_were_copied_wrong(loaded: tuple[Engine, Cast]) -> None:
    engine, cast = loaded
    assert (set(weapon(loaded, "contradicted").open_conflicts), weapon(loaded, "contradicted").status) == (
        {"year"}, "in_store")
    assert set(weapon(loaded, "moved").open_conflicts) == {"organisation"}
    assert (weapon(loaded, "decided").year, weapon(loaded, "decided").open_conflicts) == (2004, {})
    sweep(engine)
    with reading(engine) as session:
        near = session.execute(select(NearPair.first_id, NearPair.how).order_by(NearPair.rank.desc())).all()
        runs = session.scalars(select(ImportRun).order_by(ImportRun.id)).all()
    assert near == [(cast.weapons["alike"], "look_alike"), (cast.weapons["swapped"], "swapped")]
    assert [(run.accepted, run.contradicts, run.already, run.refused) for run in runs] == [(8, 0, 0, 0), (2, 3, 1, 0)]


def test_the_files_of_its_lists_are_kept_as_brought(loaded: tuple[Engine, Cast], tmp_path: Path) -> None:
    keep_lists(tmp_path)
    with reading(loaded[0]) as session:
        digests = set(session.scalars(select(Source.digest)))
    assert {digest_of(path) for path in (tmp_path / "imports").iterdir()} == digests == {
        path.name for path in (tmp_path / "imports").iterdir()}


def test_one_request_waits_for_the_approver_who_opens_it(loaded: tuple[Engine, Cast]) -> None:
    engine, cast = loaded
    with reading(engine) as session:
        authority = authority_of(session, cast.users["aprueba.aleros"])
        assert authority
        [request] = session.scalars(to_decide(session, authority, datetime.now(UTC)))
    assert request.about == f"weapon:{cast.weapons['waiting']}"


def test_nothing_is_recorded_in_the_future(loaded: tuple[Engine, Cast]) -> None:
    with reading(loaded[0]) as session:
        assert session.scalars(select(Act.recorded_at).order_by(Act.id.desc())).first() <= datetime.now(UTC)  # type: ignore[operator]


def test_no_name_in_it_is_of_a_person_with_a_real_number(loaded: tuple[Engine, Cast]) -> None:
    with reading(loaded[0]) as session:
        numbers = session.scalars(select(PartyIdentity.document_number)).all()
    assert all(number.startswith("V-99") for number in numbers)
