"""Loading a file: every row has a verdict, the same file twice adds nothing, a claim stands as written."""

from __future__ import annotations

import pytest

from models.committed import PrivateText
from models.database import reading, snapshot
from models.events import event_of
from models.ledger import Entry
from models.verification.whole import verify
from registry.errors import NeedsAnother
from registry.importing.running import Stopped, begin, go_on
from registry.importing.unreadable import FAULTS
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.queries.completeness import standing_in
from registry.queries.imports import near_count, rows_of
from tests.builders import TODAY
from tests.registry.importing.brought import COLUMNS, HEADER, Brought

LINES = f"""{HEADER}
QX001;Revólver;Taurus;82;.38
removido;Revólver;Taurus;82;.38
removido;Revólver;Taurus;82;.38
QX4?1;Revólver;Taurus;82;.38
QX1 (cano) - QX2 (armação);Revólver;Taurus;82;.38
no se sabe bien;Revólver;Taurus;82;.38
QX001;Revólver;Taurus;82;.38
QX001;Pistola;Taurus;82;.38
"""


def test_every_row_is_accepted_was_there_or_is_refused_with_its_reason(there: Brought) -> None:
    run = there.bring(LINES)
    ended = there.load(run)
    assert (ended.state, ended.total, ended.accepted, ended.contradicts, ended.already, ended.refused) == (
        "done", 8, 5, 1, 1, 1)
    rows = there.rows(run)
    assert [row.verdict for row in rows] == ["accepted"] * 5 + ["refused", "already", "contradicts"]
    assert [row.form for row in rows[:6]] == ["number", "erased", "erased", "pattern", "parts", "not_recognised"]
    first = rows[0].weapon_id
    assert (rows[6].weapon_id, rows[7].weapon_id) == (first, first)
    assert "no se reconoce" in (rows[5].reason_values or {})["form"]
    assert (rows[7].reason_values or {})["facts"] == ["weapon_type"]
    assert [row.cells is not None for row in rows] == [row.verdict == "refused" for row in rows]


def test_the_same_file_twice_adds_nothing(there: Brought) -> None:
    run = there.bring(LINES)
    there.load(run)
    size, weapons = there.entries(), len(there.weapons())
    again = there.load(there.bring(LINES))
    assert (again.accepted, again.contradicts, again.already, again.refused) == (0, 0, 7, 1)
    assert (there.entries(), len(there.weapons())) == (size, weapons)


def test_identical_rows_without_a_serial_are_different_weapons(there: Brought) -> None:
    there.load(there.bring(f"{HEADER}\n" + ";Revólver;Taurus;82;.38\n" * 3))
    assert [weapon.line for weapon in there.weapons()] == [2, 3, 4]


def test_a_weapon_stands_as_the_list_says_and_is_to_be_located_under_its_unit(there: Brought) -> None:
    there.load(there.bring(LINES))
    weapons = there.weapons()
    first = weapons[0]
    force = there.registry.force
    assert (first.status, first.custodian, first.owner) == ("to_be_located", f"to_be_located:{force}", "unknown")
    assert (first.standings["make"], first.standings["year"]) == ("as_booked", "not_recorded")
    assert (first.condition, first.last_seen_at) == ("not_assessed", None)
    assert [weapon.serial_status for weapon in weapons] == [
        "legible", "obliterated", "obliterated", "partial", "legible"]
    assert (weapons[3].serial, weapons[3].serial_normalised, weapons[3].identity) == ("QX4?1", "QX4?1", None)


def test_the_row_as_written_is_kept_and_erasable(there: Brought) -> None:
    there.load(there.bring(LINES))
    weapon = there.weapons()[0]
    with reading(there.registry.engine) as session:
        event = event_of(session.get_one(Entry, weapon.id).parsed())
        paper = session.get_one(PrivateText, event.paper)
    assert paper.text == "Serial: QX001\nTipo: Revólver\nMarca: Taurus\nModelo: 82\nCalibre: .38"


def test_what_the_list_calls_otherwise_has_the_name_of_the_catalogue(there: Brought) -> None:
    there.registry.do(RegisterCatalogueItems, there.clerk, items=(
        CatalogueWord(kind="make", name="Smith & Wesson", also="S&W"),))
    there.registry.do(RegisterCatalogueItems, there.clerk, items=(
        CatalogueWord(kind="model", name="10", make="Smith & Wesson"),
        CatalogueWord(kind="calibre", name=".38 Special")))
    there.load(there.bring(f"{HEADER}\n1;Revólver;S&W;Model 10;.38 special\n2;Revólver;Colt;x;.32\n"))
    assert [(w.make, w.model, w.calibre) for w in there.weapons()] == [
        ("Smith & Wesson", "Model 10", ".38 Special"), ("Colt", "x", ".32")]


def test_an_unrecognised_value_is_kept_aside_or_refuses_the_row_as_was_decided(there: Brought) -> None:
    text = f"{HEADER}\n1;Garrucha;Taurus;82;.38\n"
    refusing = there.mapping(constants={"undecided": "refuse"})
    assert there.load(there.bring(text, refusing)).refused == 1
    assert there.load(there.bring(text)).accepted == 1
    [weapon] = there.weapons()
    assert (weapon.weapon_type, weapon.standings["weapon_type"]) == (None, "unknown")


