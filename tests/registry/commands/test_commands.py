"""What an administrator reads at the terminal, and the status each command ends with."""

from __future__ import annotations

import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import update

from models.database import snapshot
from models.ledger import LedgerHead, head_of
from proof.checkpoint import parse
from proof.note_format import take_apart
from registry import create_app
from registry.demo.accounts import ACCOUNTS, PASSWORD
from registry.local_signer import LocalSigner
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.open_registry import OpenRegistry
from tests.models.verification.tampering import owner
from tests.proof.signer_process import answering, launch, stop
from tests.registry.backup.places import settings_for

ORIGIN = "demo.example/trazarma"


@pytest.fixture
def app(migrated_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An installation with a registry just opened."""
    app = create_app(settings_for(migrated_url, tmp_path))
    perform(app.extensions["engine"], OpenRegistry(
        act=new_act_key(), claimed_at=datetime.now(UTC), origin=ORIGIN, is_demo=True), 0)
    yield app
    app.extensions["engine"].dispose()


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=words)


def test_the_head_is_told_in_both_spellings(app: Flask) -> None:
    with snapshot(app.extensions["engine"]) as session:
        root = head_of(session).root
    assert run(app, "ledger", "head").output == (
        f"asientos: 2\nraíz: {root.hex()}\nraíz (base 64): {b64encode(root).decode()}\n")


def test_a_ledger_that_holds_is_told_with_what_is_not_covered(app: Flask) -> None:
    done = run(app, "ledger", "verify")
    assert done.exit_code == 0
    assert "no se verifica: web_session (no decide nada sobre ninguna cosa)\n" in done.output
    assert done.output.splitlines()[0].startswith("Todo concuerda: 2 asientos, raíz ")


def test_a_ledger_that_does_not_hold_ends_with_1_and_a_sentence(app: Flask) -> None:
    with owner(app.config["SETTINGS"].database_url) as connection:
        connection.execute(update(LedgerHead).values(root=bytes(32)))
    done = run(app, "ledger", "verify")
    assert done.exit_code == 1
    assert done.stderr == "La cabeza del libro no es la que dan sus 2 asientos.\n"
    assert done.output.startswith(done.stderr)


def test_a_checkpoint_is_asked_of_the_signer(app: Flask) -> None:
    silent = run(app, "ledger", "checkpoint")
    assert silent.exit_code == 1
    assert "El firmador no responde." in silent.stderr
    with launch(app.config["SETTINGS"].data_dir / "signer", origin=ORIGIN) as process:
        answering(app.config["SETTINGS"].data_dir / "signer")
        done = run(app, "ledger", "checkpoint")
        stop(process)
    assert parse(take_apart(done.output)[0]).size == 2


def test_commands_say_when_the_schema_is_missing(sqlite_url: str, tmp_path: Path) -> None:
    app = create_app(settings_for(sqlite_url, tmp_path))
    for words in (("ledger", "verify"), ("ledger", "head"), ("demo",), ("backup", str(tmp_path / "x.tgz"))):
        done = run(app, *words)
        assert done.exit_code == 1, words
        assert "db-upgrade" in done.stderr
    assert run(app, "db-upgrade").output == "La base de datos está al día.\n"
    assert run(app, "ledger", "verify").exit_code == 0
    app.extensions["engine"].dispose()


def test_an_older_database_in_the_place_of_the_present_one_is_not_started_on(app: Flask) -> None:
    signer = LocalSigner(app.config["SETTINGS"].data_dir / "signer", ORIGIN)
    assert run(app, "db-upgrade").exit_code == 0  # held by a signer that does not answer: nothing is known
    signer.checkpoint(3, bytes(32))
    signer.close()
    refused = run(app, "db-upgrade")
    assert refused.exit_code == 1
    assert "El firmador ya firmó 3 asientos y el libro tiene 2: el libro está atrasado." in refused.stderr


def test_a_backup_says_what_has_to_be_kept_apart(app: Flask, tmp_path: Path) -> None:
    done = run(app, "backup", str(tmp_path / "b.tgz"))
    assert done.output.startswith(f"Respaldo de 2 asientos en {tmp_path / 'b.tgz'}, raíz ")
    assert "TRAZARMA_SECRET_KEY" in done.output
    assert "la clave del firmador" in done.output
    again = run(app, "backup", str(tmp_path / "b.tgz"))
    assert (again.exit_code, "elija otro nombre" in again.stderr) == (1, True)


def test_a_restore_tells_what_it_did_or_why_it_did_not(app: Flask, tmp_path: Path) -> None:
    assert run(app, "backup", str(tmp_path / "b.tgz")).exit_code == 0
    occupied = run(app, "restore", str(tmp_path / "b.tgz"))
    assert (occupied.exit_code, "no está vacía" in occupied.stderr) == (1, True)
    (tmp_path / "new").mkdir()
    place = replace(app.config["SETTINGS"], data_dir=tmp_path / "new",
                    database_url=f"sqlite:///{tmp_path / 'new' / 'r.sqlite3'}")
    empty = create_app(place)
    done = run(empty, "restore", str(tmp_path / "b.tgz"))
    assert done.output.startswith("Restaurado y verificado: 2 asientos, raíz ")
    empty.extensions["engine"].dispose()


@pytest.mark.parametrize("words", [("--behind",), ("--reason", "x"), ("--behind", "--reason", " ")])
def test_behind_and_its_reason_go_together(app: Flask, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "b.tgz").touch()
    done = run(app, "restore", str(tmp_path / "b.tgz"), *words)
    assert (done.exit_code, "van juntos" in done.stderr) == (1, True)


def test_the_sign_ins_are_told_in_demo_mode_alone(app: Flask) -> None:
    done = run(app, "demo-sign-ins")
    assert PASSWORD in done.output
    assert all(account.username in done.output for account in ACCOUNTS)
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demo=False)
    for command in ("demo", "demo-sign-ins"):
        refused = run(app, command)
        assert refused.exit_code == 1
        assert PASSWORD not in refused.output


def test_the_demonstration_is_not_loaded_over_real_data(app: Flask) -> None:
    done = run(app, "demo")
    assert (done.exit_code, "no se carga nada" in done.stderr) == (1, True)


def test_the_worker_ends_cleanly_when_told(app: Flask) -> None:
    settings = app.config["SETTINGS"]
    env = {"TRAZARMA_DATABASE_URL": settings.database_url, "TRAZARMA_DATA_DIR": str(settings.data_dir),
           "TRAZARMA_DEMO": "1", "TRAZARMA_ORIGIN": ORIGIN, "PATH": ""}
    with subprocess.Popen([sys.executable, "-m", "flask", "--app", "wsgi", "worker"], env=env,
                          cwd=Path(__file__).parents[3], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "SignerUnavailable" in process.stderr.readline()  # it is at work, and has met its first outage
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_the_keys_of_searches_are_computed_again(app: Flask) -> None:
    done = run(app, "search", "rebuild")
    assert (done.exit_code, done.output) == (0, "Claves de búsqueda: 0\n")
