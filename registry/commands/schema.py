"""`db-upgrade`: bring the database to the present schema."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from config import Settings
from models.migrate import upgrade
from models.serial_index import NoFragmentIndex
from proof.signer_refusals import SignerRefused, SignerUnavailable, StateRefused
from registry.checkpoints import Behind, refuse_behind
from registry.local_signer import has_signed, signer_at_hand

WAYS_OUT = "Ponga la base de datos actual en su lugar, o restaure un respaldo en una vacía (restore)."


def register(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(db_upgrade)


@click.command("db-upgrade", help="Lleva la base de datos al esquema de esta versión.")
@with_appcontext
def db_upgrade() -> None:
    """Run the pending revisions as the owner of the tables; exit 1 when an older database was put in its place."""
    settings = current_app.config["SETTINGS"]
    try:
        upgrade(settings.database_url)
    except NoFragmentIndex as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if has_signed(settings):
        _refuse_older(settings)
    click.echo("La base de datos está al día.")


def _refuse_older(settings: Settings) -> None:
    """Going on with it would tell another history than the one that was signed."""
    try:
        with signer_at_hand(settings) as signer:
            refuse_behind(current_app.extensions["engine"], signer.head())
    except Behind as refusal:
        raise click.ClickException(f"{refusal.msgid % refusal.values} {WAYS_OUT}") from refusal
    except (SignerUnavailable, SignerRefused, StateRefused):
        return  # it cannot be asked now; it will not sign for less than it has signed
