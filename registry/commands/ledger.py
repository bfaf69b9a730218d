"""`ledger head`, `ledger checkpoint` and `ledger verify`."""

import base64
import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from models.database import reading
from models.ledger import head_of
from models.verification import Report
from proof.signer_refusals import SignerRefused, SignerUnavailable
from registry.checkpoints import sign_head
from registry.commands.migrated import needs_schema
from registry.commands.progress import progress
from registry.errors import Refused
from registry.installation import signer_of
from registry.verifying import verify_installation

group = AppGroup("ledger", help="El libro de asientos: su cabeza, su firma y su verificación.")


def register(app: Flask) -> None:
    """Add the group."""
    app.cli.add_command(group)


@group.command("head", help="Muestra cuántos asientos hay y la raíz de su árbol.")
@needs_schema
def head() -> None:
    """Print size and root, the root in hexadecimal and in base 64."""
    with reading(current_app.extensions["engine"]) as session:
        found = head_of(session)
    click.echo(f"asientos: {found.size}")
    click.echo(f"raíz: {found.root.hex()}")
    click.echo(f"raíz (base 64): {base64.b64encode(found.root).decode()}")


@group.command("checkpoint", help="Hace firmar la cabeza del libro y muestra el punto de control.")
@needs_schema
def checkpoint() -> None:
    """Have the head signed; exit 1 with the reason when it cannot be."""
    settings = current_app.config["SETTINGS"]
    try:
        signed = sign_head(current_app.extensions["engine"], signer_of(settings))
    except Refused as refusal:
        raise click.ClickException(refusal.msgid % refusal.values) from refusal
    except SignerUnavailable as refusal:
        raise click.ClickException("El firmador no responde. Compruebe que el registro está en marcha.") from refusal
    except SignerRefused as refusal:
        raise click.ClickException(f"El firmador se negó ({refusal.reason}).") from refusal
    click.echo(signed.note, nl=False)


@group.command("verify", help="Deduce todo de nuevo de los bytes guardados y nombra lo primero que no concuerda.")
@needs_schema
def verify() -> None:
    """Say whether everything agrees, then what is not covered; exit 1 with the first fault in a sentence."""
    report = _with_progress()
    if report.fault is None:
        click.echo(f"Todo concuerda: {report.entries} asientos, raíz {report.root.hex()}")
    else:
        click.echo(report.fault.sentence, err=True)
    for digest in report.orphan_files:
        click.echo(f"archivo que nada nombra: {digest}")
    for left in report.uncovered:
        click.echo(f"no se verifica: {left.table} ({left.sentence})")
    sys.exit(0 if report.fault is None else 1)


def _with_progress() -> Report:
    settings, engine = current_app.config["SETTINGS"], current_app.extensions["engine"]
    with progress("Asientos") as told:
        return verify_installation(engine, settings, told)
