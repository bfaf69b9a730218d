"""Two papers that contradict each other both stand: the second is recorded beside the first, with where it says so."""

from __future__ import annotations

from sqlalchemy import select

from models.committed import PrivateText
from models.conflict import Conflict, ConflictClaim
from models.database import reading, snapshot
from models.verification.whole import verify
from registry.operations.judging import ELSEWHERE, WITHDRAWN
from registry.operations.withdraw import Withdraw
from tests.builders import TODAY
from tests.registry.importing.brought import COLUMNS, HEADER, Brought

FIRST = f"{HEADER};Año\nQX001;Revólver;Taurus;82;.38;2009\nQX002;Revólver;Taurus;82;.38;2009\n"
SECOND = f"{HEADER};Año\nQX001;Pistola;Taurus;82;.38;2011\nQX002;Revólver;Taurus;82;.38;\n"


def load(there: Brought, text: str, name: str, **changes: dict[str, str]) -> int:
    run = there.bring(text, there.mapping(columns=COLUMNS | {"Año": "year"}, **changes), name)
    there.load(run)
    return run


def claims(there: Brought) -> list[ConflictClaim]:
    with reading(there.registry.engine) as session:
        return list(session.scalars(select(ConflictClaim).order_by(ConflictClaim.entry, ConflictClaim.fact)))


def test_what_a_second_list_says_otherwise_stands_beside_the_first_with_source_and_line(there: Brought) -> None:
    load(there, FIRST, "libro.csv")
    run = there.run(load(there, SECOND, "relacion.csv"))
    assert (run.accepted, run.contradicts, run.already, run.refused) == (0, 1, 1, 0)
    weapon = there.weapons()[0]
    told = claims(there)
    assert [(one.fact, one.value, one.line, one.weapon_id) for one in told] == [
        ("weapon_type", "pistol", 2, weapon.id), ("year", "2011", 2, weapon.id)]
    assert (weapon.weapon_type, weapon.year) == ("revolver", 2009)
    assert {weapon.standings["weapon_type"], weapon.standings["year"]} == {"contradicted"}
    assert weapon.open_conflicts == {"weapon_type": told[0].entry, "year": told[0].entry}
    with reading(there.registry.engine) as session:
        assert "Año: 2011" in session.get_one(PrivateText, told[0].paper).text
        assert [one.standing_was for one in session.scalars(select(Conflict))] == ["as_booked", "as_booked"]


def test_a_contradicting_list_brought_twice_adds_nothing(there: Brought) -> None:
    load(there, FIRST, "libro.csv")
    load(there, SECOND, "relacion.csv")
    size = there.entries()
    again = there.run(load(there, SECOND, "relacion.csv"))
    assert (again.contradicts, again.already, there.entries()) == (0, 2, size)


def test_a_third_paper_joins_the_open_contradiction(there: Brought) -> None:
    load(there, FIRST, "libro.csv")
    load(there, SECOND, "relacion.csv")
    load(there, f"{HEADER};Año\nQX001;Revólver;Taurus;82;.38;2013\n", "otra.csv")
    told = [one for one in claims(there) if one.fact == "year"]
    assert [one.value for one in told] == ["2011", "2013"]
    assert len({one.conflict_entry for one in told}) == 1


def test_a_row_that_contradicts_an_earlier_row_of_its_own_list_is_taken_too(there: Brought) -> None:
    text = FIRST + "QX001;Revólver;Taurus;82;.38;2011\nQX001;Revólver;Taurus;82;.38;2012\n"
    run = load(there, text, "libro.csv")
    assert [row.verdict for row in there.rows(run)] == ["accepted", "accepted", "contradicts", "contradicts"]
    assert [(one.value, one.line, one.weapon_id) for one in claims(there)] == [
        ("2011", 4, there.weapons()[0].id), ("2012", 5, there.weapons()[0].id)]
    assert there.run(load(there, text, "libro.csv")).already == 4


def test_contradictions_are_derived_again_from_the_ledger(there: Brought) -> None:
    load(there, FIRST, "libro.csv")
    load(there, SECOND, "relacion.csv")
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def test_a_weapon_of_another_body_or_out_of_the_registry_is_not_contradicted(there: Brought) -> None:
    load(there, FIRST, "libro.csv")
    elsewhere = there.registry.other_force
    outsider = there.registry.user(elsewhere, "clerk")
    approver = there.registry.user(there.registry.force, "approver")
    there.registry.do(Withdraw, approver, weapons=(there.weapons()[1].id,), cause="not_a_weapon", order_number="1",
                      ordered_on=TODAY, reason="No es un arma")
    home = there.run(load(there, f"{HEADER};Año\nQX002;Revólver;Taurus;82;.38;1999\n", "tarde.csv"))
    assert [row.reason for row in there.rows(home.id)] == [WITHDRAWN]
    there.clerk, there.registry.force = outsider, elsewhere
    foreign = load(there, SECOND, "ajena.csv")
    assert [row.reason for row in there.rows(foreign)] == [ELSEWHERE, ELSEWHERE]
    assert claims(there) == []
