"""The first run: opened with the terminal's code, once, and gone on with after a cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from config import Settings
from models.database import reading
from models.ledger import Entry
from models.organisation import Organisation
from models.party import PartyIdentity
from models.user import User
from registry import create_app
from registry.set_up import is_set_up, setup_code
from tests.proof.signer_process import answering, launch, stop
from tests.reports.paper import whole

TYPED = {
    "root_name": "Órgano de Control", "root_code": "OCA", "root_kind": "authority",
    "others": "PMLA Policía de Los Aleros",
    "first-given_names": "Ana", "first-family_names": "Pérez", "first-document_number": "V-12345678",
    "first-username": "ana.perez", "second-given_names": "Luis", "second-family_names": "Gómez",
    "second-document_number": "V-2345678", "second-username": "luis.gomez",
}


@pytest.fixture
def app(migrated_url: str, tmp_path: Path) -> Iterator[Flask]:
    """A real installation, migrated, with nothing in it, and its signer."""
    tmp_path.chmod(0o700)
    settings = Settings.from_environment({
        "TRAZARMA_DATA_DIR": str(tmp_path), "TRAZARMA_DATABASE_URL": migrated_url,
        "TRAZARMA_SECRET_KEY": "0123456789abcdef" * 4, "TRAZARMA_BASE_URL": "http://127.0.0.1:8000"})
    with launch(tmp_path / "signer", origin=settings.origin) as signer:
        answering(tmp_path / "signer")
        made = create_app(settings)
        made.config["WTF_CSRF_ENABLED"] = False
        yield made
        made.extensions["engine"].dispose()
        stop(signer)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def typed(app: Flask, **changes: str) -> dict[str, str]:
    """The form as somebody fills it who read the terminal."""
    return TYPED | {"code": setup_code(app.config["SETTINGS"].data_dir)} | changes


def entries(app: Flask) -> int:
    """How many entries the ledger holds."""
    with reading(app.extensions["engine"]) as session:
        return session.scalar(select(func.count()).select_from(Entry)) or 0


@pytest.mark.parametrize("address", ["/", "/sign-in", "/weapons", "/verify"])
def test_before_the_set_up_every_page_leads_to_the_wizard(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.location) == (302, "/setup")


def test_a_wrong_code_opens_nothing(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/setup", data=typed(app, code="0" * 20))
    assert answer.status_code == 422
    assert "No es el código que mostró la terminal" in answer.text
    assert 'value="ana.perez"' in answer.text
    assert entries(app) == 0


@pytest.mark.parametrize(("field", "value", "sentence"), [
    ("root_code", "oca", "letras mayúsculas"),
    ("others", "OCA Otra", "Se repite «OCA»"),
    ("others", "sin código", "En cada línea"),
    ("second-document_number", "V-12345678", "misma persona"),
    ("second-document_number", "nada", "dula"),
    ("first-username", "Ana", "letras minúsculas"),
])
def test_what_is_wrong_is_told_before_anything_is_recorded(
        app: Flask, client: FlaskClient, field: str, value: str, sentence: str) -> None:
    answer = client.post("/setup", data=typed(app, **{field: value}))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert entries(app) == 0


def test_everything_that_is_wrong_is_told_at_once_with_how_much_and_a_link_to_each(
        app: Flask, client: FlaskClient) -> None:
    text = client.post("/setup", data=typed(app, **{
        "code": "0" * 20, "others": "PMLA Una\nPMLA Otra\nsola", "second-document_number": "V-12345678",
        "second-username": "ana.perez", "first-given_names": ""})).text
    assert "Hay 5 datos que corregir" in text
    for field in ("code", "others", "first-given_names", "second-document_number", "second-username"):
        assert f'<a href="#{field}">' in text
    assert "Se repite «PMLA»" in text
    assert "Revise «sola»" in text


def test_the_wizard_plants_the_tree_and_two_administrators_and_then_does_not_exist(
        app: Flask, client: FlaskClient) -> None:
    answer = client.post("/setup", data=typed(app))
    assert answer.status_code == 200
    assert "ana.perez" in answer.text
    with reading(app.extensions["engine"]) as session:
        assert set(session.scalars(select(Organisation.code))) == {"OCA", "PMLA"}
        assert session.scalar(select(func.count()).select_from(User)) == 2
    assert is_set_up(app.extensions["engine"])
    assert client.get("/setup").status_code == 404
    assert client.get("/").location == "/sign-in"


def test_a_set_up_that_was_cut_off_goes_on_where_it_was(app: Flask, client: FlaskClient,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.operations.grant_role import GrantRole

    def cut(self: GrantRole, *facts: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(GrantRole, "decide", cut)
        with pytest.raises(KeyboardInterrupt):
            client.post("/setup", data=typed(app))
    assert entries(app) > 0
    assert client.post("/setup", data=typed(app)).status_code == 200
    with reading(app.extensions["engine"]) as session:
        assert session.scalar(select(func.count()).select_from(User)) == 2


@pytest.mark.parametrize(("language", "title", "weight"), [
    ("es", "Página de prueba de la impresora", "línea de 0,25 mm"), ("en", "Printer test page", "line of 0.25 mm"),
])
def test_the_printers_page_speaks_the_language_of_whoever_sets_up(
        client: FlaskClient, language: str, title: str, weight: str) -> None:
    words = whole(client.get(f"/setup/printer?lang={language}").data)
    assert title in words
    assert weight in words


def test_a_cedula_without_its_letter_is_understood(app: Flask, client: FlaskClient) -> None:
    assert client.post("/setup", data=typed(app, **{"first-document_number": "12.345.678"})).status_code == 200
    with reading(app.extensions["engine"]) as session:
        assert "V-12345678" in session.scalars(select(PartyIdentity.document_number)).all()
