"""Documents, labels, verification and the ledger, through their pages and with the real signer."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import delete, func, select
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from models.database import reading
from models.document import Document, DocumentWeapon
from proof import offline
from proof.note import SigningKey, VerifyingKey
from registry.errors import AnotherContent
from registry.forms.documents import INCOMPLETE
from registry.installation import signer_of
from registry.log_keys import remember
from tests.proof.signer_process import answering, launch, stop
from tests.registry.views.site import Browser, controls, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
ORIGIN = "demo.example/trazarma"


@pytest.fixture(autouse=True)
def signer(app: Flask, tmp_path: Path) -> Iterator[VerifyingKey]:
    """The signer of the installation; its public key."""
    with launch(tmp_path / "signer", origin=ORIGIN) as process:
        answering(tmp_path / "signer")
        yield signer_of(app.config["SETTINGS"]).key()
        stop(process)


def issued(at: At, world: World, who: str = "armourer", kind: str = "custody_chain") -> str:
    """Issue a document about the pistol; the address of its page."""
    answer = at(who).fill(f"/weapons/{world.weapons['QVX 2O8']}/documents/{kind}", {})
    assert answer.status_code == 302
    return answer.location


def pdf_of(at: At, address: str, who: str = "armourer") -> bytes:
    """The stored bytes of the document whose page is at `address`."""
    answer = at(who).get(f"{address}/pdf")
    assert answer.mimetype == "application/pdf"
    return answer.data


def words_of(pdf: bytes) -> str:
    """Everything the paper says, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pictures_of(pdf: bytes) -> list[Image.Image]:
    """Its pages as an office scanner sees them, 150 dots per inch."""
    return [page.render(scale=150 / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def codes_on(pdf: bytes) -> list[str]:
    """The QR codes read off its pages."""
    return [code.text for picture in pictures_of(pdf) for code in zxingcpp.read_barcodes(picture)]


def png(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def verified(app: Flask, code: str = "", file: bytes | None = None, name: str = "a.pdf") -> TestResponse:
    """Ask the public page, as nobody in particular."""
    fields: dict[str, object] = {"code": code}
    if file is not None:
        fields["file"] = (io.BytesIO(file), name)
    return app.test_client().post("/verify", data=fields)


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


def test_anybody_may_learn_that_a_file_is_authentic_and_nothing_else(at: At, app: Flask, world: World) -> None:
    said = text_of(verified(app, file=pdf_of(at, issued(at, world))).text)
    assert "Documento auténtico" in said
    assert "QVX" not in said
    assert "Aleros" not in said


def test_one_changed_byte_is_not_authentic(at: At, app: Flask, world: World) -> None:
    paper = bytearray(pdf_of(at, issued(at, world)))
    paper[len(paper) // 2] ^= 1
    assert "No es un documento de este registro" in verified(app, file=bytes(paper)).text


def test_the_code_on_the_paper_reads_at_150_dots_per_inch_and_is_authentic(at: At, app: Flask, world: World) -> None:
    paper = pdf_of(at, issued(at, world))
    code, = codes_on(paper)
    assert "Firma del código Válida" in text_of(verified(app, code=code).text)
    scanned = verified(app, file=png(pictures_of(paper)[-1]), name="foto.png")
    assert "Documento auténtico" in scanned.text


def test_a_code_with_one_character_changed_is_told_from_an_unknown_one(at: At, app: Flask, world: World) -> None:
    code, = codes_on(pdf_of(at, issued(at, world)))
    changed = code[:60] + ("0" if code[60] != "0" else "1") + code[61:]
    assert "No es auténtico" in verified(app, code=changed).text
    assert "No consta" in verified(app, code="DCC-NADA-2026-000001").text


@pytest.mark.parametrize("file", [b"", b"no picture", b"%PDF-1.4 of somebody else", b"\x89PNG\r\n\x1a\n broken"])
def test_a_file_that_is_nothing_is_answered_in_words(app: Flask, file: bytes) -> None:
    answer = verified(app, file=file)
    assert answer.status_code in {200, 422}
    assert any(words in answer.text for words in (
        "No consta", "Escriba un código", "No es un documento de este registro"))


def test_a_number_alone_proves_nothing_about_the_paper(at: At, app: Flask, world: World) -> None:
    number = words_of(pdf_of(at, issued(at, world))).partition("N.º ")[2].split()[0]
    said = text_of(verified(app, code=number).text)
    assert "Consta un documento con ese número o código" in said
    assert "Documento auténtico" not in said


def test_a_document_is_shown_without_the_registry(at: At, world: World, signer: VerifyingKey) -> None:
    address = issued(at, world)
    proof = at("armourer").get(address + "/proof")
    shown = offline.check(pdf_of(at, address), proof.text, signer)
    assert shown.number in text_of(at("armourer").get(address).text)
    assert json.loads(proof.text).keys() == {"entry", "salt", "proof"}


def downloaded(app: Flask, page: str, folder: Path) -> None:
    """Save what the page of a stranger offers to take along, under the names it gives them."""
    for address in re.findall(r'href="(/verify/[^"]+)"', page):
        answer = app.test_client().get(address)
        assert answer.status_code == 200
        (folder / parse_options_header(answer.headers["Content-Disposition"])[1]["filename"]).write_bytes(answer.data)


def test_a_stranger_with_the_file_is_given_all_it_takes_to_check_it_without_the_registry(
        at: At, app: Flask, world: World, tmp_path: Path) -> None:
    paper = pdf_of(at, issued(at, world))
    page = verified(app, file=paper).text
    number = words_of(paper).partition("N.º ")[2].split()[0]
    folder = tmp_path / "stranger"
    folder.mkdir()
    downloaded(app, page, folder)
    (folder / f"{number}.pdf").write_bytes(paper)
    _, libraries, command = unescape(re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)[0]).splitlines()
    assert libraries.endswith("pip install cryptography rfc8785")
    # In place of the environment of the stranger, who has the two libraries and nothing of ours.
    words = [sys.executable, *shlex.split(command)[1:]]
    told = subprocess.run(words, cwd=folder, env={}, capture_output=True, text=True, check=True).stdout
    assert f"Es, byte por byte, el documento {number}" in told
    assert f"Es, byte por byte, el documento {number}" in text_of(page)
    (folder / f"{number}.pdf").write_bytes(paper + b" ")
    refused = subprocess.run(words, cwd=folder, env={}, capture_output=True, text=True, check=False)
    assert refused.returncode == 1


def test_the_page_of_a_document_gives_the_same_command(at: At, app: Flask, world: World) -> None:
    address = issued(at, world)
    commands = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)
    stranger = commands.findall(verified(app, file=pdf_of(at, address)).text)
    assert commands.findall(at("armourer").get(address).text) == stranger


def test_the_proof_of_a_document_is_not_given_to_who_does_not_hold_its_file(at: At, app: Flask, world: World) -> None:
    paper = pdf_of(at, issued(at, world))
    assert app.test_client().get(f"/verify/proof/{hashlib.sha256(paper).hexdigest()}").status_code == 200
    assert app.test_client().get(f"/verify/proof/{hashlib.sha256(paper + b' ').hexdigest()}").status_code == 404
    number = words_of(paper).partition("N.º ")[2].split()[0]
    assert "/verify/proof/" not in verified(app, code=number).text


def test_what_a_replaced_signer_signed_is_still_authentic(
        at: At, app: Flask, world: World, tmp_path: Path, signer: VerifyingKey) -> None:
    paper = pdf_of(at, issued(at, world))
    code, = codes_on(paper)
    remember(tmp_path, SigningKey.generate(ORIGIN).verifying_key)
    assert "Firma del código Válida" in text_of(verified(app, code=code).text)
    assert signer.to_text() in unescape(verified(app, file=paper).text)


def test_an_auditor_reads_the_ledger_and_takes_the_proof_of_an_entry(at: At, world: World) -> None:
    issued(at, world)
    auditor = at("auditor")
    assert "Se emitió" in text_of(auditor.get("/ledger").text)
    assert auditor.get("/ledger/1").status_code == 200
    assert auditor.get("/ledger/1/proof").text.startswith("c2sp.org/tlog-proof@v1")
    assert auditor.get("/ledger/999999").status_code == 404


def test_anybody_may_keep_the_signed_checkpoints(at: At, app: Flask, world: World, signer: VerifyingKey) -> None:
    issued(at, world)
    said = app.test_client().get("/checkpoints").text
    assert signer.to_text() in said
    assert f"{ORIGIN}\n" in said


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


def test_a_label_is_authentic_until_another_takes_its_place(at: At, app: Flask, world: World) -> None:
    clerk, address = at("clerk"), f"/weapons/{world.weapons['QVX 2O8']}/label"
    tokens = []
    for _ in range(2):
        sheet = clerk.confirm(clerk.fill(address, {}), address).location
        tokens += codes_on(clerk.get(sheet, {"print": "1", "stock": "roll_50x25", "first_cell": "1", "offset_x": "0",
                                             "offset_y": "0"}).data)
    assert "Etiqueta revocada" in verified(app, code=tokens[0]).text
    assert "Etiqueta auténtica" in verified(app, code=tokens[1]).text
    forged = tokens[1][:5] + ("0" if tokens[1][5] != "0" else "1") + tokens[1][6:]
    assert "No es auténtico" in verified(app, code=forged).text
