"""`db-upgrade`: bring the database to the present schema."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from models.migrate import upgrade


def register(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(db_upgrade)


@click.command("db-upgrade", help="Lleva la base de datos al esquema de esta versión.")
@with_appcontext
def db_upgrade() -> None:
    """Run the pending revisions as the owner of the tables."""
    upgrade(current_app.config["SETTINGS"].database_url)
    click.echo("La base de datos está al día.")
