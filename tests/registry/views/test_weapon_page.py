"""The file of a weapon and the lists it stands in, as different people see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from models.weapon import Weapon
from registry.operations.correct import Correct
from registry.operations.hold import Hold
from registry.operations.issue_label import IssueLabel
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.operations.store import Store
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


def page_of(at: At, world: World, who: str, serial: str = "QVX 2O8", query: str = "") -> str:
    return at(who).get(f"/weapons/{world.weapons[serial]}{query}").text


def test_the_file_says_what_is_known_and_how(at: At, world: World) -> None:
    text = text_of(page_of(at, world, "clerk"))
    assert "Pistola Glock 17, 9 × 19 mm Parabellum" in text
    assert "6.º carácter: letra O, no cifra" in text
    assert "Fabricante, país de fabricación Glock Ges.m.b.H., Austria Visto" in text
    assert "Importador No consta No consta" in text


def test_the_serial_is_shown_letter_by_letter(at: At, world: World) -> None:
    world.weapon("AB  0-1", "PMLA")
    assert '<p class="tz-plate">AB  0-1</p>' in page_of(at, world, "clerk", "AB  0-1")


@pytest.mark.parametrize("who", ["port_clerk", "port_armourer"])
def test_a_weapon_of_another_body_does_not_exist(at: At, world: World, who: str) -> None:
    number = world.weapons["QVX 2O8"]
    for address in (f"/weapons/{number}", f"/weapons/{number}/mark", f"/weapons/{number}/report_lost",
                    f"/weapons/{number}/label", f"/weapons/{number}/photographs/{'0' * 64}"):
        answer = at(who).get(address)
        assert answer.status_code == 404
        assert "QVX" not in text_of(answer.text)


def test_what_does_not_exist_and_what_is_elsewhere_answer_the_same(at: At, world: World) -> None:
    elsewhere, nowhere = (at("port_clerk").get(f"/weapons/{number}") for number in (world.weapons["QVX 2O8"], 999_999))
    assert text_of(elsewhere.text) == text_of(nowhere.text)


@pytest.mark.parametrize(
    ("who", "offered", "missing"),
    [
        ("clerk", "Registrar un marcaje", "Entregar a un funcionario"),
        ("armourer", "Entregar a un funcionario", "Transferir la propiedad"),
        ("approver", "Dar de baja", "Registrar un marcaje"),
    ],
)
def test_only_the_acts_of_ones_roles_are_offered(at: At, world: World, who: str, offered: str, missing: str) -> None:
    text = text_of(page_of(at, world, who))
    assert offered in text
    assert missing not in text


def test_an_auditor_reads_and_is_offered_no_act(at: At, world: World) -> None:
    text = text_of(page_of(at, world, "auditor"))
    assert "Pistola Glock 17" in text
    assert "Acciones permitidas" not in text


def test_what_cannot_be_done_now_says_why(at: At, world: World) -> None:
    text = text_of(page_of(at, world, "armourer", "QVX 214"))
    assert "Recibir la devolución" in text.split("no se pueden ahora")[0]
    assert "El arma ya está entregada a un funcionario." in text.split("no se pueden ahora")[1]


def test_a_held_weapon_wears_it_and_cannot_be_issued(at: At, world: World) -> None:
    world.do(Hold, world.users["clerk"], weapons=(world.weapons["QVX 2O8"],), authority="court",
             order_number="204/2026", ordered_on=date(2026, 1, 9), reason="Causa abierta")
    text = text_of(page_of(at, world, "armourer"))
    assert "Retenida por orden fiscal o judicial" in text
    assert "El arma está retenida por orden fiscal o judicial. Apártela y avise al comandante." in text


def correct_model(world: World) -> None:
    weapon = world.weapons["QVX 2O8"]
    world.do(Correct, world.users["clerk"], weapon=weapon, fact="model", value="17L", standing="seen",
             reason="Se leyó mal")


def test_a_correction_shows_both_and_can_be_read_either_way(at: At, world: World) -> None:
    correct_model(world)
    assert "<del>17</del> <ins>17L</ins>" in page_of(at, world, "clerk")
    original = page_of(at, world, "clerk", query="?view=original")
    assert "Pistola, Glock, 17 " in text_of(original)
    assert "Se corrigió" not in original
    corrected = page_of(at, world, "clerk", query="?view=corrected")
    assert "Pistola, Glock, 17L" in text_of(corrected)
    assert "<del>" not in corrected


def test_history_is_newest_first_with_actor_and_number(at: At, world: World) -> None:
    page = page_of(at, world, "clerk", "QVX 214")
    numbers = [int(n) for n in re.findall(r'tz-history-number">\s*(?:<a[^>]*>)?(\d+)', page)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 2
    assert "Se entregó a Darwin Peraza" in text_of(page)
    assert "Nelson Barrios" in text_of(page)


def test_labels_and_documents_stand_in_the_history_of_their_weapon(at: At, world: World, signer: object) -> None:
    label = world.do(IssueLabel, weapons=(world.weapons["QVX 2O8"],)).entries[0]
    paper = at("clerk").fill(f"/weapons/{world.weapons['QVX 2O8']}/documents/registration_file", {}).location
    page = page_of(at, world, "clerk")
    text = text_of(page)
    assert "Se emitió la etiqueta" in text
    assert "Se emitió ficha de registro FR-PMLA-" in text
    numbers = [int(n) for n in re.findall(r'tz-history-number">\s*(?:<a[^>]*>)?(\d+)', page)]
    assert numbers == sorted(numbers, reverse=True)
    assert {label, int(paper.rpartition("/")[2])} <= set(numbers)


def late_parameter(world: World) -> None:
    world.do(SetLegalParameter, parameter="late_entry_minutes", value=60, source="Manual interno",
             certainty="unverified", valid_from=date(2020, 1, 1))


def test_an_entry_recorded_late_says_so_in_words(at: At, world: World) -> None:
    late_parameter(world)
    assert "asentado 1 día después" in text_of(page_of(at, world, "clerk", "QVX 214"))


def test_without_the_parameter_nothing_is_called_late(at: At, world: World) -> None:
    assert "después" not in text_of(page_of(at, world, "clerk", "QVX 214")).split("Historial")[1]


def test_the_name_of_an_erased_identity_is_not_guessed(at: At, world: World) -> None:
    world.erase_identity(world.people["Darwin Peraza"])
    text = text_of(page_of(at, world, "clerk", "QVX 214"))
    assert "Darwin" not in text
    assert "identidad suprimida" in text


def test_the_list_shows_only_what_is_within_reach(at: At) -> None:
    text = text_of(at("clerk").get("/weapons").text)
    assert "HK-70113" in text
    assert "PDP 001" not in text
    assert "PDP 001" in text_of(at("inspector").get("/weapons").text)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [("status=issued_out", "QVX 214", "HK-70113"), ("text=hk", "HK-70113", "QVX"),
     ("text=glock+qvx2", "QVX 2O8", "HK-70"), ("weapon_class=hunting", "Ninguna arma responde", "QVX"),
     ("held=y", "Ninguna arma responde", "QVX")],
)  # fmt: skip
def test_the_list_is_narrowed_by_its_filters(at: At, query: str, there: str, gone: str) -> None:
    rows = text_of(at("clerk").get(f"/weapons?{query}").text).split("Quitar los filtros")[1]
    assert there in rows
    assert gone not in rows


def test_a_filter_by_a_unit_out_of_reach_does_not_widen_the_list(at: At) -> None:
    assert "PDP 001" not in at("clerk").get("/weapons?unit=PDP").text


def test_pages_follow_each_other_without_losing_or_repeating(at: At, world: World) -> None:
    for number in range(60):
        world.weapon(f"L{number:03}", "PMLA")
    seen, address = [], "/weapons?text=L0"
    while address:
        page = at("clerk").get(address).text
        seen += re.findall(r">(L\d{3})<", page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert seen == [f"L{number:03}" for number in reversed(range(60))]


def test_an_empty_list_says_what_fills_it(at: At, world: World) -> None:
    world.unit("Guardería", "unit", "GU", "PMLA")
    world.user("new_clerk", "clerk", "GU", "Eva", "Luz")
    assert "Todavía no hay armas a su cargo" in at("new_clerk").get("/weapons").text


def test_the_start_page_names_what_waits(at: At, world: World) -> None:
    world.do(ReportNotLocated, world.users["clerk"], weapons=(world.weapons["HK-70113"],), reason="No aparece")
    text = text_of(at("clerk").get("/start").text)
    assert "Devoluciones vencidas (1)" in text
    assert "No localizadas (1)" in text
    assert "Hoy asentó 4 actos." in text
    assert "PDP 001" not in text


def test_an_issue_that_is_not_due_yet_is_not_overdue(at: At, world: World) -> None:
    world.issue(world.weapons["QVX 2O8"], world.people["José Colina"], due=datetime.now(UTC) + timedelta(hours=1))
    assert "Devoluciones vencidas (1)" in text_of(at("clerk").get("/start").text)


@pytest.mark.parametrize("who", ["administrator", "auditor", "inspector"])
def test_everybody_has_a_start_page(at: At, who: str) -> None:
    assert at(who).get("/start").status_code == 200


def test_an_act_tells_each_thing_and_offers_its_paper(at: At, world: World) -> None:
    done = world.issue(world.weapons["QVX 2O8"], world.people["José Colina"], world.users["armourer"])
    text = text_of(at("armourer").get(f"/acts/{done.act_id}").text)
    assert "Se entregó a José Colina como dotación" in text
    assert "Emitir acta de entrega de armamento" in text
    assert "Entrega a funcionario" in text_of(at("armourer").get("/acts").text)


def test_an_act_of_another_body_does_not_exist(at: At, world: World) -> None:
    done = world.do(Store, world.users["armourer"], weapons=(world.weapons["QVX 2O8"],),
                    organisation=world.units["PMLA"], place="estante 9")
    assert at("port_clerk").get(f"/acts/{done.act_id}").status_code == 404
    assert f"/acts/{done.act_id}" not in at("port_clerk").get("/acts").text


def test_pages_in_english_keep_the_serial(at: At, world: World) -> None:
    assert '<p class="tz-plate">QVX 2O8</p>' in page_of(at, world, "clerk", query="?lang=en")


def test_last_entry_of_the_world_is_read_back(world: World) -> None:
    assert world.last_entry(Weapon, world.weapons["QVX 2O8"]) == world.weapons["QVX 2O8"]
