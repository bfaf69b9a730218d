"""`import weapons` at the terminal: what it prints, and the status it ends with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from models.database import operational
from models.importing import ImportMapping
from registry import create_app
from registry.importing.table import table_of
from registry.operations.set_legal_parameter import SetLegalParameter
from tests.registry.backup.places import settings_for
from tests.registry.importing.brought import HEADER, Brought, brought

LINES = f"{HEADER}\nQX001;Revólver;Taurus;82;.38\nremovido;Revólver;Taurus;82;.38\n=A1+B1;Revólver;Taurus;82;.38\n"


@pytest.fixture
def there(sqlite_url: str, tmp_path: Path) -> Iterator[Brought]:
    made = brought(sqlite_url, tmp_path)
    yield made
    made.registry.engine.dispose()


@pytest.fixture
def app(there: Brought, sqlite_url: str, tmp_path: Path) -> Iterator[Flask]:
    app = create_app(settings_for(sqlite_url, tmp_path))
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "parque.csv"
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.fixture
def decided(there: Brought, file: Path) -> str:
    """The name under which somebody decided what the columns are."""
    with operational(there.registry.engine) as session:
        session.add(ImportMapping(
            name="Parque", organisation_id=there.registry.force, fingerprint=table_of(file).fingerprint,
            decided=there.mapping().written, user_id=there.clerk, at=datetime.now(UTC)))
    return "Parque"


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["import", "weapons", *words])


def test_a_list_is_loaded_and_its_refused_rows_are_kept_to_correct(
        app: Flask, there: Brought, file: Path, decided: str, tmp_path: Path) -> None:
    refused = tmp_path / "rechazadas.csv"
    done = run(app, str(file), "--mapping", decided, "--refused", str(refused))
    assert done.exit_code == 3
    assert "Filas: 3\nAceptadas: 2 (2 inscritas, 0 contradicen a otro papel, 0 ya estaban)\n" in done.output
    assert "\nRechazadas: 1\n" in done.output
    assert "línea 4: Un dato de la fila es una fórmula" in done.output
    assert refused.read_text(encoding="utf-8-sig").splitlines()[1].startswith("'=A1+B1;Revólver;Taurus;82;.38;Un dato")
    assert len(there.weapons()) == 2


def test_the_same_file_again_adds_nothing(app: Flask, there: Brought, file: Path, decided: str) -> None:
    run(app, str(file))
    size = there.entries()
    assert "Aceptadas: 2 (0 inscritas, 0 contradicen a otro papel, 2 ya estaban)" in run(app, str(file)).output
    assert there.entries() == size


def test_a_dry_run_records_nothing(app: Flask, there: Brought, file: Path, decided: str) -> None:
    size = there.entries()
    done = run(app, str(file), "--dry-run")
    assert "Aceptadas: 2 (2 se inscribirían, 0 contradicen a otro papel, 0 ya estaban)" in done.output
    assert there.entries() == size


def test_without_decided_columns_nothing_is_loaded(app: Flask, file: Path) -> None:
    done = run(app, str(file))
    assert (done.exit_code, "Nadie ha decidido" in done.output) == (1, True)


def test_a_file_that_is_no_list_is_told_in_a_sentence(app: Flask, tmp_path: Path, decided: str) -> None:
    path = tmp_path / "foto.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run(app, str(path))
    assert (done.exit_code, "PNG" in done.output) == (1, True)


def test_an_account_that_does_not_exist_is_told(app: Flask, file: Path, decided: str) -> None:
    assert "No hay una cuenta «nadie»" in run(app, str(file), "--user", "nadie").output


def test_more_rows_than_one_person_may_load_wait_for_another(
        app: Flask, there: Brought, file: Path, decided: str) -> None:
    there.registry.user(there.registry.force, "approver")
    there.registry.do(SetLegalParameter, parameter="import_rows_alone", value=2, source="Criterio propio",
                      certainty="unverified", valid_from=date(2020, 1, 1))
    there.registry.do(SetLegalParameter, parameter="request_hours", value=72, source="Criterio propio",
                      certainty="unverified", valid_from=date(2020, 1, 1))
    done = run(app, str(file))
    assert (done.exit_code, "otra persona debe aprobarlo" in done.output) == (4, True)
    assert there.weapons() == []
