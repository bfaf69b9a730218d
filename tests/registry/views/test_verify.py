"""The page that anybody may ask whether a paper, a label or a file was issued here."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from flask import Flask

from proof import label_token
from proof.note import SigningKey, VerifyingKey
from registry.log_keys import remember
from registry.operations.store import Store
from tests.registry.views.papers import ORIGIN, At, codes_on, issued, pdf_of, pictures_of, png, verified, words_of
from tests.registry.views.site import text_of
from tests.registry.views.world import World

pytestmark = pytest.mark.usefixtures("signer")


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


def test_what_a_replaced_signer_signed_is_still_authentic(
        at: At, app: Flask, world: World, tmp_path: Path, signer: VerifyingKey) -> None:
    paper = pdf_of(at, issued(at, world))
    code, = codes_on(paper)
    remember(tmp_path, SigningKey.generate(ORIGIN).verifying_key)
    assert "Firma del código Válida" in text_of(verified(app, code=code).text)
    assert signer.to_text() in unescape(verified(app, file=paper).text)


def test_anybody_may_keep_the_signed_checkpoints(at: At, app: Flask, world: World, signer: VerifyingKey) -> None:
    issued(at, world)
    said = app.test_client().get("/checkpoints").text
    assert signer.to_text() in said
    assert f"{ORIGIN}\n" in said


def test_a_label_is_authentic_until_another_takes_its_place(at: At, app: Flask, world: World) -> None:
    clerk, address = at("clerk"), f"/weapons/{world.weapons['QVX 2O8']}/label"
    tokens = []
    for _ in range(2):
        sheet = clerk.confirm(clerk.fill(address, {}), address).location
        tokens += codes_on(clerk.get(sheet, {"print": "1", "stock": "roll_50x25", "first_cell": "1", "offset_x": "0",
                                             "offset_y": "0"}).data)
    assert "Etiqueta revocada" in verified(app, code=tokens[0]).text
    assert "Etiqueta auténtica" in verified(app, code=tokens[1]).text
    typed = verified(app, code=label_token.parse(tokens[1]).human_code()).text
    assert "Etiqueta auténtica" not in typed, "ten characters are copied by anybody onto any label"
    assert "compare el serial y los marcajes" in typed
    forged = tokens[1][:5] + ("0" if tokens[1][5] != "0" else "1") + tokens[1][6:]
    assert "No es auténtico" in verified(app, code=forged).text


def test_a_paper_that_does_not_know_all_says_so_and_not_what_it_misses(at: At, app: Flask, world: World) -> None:
    paper = pdf_of(at, issued(at, world))
    assert "Hay asientos posteriores" not in verified(app, file=paper).text
    for place in ("estante 7", "estante 8"):
        world.do(Store, weapons=(world.weapons["QVX 2O8"],), organisation=world.units["PMLA"], place=place)
    said = text_of(verified(app, file=paper).text)
    assert "Documento auténtico" in said
    assert "Hay asientos posteriores sobre lo que este documento dice. 2 asientos, el último del" in said
    assert "estante" not in said
    number = words_of(paper).partition("N.º ")[2].split()[0]
    assert "Hay asientos posteriores" not in verified(app, code=number).text
