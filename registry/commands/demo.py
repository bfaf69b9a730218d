"""`demo` and `demo-sign-ins`: the demonstration's data, and who may sign in to it."""

from functools import partial

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from models.vocabulary import msgid
from proof.signer_refusals import StateRefused
from registry.commands.migrated import needs_schema
from registry.demo import load
from registry.demo.accounts import ACCOUNTS, PASSWORD
from registry.demo.lists import keep_lists
from registry.demo.papers import issue_papers
from registry.errors import Refused
from registry.issuing import Issuer
from registry.local_signer import signer_at_hand


def register(app: Flask) -> None:
    """Add both commands."""
    app.cli.add_command(demo)
    app.cli.add_command(demo_sign_ins)


@click.command("demo", help="Carga los datos de demostración, una sola vez.")
@with_appcontext
@needs_schema
def demo() -> None:
    """Load what is missing of the demonstration; exit 1 outside demo mode."""
    _refuse_real()
    settings = current_app.config["SETTINGS"]
    try:
        with signer_at_hand(settings) as signer:
            issuer = Issuer(current_app.extensions["engine"], signer, settings.data_dir)
            loaded = load(issuer.engine, settings.origin, partial(issue_papers, issuer))
    except Refused as refusal:
        raise click.ClickException(refusal.msgid % refusal.values) from refusal
    except StateRefused as refusal:
        raise click.ClickException(f"El firmador no se puede usar: {refusal}") from refusal
    keep_lists(settings.data_dir)
    click.echo("Los datos de demostración ya estaban." if loaded is None else "Datos de demostración cargados.")


@click.command("demo-sign-ins", help="Muestra con qué cuentas se entra a la demostración.")
@with_appcontext
def demo_sign_ins() -> None:
    """Print each account with its role, and the one password."""
    _refuse_real()
    click.echo(f"Cuentas de la demostración (contraseña de todas: {PASSWORD})")
    for account in ACCOUNTS:
        click.echo(f"  {account.username:<18} {msgid('role', account.role)}, {account.body}")


def _refuse_real() -> None:
    if not current_app.config["SETTINGS"].demo:
        raise click.ClickException("Solo en modo de demostración (TRAZARMA_DEMO=1).")
