"""`ledger head`, `ledger checkpoint` and `ledger verify`."""

import base64

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from models.database import reading
from models.ledger import head_of
from proof.signer_refusals import SignerRefused, SignerUnavailable
from registry.checkpoints import sign_head, signer_of
from registry.errors import Refused

group = AppGroup("ledger", help="El libro de asientos: su cabeza, su firma y su verificación.")


def register(app: Flask) -> None:
    """Add the group."""
    app.cli.add_command(group)


@group.command("head", help="Muestra cuántos asientos hay y la raíz de su árbol.")
def head() -> None:
    """Print size and root, the root in hexadecimal and in base 64."""
    with reading(current_app.extensions["engine"]) as session:
        found = head_of(session)
    click.echo(f"asientos: {found.size}")
    click.echo(f"raíz: {found.root.hex()}")
    click.echo(f"raíz (base 64): {base64.b64encode(found.root).decode()}")


@group.command("checkpoint", help="Hace firmar la cabeza del libro y muestra el punto de control.")
def checkpoint() -> None:
    """Have the head signed; exit 1 with the reason when it cannot be."""
    settings = current_app.config["SETTINGS"]
    try:
        signed = sign_head(current_app.extensions["engine"], signer_of(settings.data_dir))
    except Refused as refusal:
        raise click.ClickException(refusal.msgid % refusal.values) from refusal
    except SignerUnavailable as refusal:
        raise click.ClickException("El firmador no responde. Compruebe que el registro está en marcha.") from refusal
    except SignerRefused as refusal:
        raise click.ClickException(f"El firmador se negó ({refusal.reason}).") from refusal
    click.echo(signed.note, nl=False)
