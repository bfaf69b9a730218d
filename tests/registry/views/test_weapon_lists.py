"""A list is filtered by its address, kept under a name, and taken away as a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from models.database import reading
from models.saved_search import ExportLog, SavedSearch
from registry import kept_lists
from registry.exporting.formulas import verbatim
from registry.operations.merge_organisation import MergeOrganisation
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


def logged(world: World) -> list[tuple[int, str, str, int | None]]:
    with reading(world.engine) as session:
        query = select(ExportLog.user_id, ExportLog.format, ExportLog.query, ExportLog.count).order_by(ExportLog.id)
        return [tuple(row) for row in session.execute(query)]


def names(world: World) -> list[tuple[int, str, str]]:
    with reading(world.engine) as session:
        query = select(SavedSearch.user_id, SavedSearch.name, SavedSearch.query).order_by(SavedSearch.id)
        return [tuple(row) for row in session.execute(query)]


def rows_of(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_filters_that_narrow_are_said_with_how_many_there_are(at: At) -> None:
    text = text_of(at("clerk").get("/weapons?status=in_store&make=Glock&year_from=2000").text)
    assert "armas · " in text or "1 arma · " in text
    assert "Marca: Glock" in text
    assert "Fabricada desde el año: 2000" in text


@pytest.mark.parametrize("query", [
    "year_from=x", "year_to=99999999999999999999999", "not_seen_since=ayer", "status=%00", "sort=';--", "after=-1",
    "before=99999999999999999999999", "last=y&sort=seen", "unit=NADIE", "custodian=%25", "text=" + "a" * 5000,
    "registered_from=0001-01-01", "registered_to=9999-12-31", "make=%ED%A0%80", "text=%00",
])
def test_whatever_an_address_says_is_answered(at: At, query: str) -> None:
    assert at("clerk").get(f"/weapons?{query}").status_code == 200


def test_a_wrong_filter_is_said_beside_its_field(at: At) -> None:
    assert "Escriba un año de cuatro cifras." in at("clerk").get("/weapons?year_from=9").text


@pytest.mark.parametrize("query", ["text=glock", "status=in_store&make=Glock", "year_from=2000&after=9", "last=y"])
def test_an_address_that_names_some_filters_finds_no_fault_with_the_others(at: At, query: str) -> None:
    page = at("clerk").get(f"/weapons?{query}").text
    assert "aria-invalid" not in page
    assert "opciones." not in page


@pytest.mark.parametrize(("query", "said"), [("status=zzz", "Elija una de las opciones."),
                                             ("not_seen_since=ayer", "Escriba la fecha completa: día, mes y año."),
                                             ("year_to=x", "Escriba un número entero, en cifras.")])
def test_what_no_filter_can_read_is_told_in_our_words(at: At, query: str, said: str) -> None:
    page = at("clerk").get(f"/weapons?{query}").text
    assert said in page
    assert "Not a valid" not in page


def test_a_list_of_a_unit_that_was_merged_is_that_of_its_successor(at: At, world: World) -> None:
    for name, code in (("Estación Norte", "PMLAN"), ("Parque Central", "PMLAC")):
        world.unit(name, "unit", code, "PMLA")
    world.weapon("QVX 5150", "PMLAN")
    world.do(MergeOrganisation, organisation=world.units["PMLAN"], into=world.units["PMLAC"], order_number="7",
             ordered_on=date(2026, 1, 7))
    page = at("clerk").get("/weapons?unit=PMLAN&status=current").text
    assert "Estación Norte se unió a Parque Central: esta es la lista de Parque Central." in text_of(page)
    assert "Elija una de las opciones" not in page
    assert "QVX 5150" in page
    assert 'selected value="PMLAC"' in page
    queue = at("clerk").get(f"/conflicts?unit={world.units['PMLAN']}").text
    assert f'selected value="{world.units["PMLAC"]}"' in queue


def test_a_list_is_kept_renewed_and_forgotten(at: At, world: World) -> None:
    clerk, user = at("clerk"), world.users["clerk"]
    for query in ("status=issued_out", "status=in_store&sort=make"):
        kept = clerk.post("/weapons/kept", {"name": "Revisar", "query": f"{query}&after=3&next=//example.com"})
        assert kept.location == f"/weapons?{query}"
    assert names(world) == [(user, "Revisar", "status=in_store&sort=make")]
    assert 'href="/weapons?status=in_store&amp;sort=make">Revisar</a>' in clerk.get("/weapons").text
    assert "Revisar" not in at("approver").get("/weapons").text
    [address] = re.findall(r'action="(/weapons/kept/\d+/forget)"', clerk.get("/weapons").text)
    at("approver").post(address, {})
    assert len(names(world)) == 1
    clerk.post(address, {})
    assert names(world) == []


def test_a_list_without_a_name_is_not_kept(at: At, world: World) -> None:
    at("clerk").post("/weapons/kept", {"name": " ", "query": "status=in_store"})
    assert names(world) == []


def test_there_is_an_end_to_the_lists_one_keeps(at: At, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_lists, "MOST", 1)
    for name in ("Una", "Otra"):
        at("clerk").post("/weapons/kept", {"name": name, "query": ""})
    assert [name for _user, name, _query in names(world)] == ["Una"]


def test_what_is_on_the_screen_is_taken_away_whole_and_written_down(at: At, world: World) -> None:
    world.weapon("=1+1", "PMLA")
    answer = at("clerk").get("/weapons/export/csv?sort=serial&status=in_store")
    rows = rows_of(answer.data)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="armas-')
    serials = [row["Serial"] for row in rows]
    assert "'=1+1" in serials
    assert "HK-70113" in serials
    assert "PDP 001" not in serials
    assert {row["Código de la unidad"] for row in rows} == {"PMLA"}
    assert logged(world) == [(world.users["clerk"], "csv", "status=in_store&sort=serial", len(rows))]
    book = at("clerk").get("/weapons/export/xlsx?sort=serial&status=in_store")
    heads, *cells = CalamineWorkbook.from_filelike(io.BytesIO(book.data)).get_sheet_by_index(0).to_python()
    book.close()
    assert heads == list(rows[0])
    assert [row[1] for row in cells] == [verbatim(serial) for serial in serials]


def test_who_may_not_take_lists_away_is_not_offered_to(at: At, world: World) -> None:
    armourer = at("armourer")
    assert "Llevarse la lista" not in armourer.get("/weapons").text
    assert armourer.get("/weapons/export/csv").status_code == 403
    assert logged(world) == []


def test_there_are_two_kinds_of_file(at: At) -> None:
    assert at("clerk").get("/weapons/export/exe").status_code == 404
