"""`search rebuild`: compute what searches go by again."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from models import serial_index
from models.migrate import owner_engine
from registry.commands.migrated import needs_schema

group = AppGroup("search", help="Lo que hace falta para encontrar un arma por su serial.")


def register(app: Flask) -> None:
    """Add the group."""
    app.cli.add_command(group)


@group.command("rebuild", help="Calcula de nuevo las claves por las que se busca un serial.")
@needs_schema
def rebuild() -> None:
    """Compute every key and the index of fragments again, as the owner of the tables, in one transaction."""
    engine = owner_engine(current_app.config["SETTINGS"].database_url)
    with engine.execution_options(writing=True).begin() as connection:
        count = serial_index.rebuild(connection)
    engine.dispose()
    click.echo(f"Claves de búsqueda: {count}")