def test_a_row_that_is_no_weapon_or_says_several_is_refused(there: Brought) -> None:
    mapping = there.mapping(columns=COLUMNS | {"Clase": "record_kind", "Cantidad": "quantity"},
                            record_kind={"arma": "weapon", "municion": "refuse"})
    run = there.bring(f"{HEADER};Clase;Cantidad\n1;Revólver;T;8;9;Munición;1\n2;Revólver;T;8;9;Arma;3\n"
                      "3;Revólver;T;8;9;otra;1\n4;Revólver;T;8;9;ARMA;1\n", mapping)
    there.load(run)
    assert [row.verdict for row in there.rows(run)] == ["refused"] * 3 + ["accepted"]


def test_a_damaged_row_says_what_is_wrong_with_it(there: Brought) -> None:
    run = there.bring(f'{HEADER}\n"=HYPERLINK(""x"")";Revólver;T;8;9\n')
    there.load(run)
    assert there.rows(run)[0].reason == FAULTS["formula"]


def test_a_rehearsal_says_what_would_happen_and_records_nothing(there: Brought) -> None:
    run, size = there.bring(LINES), there.entries()
    rehearsed = there.load(run, is_rehearsal=True)
    said = [row.verdict for row in there.rows(run)]
    assert (rehearsed.accepted, rehearsed.contradicts, rehearsed.already, rehearsed.refused) == (5, 1, 1, 1)
    assert (there.entries(), there.weapons()) == (size, [])
    there.load(run)
    assert [row.verdict for row in there.rows(run)] == said


def test_a_rehearsal_tells_which_rows_of_the_file_resemble_or_repeat_one_before(there: Brought) -> None:
    run = there.bring(f"{HEADER}\n" + "".join(f"{serial};Revólver;Taurus;82;.38\n" for serial in (
        "QZZ9001", "QZZ90O1", "QZZ9001")))
    there.load(run, is_rehearsal=True)
    assert [(row.verdict, row.reason_values) for row in there.rows(run)] == [
        ("accepted", None), ("accepted", {"near_line": 2}), ("already", {"of_line": 2})]
    with reading(there.registry.engine) as session:
        assert near_count(session, there.run(run)) == 1
        assert [row.line for row in rows_of(session, there.run(run), "near", 0).rows] == [3]
    recorded = there.load(run)
    assert recorded.accepted == 2
    assert [row.reason_values for row in there.rows(run)] == [None, None, None]


def test_a_run_that_was_stopped_goes_on_from_where_it_was(there: Brought, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.importing.running.PIECE", 3)
    run = there.bring(LINES)
    there.start(run)
    for _ in range(3):
        with pytest.raises(Stopped):
            go_on(there.registry.engine, there.folder, run, stop=lambda: True)
    go_on(there.registry.engine, there.folder, run)
    ended = there.run(run)
    assert (ended.state, ended.accepted, ended.contradicts, ended.already, ended.refused) == (
        "done", 5, 1, 1, 1)
    assert len(there.weapons()) == 5


def test_all_that_was_loaded_is_derived_again_from_the_ledger(there: Brought) -> None:
    there.load(there.bring(LINES))
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def test_decisions_changed_meanwhile_stop_the_run(there: Brought) -> None:
    run = there.bring(LINES)
    there.start(run)
    other = there.bring(LINES, there.mapping(constants={"undecided": "refuse"}))
    there.start(other)
    begin(there.registry.engine, run, is_rehearsal=False)
    go_on(there.registry.engine, there.folder, run)
    assert there.run(run).state == "stopped"
    assert there.weapons() == []


def test_a_file_larger_than_one_person_may_load_waits_for_another(there: Brought) -> None:
    there.registry.do(SetLegalParameter, parameter="import_rows_alone", value=7, source="Criterio propio",
                      certainty="unverified", valid_from=TODAY)
    with pytest.raises(NeedsAnother):
        there.start(there.bring(LINES))


def test_a_year_that_is_said_to_be_absent_is_one_of_four_answers(there: Brought) -> None:
    header = HEADER + ";Año"
    answers = {"no consta": "not_recorded", "DESCONOCIDO": "unknown", "ilegible": "illegible",
               "No aplica": "not_applicable"}
    lines = [f"QX00{number};Revólver;Taurus;82;.38;{said}" for number, said in enumerate(answers)]
    mapping = there.mapping(columns=COLUMNS | {"Año": "year"})
    there.load(there.bring("\n".join([header, *lines]), mapping))
    assert [(weapon.year, weapon.standings["year"]) for weapon in there.weapons()] == [
        (None, standing) for standing in answers.values()]


def test_what_the_loader_says_of_every_row_is_declared_and_not_of_the_list(there: Brought) -> None:
    there.load(there.bring(f"{HEADER}\nQX1;Revólver;Colt;;\n"))
    weapon = there.weapons()[0]
    assert (weapon.weapon_class, weapon.condition) == ("organic", "not_assessed")
    assert [weapon.standings[name] for name in ("weapon_class", "condition", "make")] == [
        "declared", "declared", "as_booked"]
    assert standing_in(weapon.answered, "weapon_class") == "declared"
