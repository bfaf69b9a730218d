"""An inspector who believes nobody: the planted gap is named, and the paper is checked by somebody else."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.office import GAP_DAYS, Office, scanned, words_of


def custody_chain(place: Office, page: Page, serial: str) -> bytes:
    """Issue the document about the weapon with this serial, from its page."""
    page.goto(place.address(f"/weapons/{place.world.weapons[serial]}"))
    page.get_by_role("link", name="Emitir cadena de custodia").click()
    page.get_by_role("button", name="Emitir documento de cadena de custodia").click()
    expect(page.get_by_role("link", name="Abrir el PDF")).to_be_visible()
    return page.request.get(page.url + "/pdf").body()


def verified(place: Office, page: Page, file: Path) -> str:
    """What the public page says of a file."""
    page.goto(place.address("/verify"))
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Verificar").click()
    return page.locator("main").inner_text()


def test_an_inspector_reads_the_gap_and_anybody_checks_the_paper(
        place: Office, page: Page, browser: Browser, tmp_path: Path) -> None:
    place.sign_in(page, "inspector")

    paper = custody_chain(place, page, "VACIO-01")
    said = words_of(paper)
    assert f"La cadena tiene 1 vacío: no consta quién tuvo el arma durante {GAP_DAYS} días." in said
    assert "Responde: Policía Municipal de Los Aleros." in said
    assert "VACÍO 1" in said
    assert "La cadena es continua" in words_of(custody_chain(place, page, "HK-70113"))

    file, photo, changed = tmp_path / "cadena.pdf", tmp_path / "foto.png", tmp_path / "cambiada.pdf"
    file.write_bytes(paper)
    scanned(paper)[-1].save(photo)
    flipped = bytearray(paper)
    flipped[len(flipped) // 3] ^= 1
    changed.write_bytes(flipped)
    stranger = browser.new_context(locale="es-VE").new_page()
    assert "Documento auténtico" in verified(place, stranger, file)
    answer = verified(place, stranger, photo)
    assert "Documento auténtico" in answer
    assert "VACIO-01" not in answer
    assert "Documento auténtico" not in verified(place, stranger, changed)
    stranger.context.close()
