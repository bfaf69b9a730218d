"""Acts on one weapon from its page: fill in, review, record once; refused beside the field, or with what changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from models.act import Act
from models.database import reading
from models.weapon import Mark, Weapon
from registry.operations.hold import Hold
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.operations.store import Store
from tests.registry.views.site import Browser, controls, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
CITED = {"crime_report": "K-26-0118-00412", "reported_on": "2026-01-20", "reason": "No estaba en el vehículo"}
ORDER = {"order_number": "204/2026", "ordered_on": "2026-01-09", "reason": "Causa abierta"}
MARK = {"mark_kind": "state_stock", "text": "PMLA-0142", "part": "slide", "face": "left", "mark_method": "dot_peen"}


@pytest.fixture(autouse=True)
def figures(world: World) -> None:
    """The figures of the law that marks and transfers are judged by."""
    for name, value in (("mark_depth_um", 76), ("mark_height_um", 1600), ("age_of_majority", 18)):
        world.do(SetLegalParameter, parameter=name, value=value, source="Norma", certainty="unverified",
                 valid_from=date(2020, 1, 1))


def address(world: World, act: str, serial: str = "QVX 2O8") -> str:
    return f"/weapons/{world.weapons[serial]}/{act}"


def acted(at: At, who: str, where: str, fields: dict[str, Any]) -> TestResponse:
    """Fill in the form, read the review, confirm it."""
    review = at(who).fill(where, fields)
    assert review.status_code == 200, text_of(review.text)
    assert "Todavía no se ha asentado nada." in review.text
    return at(who).confirm(review, where)


def weapon_of(world: World, serial: str = "QVX 2O8") -> Weapon:
    with reading(world.engine) as session:
        return session.get_one(Weapon, world.weapons[serial])


@pytest.mark.parametrize(
    ("who", "act", "serial", "fields", "status"),
    [
        ("armourer", "issue", "QVX 2O8", {"receiver": "3420", "magazines-0": "2"}, "issued_out"),
        ("armourer", "take_back", "QVX 214", {"magazines-0": "2", "condition": "operative"}, "in_store"),
        ("armourer", "store", "QVX 2O8", {"place": "estante 9"}, "in_store"),
        ("clerk", "report_not_located", "QVX 2O8", {"reason": "No aparece en la revista"}, "not_located"),
        ("clerk", "report_lost", "QVX 2O8", CITED, "lost"),
        ("clerk", "report_stolen", "QVX 2O8", CITED | {"manner": "robbery"}, "stolen"),
        ("clerk", "hold", "QVX 2O8", ORDER | {"authority": "court"}, "in_store"),
        ("approver", "withdraw", "QVX 2O8", ORDER | {"cause": "not_a_weapon"}, "withdrawn"),
        ("clerk", "mark", "QVX 2O8", MARK, "in_store"),
        ("clerk", "label", "QVX 2O8", {}, "in_store"),
        ("clerk", "correct/model", "QVX 2O8", {"value": "17L", "standing": "seen", "reason": "Mal leído"}, "in_store"),
        ("clerk", "transfer", "QVX 2O8", {"receiver": "PDP", "cause": "assignment", "authorisation": "DAEX-2026-118",
                                          "authorised_on": "2026-01-02"}, "in_store"),
    ],
)  # fmt: skip
def test_an_act_is_recorded_after_its_review(
    at: At, world: World, who: str, act: str, serial: str, fields: dict[str, Any], status: str
) -> None:
    answer = acted(at, who, address(world, act, serial), fields)
    assert answer.status_code == 302
    weapon = weapon_of(world, serial)
    assert weapon.status == status
    assert weapon.last_entry > world.weapons[serial] or act == "label"
    assert at(who).get(answer.location).status_code == 200


def test_found_again_it_is_in_the_armoury(at: At, world: World) -> None:
    world.do(ReportNotLocated, weapons=(world.weapons["QVX 2O8"],), reason="No aparece")
    acted(at, "armourer", address(world, "report_found"), {"reason": "Estaba en otro estante", "place": "estante 1"})
    assert (weapon_of(world).status, weapon_of(world).place) == ("in_store", "estante 1")


def test_a_hold_is_lifted_by_naming_it(at: At, world: World) -> None:
    world.do(Hold, weapons=(world.weapons["QVX 2O8"],), authority="court", order_number="204/2026",
             ordered_on=date(2026, 1, 9), reason="Causa")
    entry = weapon_of(world).last_entry
    acted(at, "approver", address(world, "release"), ORDER | {"holds": str(entry), "order_number": "219/2026"})
    assert weapon_of(world).open_holds == 0


def test_a_mark_is_measured_in_millimetres(at: At, world: World) -> None:
    acted(at, "clerk", address(world, "mark"), MARK | {"depth": "0,05", "height": "2.0"})
    with reading(world.engine) as session:
        mark = session.scalars(select(Mark)).one()
    assert (mark.depth_um, mark.height_um) == (50, 2000)
    assert "No conforme: profundidad insuficiente" in text_of(at("clerk").get(f"/weapons/{mark.weapon_id}").text)


@pytest.mark.parametrize(
    ("who", "act", "fields", "sentence"),
    [
        ("armourer", "issue", {"receiver": "9999"}, "No hay una persona registrada con esa cédula, RIF o credencial."),
        ("armourer", "issue", {"receiver": ""}, "Escriba la cédula o la credencial de quien recibe."),
        ("armourer", "issue", {"receiver": "7781"}, "No hay una persona registrada con esa cédula, RIF o credencial."),
        ("armourer", "issue", {"receiver": "3420", "magazines-0": "21"}, "Escriba un número de 0 a 20."),
        ("armourer", "issue", {"receiver": "3420", "due_back_at": ""}, "Escriba cuándo debe volver"),
        ("armourer", "issue", {"receiver": "3420", "due_back_at": "2020-01-01T10:00"}, "La devolución debe ser"),
        ("armourer", "store", {}, "El arma ya está en ese lugar."),
        ("clerk", "report_lost", {"reason": ""}, "Escriba el motivo."),
        ("clerk", "report_lost", CITED | {"reported_on": "2962-01-01"}, "Esa fecha todavía no ha llegado."),
        ("clerk", "mark", MARK | {"depth": "mucho"}, "Escriba la medida en milímetros"),
        ("clerk", "mark", MARK | {"text": ""}, "Copie el texto del marcaje tal como se lee."),
        ("clerk", "correct/year", {"value": "20", "standing": "seen", "reason": "x"}, "Escriba el año"),
        ("clerk", "correct/model", {"value": "17", "standing": "seen", "reason": "x"}, "no hay nada que corregir"),
        ("clerk", "correct/serial", {"value": "A1", "value_again": "A2", "standing": "seen", "reason": "x"},
         "primero cifra 1, después cifra 2"),
        ("clerk", "transfer", {"receiver": "V-1", "cause": "sale", "authorisation": "1", "authorised_on": "2026-01-02"},
         "No hay una persona ni un organismo con ese dato."),
        ("clerk", "photograph", {}, "Elija de 1 a 20 fotos."),
        ("approver", "withdraw", ORDER, "Elija la causa de la baja."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    at: At, world: World, who: str, act: str, fields: dict[str, Any], sentence: str
) -> None:
    where = address(world, act)
    typed = {"place": "estante 4"} | fields if act == "store" else fields
    answer = at(who).fill(where, typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer.text)
    kept = controls(answer.text)
    assert {name: kept.get(name) for name in typed} == typed
    assert weapon_of(world).last_entry == world.weapons["QVX 2O8"]


def test_a_standing_issue_has_no_day_to_come_back(at: At, world: World) -> None:
    acted(at, "armourer", address(world, "issue"), {"receiver": "3420", "due_back_at": "", "is_standing": "y"})
    assert (weapon_of(world).status, weapon_of(world).due_back_at) == ("issued_out", None)


def test_what_cannot_be_done_at_all_says_so_instead_of_asking(at: At, world: World) -> None:
    text = text_of(at("armourer").get(address(world, "issue", "QVX 214")).text)
    assert "No se puede ahora El arma ya está entregada a un funcionario." in text
    assert "Quien recibe" not in text


def test_sent_twice_it_happens_once(at: At, world: World) -> None:
    where = address(world, "issue")
    review = at("armourer").fill(where, {"receiver": "3420"})
    first, second = at("armourer").confirm(review, where), at("armourer").confirm(review, where)
    assert first.location == second.location
    with reading(world.engine) as session:
        assert session.scalar(select(func.count()).where(Act.operation == "issue")) == 2  # one of them the world's


def test_the_key_of_an_act_serves_for_that_act_only(at: At, world: World) -> None:
    where = address(world, "issue")
    review = at("armourer").fill(where, {"receiver": "3420"})
    at("armourer").confirm(review, where)
    other = at("armourer").post(where, controls(review.text) | {"receiver": "3417", "confirmed": "1"})
    assert other.status_code == 422
    assert "Este acto ya se asentó con otro contenido." in text_of(other.text)


def moved(world: World) -> int:
    done = world.do(Store, world.users["armourer"], weapons=(world.weapons["QVX 2O8"],),
                    organisation=world.units["PMLA"], place="estante 7",
                    claimed_at=datetime.now(UTC) - timedelta(hours=1))
    return done.entries[0]


def test_a_stale_page_is_refused_with_what_changed_and_can_go_on(at: At, world: World) -> None:
    where = address(world, "issue")
    typed = controls(at("armourer").get(where).text) | {"receiver": "3420"}
    entry = moved(world)
    answer = at("armourer").post(where, typed)
    assert answer.status_code == 422
    text = text_of(answer.text)
    assert "Algo cambió mientras tanto Algo cambió desde que abrió esta página." in text
    assert f"Se guardó en el parque de Policía Municipal de Los Aleros, estante 7. Asiento {entry}" in text
    again = controls(answer.text)
    assert again["receiver"] == "3420"
    review = at("armourer").post(where, again)
    assert at("armourer").confirm(review, where).status_code == 302
    assert weapon_of(world).status == "issued_out"


def test_what_changes_between_review_and_confirmation_stops_the_act(at: At, world: World) -> None:
    where = address(world, "issue")
    review = at("armourer").fill(where, {"receiver": "3420"})
    moved(world)
    answer = at("armourer").confirm(review, where)
    assert answer.status_code == 422
    assert "estante 7" in text_of(answer.text)
    assert weapon_of(world).status == "in_store"


def test_what_another_registered_is_corrected_by_two_persons(at: At, world: World) -> None:
    world.weapon("X 1", "PMLA", world.user("second_clerk", "clerk", "PMLA", "Eva", "Luz"))
    where = address(world, "correct/model", "X 1")
    review = at("clerk").fill(where, {"value": "19", "standing": "seen", "reason": "Se leyó mal"})
    asked = at("clerk").ask(review, where).location
    assert weapon_of(world, "X 1").model == "17"
    at("approver").approve(asked)
    assert weapon_of(world, "X 1").model == "19"


def test_the_facts_to_correct_are_listed_with_what_stands(at: At, world: World) -> None:
    page = at("clerk").get(address(world, "correct")).text
    assert f'href="{address(world, "correct/ballistic_on")}"' in page
    assert "Modelo 17 Visto" in text_of(page)


def test_an_act_that_has_a_paper_leads_to_it(at: At, world: World) -> None:
    answer = acted(at, "armourer", address(world, "issue"), {"receiver": "3420"})
    assert "Emitir acta de entrega de armamento" in at("armourer").get(answer.location).text


def test_a_label_leads_to_its_sheet(at: At, world: World) -> None:
    answer = acted(at, "clerk", address(world, "label"), {})
    assert answer.location.startswith("/labels/")


@pytest.mark.parametrize("act", ["store", "issue", "take_back", "report_found"])
def test_a_clerk_is_refused_what_is_the_armourers(at: At, world: World, act: str) -> None:
    assert at("clerk").get(address(world, act)).status_code == 403


def test_no_key_that_is_still_held_records_what_nobody_has_read(at: At, world: World) -> None:
    address = f"/weapons/{world.weapons['HK-70113']}/store"
    review = at("armourer").fill(address, {"place": "estante 9"})
    assert "Lo que escribió" in review.text
    assert "estante 9" in text_of(review.text)
    focused = re.findall(r"<(\w+)[^>]*\sautofocus", review.text)
    assert focused == ["ol"]
