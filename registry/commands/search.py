"""`search rebuild` and `search alike`: compute again what searches go by, and which weapons resemble each other."""


import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import func, select

from models import serial_index
from models.database import reading
from models.migrate import owner_engine
from models.near_pair import NearPair
from registry.commands.migrated import needs_schema
from registry.commands.progress import progress
from registry.near_sweep import rebuild as rebuild_pairs

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


@group.command("alike", help="Compara de nuevo todas las armas para hallar las parecidas.")
@needs_schema
def alike() -> None:
    """Compare every weapon again; acts and loads go on meanwhile."""
    engine = current_app.extensions["engine"]
    with progress("Asientos") as told:
        rebuild_pairs(engine, told)
    with reading(engine) as session:
        count = session.scalar(select(func.count()).select_from(NearPair)) or 0
    click.echo(f"Parejas parecidas: {count}")
