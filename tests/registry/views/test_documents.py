"""Documents, labels and the ledger, through their pages and with the real signer."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, func, select

from models.database import reading
from models.document import Document, DocumentWeapon
from registry.errors import AnotherContent
from registry.forms.documents import INCOMPLETE
from registry.operations.record_death import RecordDeath
from tests.registry.views.papers import At, codes_on, issued, pdf_of, words_of
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World

pytestmark = pytest.mark.usefixtures("signer")


@pytest.mark.parametrize(("kind", "title"), [("custody_chain", "Documento de cadena de custodia"),
                                             ("registration_file", "Ficha de registro")])
def test_a_document_about_a_weapon_is_issued_and_says_its_serial(at: At, world: World, kind: str, title: str) -> None:
    said = words_of(pdf_of(at, issued(at, world, kind=kind)))
    assert title in said
    assert "QVX 2O8" in said


@pytest.mark.parametrize("kind", ["custody_chain", "registration_file"])
def test_a_document_can_be_issued_in_english(at: At, world: World, kind: str) -> None:
    answer = at("armourer").fill(f"/weapons/{world.weapons['QVX 2O8']}/documents/{kind}", {"language": "en"})
    said = words_of(pdf_of(at, answer.location))
    assert "Page 1 of" in said
    assert "Página" not in said


def test_the_chain_of_custody_of_a_weapon_issued_after_the_death_says_so(at: At, world: World) -> None:
    weapon, darwin = world.weapons["QVX 214"], world.people["Darwin Peraza"]
    world.do(RecordDeath, party=darwin, died_on=date(2026, 1, 2), reason="Acta de defunción 118",
             answers=(f"received_after_end:{weapon}",))
    said = words_of(pdf_of(at, at("armourer").fill(f"/weapons/{weapon}/documents/custody_chain", {}).location))
    assert "con 1 dato contradictorio (N.º 2)" in said
    assert "después de su fallecimiento (02-ene-2026)" in said
    assert "Falleció el 02-ene-2026: arma por recuperar." in said


def test_a_form_sent_twice_issues_one_document(at: At, world: World) -> None:
    address = f"/weapons/{world.weapons['QVX 2O8']}/documents/custody_chain"
    first = at("armourer").fill(address, {"act": "ab" * 16})
    assert at("armourer").fill(address, {"act": "ab" * 16}).location == first.location


def documents(world: World) -> int:
    """How many documents there are."""
    with reading(world.engine) as session:
        return session.scalar(select(func.count()).select_from(Document)) or 0


@pytest.mark.parametrize("carried", [{}, {"act": ""}, {"act": "no key"}])
def test_a_form_without_its_key_issues_nothing_and_says_so_however_often_it_is_sent(
        at: At, world: World, carried: dict[str, str]) -> None:
    address = f"/weapons/{world.weapons['QVX 2O8']}/documents/custody_chain"
    form = controls(at("armourer").get(address).text)
    del form["act"]
    before = documents(world)
    for _ in range(2):
        answer = at("armourer").post(address, form | carried)
        assert answer.status_code == 422
        assert INCOMPLETE in text_of(answer.text)
    assert documents(world) == before
    assert at("armourer").post(address, controls(answer.text)).status_code == 302


def test_a_form_sent_again_in_another_language_is_told_that_the_first_was_issued(at: At, world: World) -> None:
    address = f"/weapons/{world.weapons['QVX 2O8']}/documents/custody_chain"
    form = controls(at("armourer").get(address).text)
    assert at("armourer").post(address, form).status_code == 302
    before = documents(world)
    answer = at("armourer").post(address, form | {"language": "en"})
    assert answer.status_code == 409
    assert AnotherContent.msgid in text_of(answer.text)
    assert documents(world) == before


def test_a_document_that_speaks_of_no_weapon_is_read_where_it_was_issued_alone(at: At, world: World) -> None:
    address = issued(at, world)
    with world.engine.begin() as connection:
        connection.execute(delete(DocumentWeapon))
    assert at("armourer").get(address).status_code == 200
    assert at("port_armourer").get(address).status_code == 404
    assert f'href="{address}"' not in at("port_armourer").get("/documents").text
    assert at("port_armourer").post(address + "/reprint", {}).status_code == 404


@pytest.mark.parametrize("tail", ["", "/pdf", "/proof"])
def test_a_document_of_another_body_does_not_exist(at: At, world: World, tail: str) -> None:
    assert at("port_armourer").get(issued(at, world) + tail).status_code == 404


def test_reprinting_is_an_act_and_the_bytes_stay(at: At, world: World) -> None:
    address = issued(at, world)
    before = pdf_of(at, address)
    button = controls(at("armourer").get(address).text)
    for _ in range(2):
        assert at("armourer").post(address + "/reprint", button).location == f"{address}/pdf"
    assert pdf_of(at, address) == before
    assert "Reimpresiones 1" in text_of(at("armourer").get(address).text)


@pytest.mark.parametrize("lacking", ["act", "drawn_at"])
def test_a_reprint_whose_form_is_incomplete_is_not_recorded(at: At, world: World, lacking: str) -> None:
    address = issued(at, world)
    button = controls(at("armourer").get(address).text)
    del button[lacking]
    for _ in range(2):
        answer = at("armourer").post(address + "/reprint", button)
        assert answer.status_code == 409
        assert INCOMPLETE in text_of(answer.text)
    assert "Reimpresiones 0" in text_of(at("armourer").get(address).text)


def test_an_auditor_reads_the_ledger_and_takes_the_proof_of_an_entry(at: At, world: World) -> None:
    issued(at, world)
    auditor = at("auditor")
    assert "Se emitió" in text_of(auditor.get("/ledger").text)
    assert auditor.get("/ledger/1").status_code == 200
    assert auditor.get("/ledger/1/proof").text.startswith("c2sp.org/tlog-proof@v1")
    assert auditor.get("/ledger/999999").status_code == 404


def test_a_label_reads_at_150_dots_per_inch_and_the_scanner_lands_on_its_weapon(at: At, world: World) -> None:
    weapon = world.weapons["QVX 2O8"]
    clerk, address = at("clerk"), f"/weapons/{weapon}/label"
    sheet = clerk.confirm(clerk.fill(address, {}), address).location
    label = clerk.get(sheet, {"print": "1", "stock": "letter_3x10", "first_cell": "5", "offset_x": "0",
                              "offset_y": "0"})
    token, = codes_on(label.data)
    assert len(token) == 22
    assert clerk.get("/search", {"q": token}).location == f"/weapons/{weapon}"


def test_a_cell_the_sheet_does_not_have_is_refused_beside_its_field(at: At, world: World) -> None:
    weapon = world.weapons["QVX 2O8"]
    clerk, address = at("clerk"), f"/weapons/{weapon}/label"
    sheet = clerk.confirm(clerk.fill(address, {}), address).location
    answer = clerk.get(sheet, {"print": "1", "stock": "letter_3x10", "first_cell": "31", "offset_x": "0",
                               "offset_y": "0"})
    assert answer.status_code == 422
    assert "de 1 a 30" in answer.text
    answer = clerk.get(sheet, {"print": "1", "stock": "roll_50x25", "first_cell": "5", "offset_x": "0",
                               "offset_y": "0"})
    assert (answer.status_code, "Este papel lleva una sola etiqueta" in answer.text) == (422, True)
