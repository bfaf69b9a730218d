"""`import catalogue`: load a public list of makes, models, calibres or types; `import weapons`: a list of weapons."""

import csv
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select

from models.database import reading
from models.user import User, UserLogin
from registry.catalogue_lists import SHAPES
from registry.catalogue_lists.loading import Loaded, load
from registry.catalogue_lists.rows import NotTheList
from registry.commands.import_weapons import weapons
from registry.commands.migrated import needs_schema
from registry.errors import NotPermitted

group = AppGroup("import", help="Carga de archivos en el registro.")
#: Refused rows that are told at the terminal; a file takes them all.
TOLD = 10
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def register(app: Flask) -> None:
    """Add the group."""
    group.add_command(weapons)
    app.cli.add_command(group)


def account(username: str) -> int:
    """The account that signs in as `username`: what a command records is somebody's act."""
    query = select(User.id).join(UserLogin, UserLogin.commitment == User.login).where(UserLogin.username == username)
    with reading(current_app.extensions["engine"]) as session:
        found = session.scalars(query).first()
    if found is None:
        raise click.ClickException(f"No hay una cuenta «{username}».")
    return found


@group.command("catalogue", help="Agrega al catálogo una lista pública de marcas, modelos, calibres o tipos.")
@click.argument("file", type=FILE)
@click.option("--kind", type=click.Choice(sorted(SHAPES)), help="Qué lista es; si no se dice, la del nombre.")
@click.option("--user", required=True, help="Nombre de usuario de la cuenta que responde por la carga.")
@click.option("--refused", type=click.Path(dir_okay=False, path_type=Path), help="Archivo CSV para lo rechazado.")
@needs_schema
def catalogue(file: Path, kind: str | None, user: str, refused: Path | None) -> None:
    """Print how many rows there were, and what became of them; accepted and refused make up the rows."""
    kind = kind or file.stem
    if kind not in SHAPES:
        raise click.ClickException(f"Diga qué lista es con --kind: {', '.join(sorted(SHAPES))}.")
    try:
        loaded = load(current_app.extensions["engine"], kind, file.read_bytes(), account(user))
    except NotTheList as failure:
        raise click.ClickException(f"El archivo no tiene las columnas de {kind}.") from failure
    except NotPermitted as failure:
        raise click.ClickException(f"La cuenta «{user}» no puede ampliar el catálogo.") from failure
    _tell(loaded)
    if refused is not None:
        _write(refused, loaded)


def _tell(loaded: Loaded) -> None:
    accepted = loaded.added + loaded.already
    click.echo(f"Filas: {loaded.rows}")
    click.echo(f"Aceptadas: {accepted} ({loaded.added} agregadas, {loaded.already} ya estaban; "
               f"{loaded.repaired} corregidas al leer)")
    click.echo(f"Rechazadas: {len(loaded.refused)}")
    for line, text, reason in loaded.refused[:TOLD]:
        click.echo(f"  línea {line}: {text[:60]} ({reason})")
    if len(loaded.refused) > TOLD:
        click.echo(f"  y {len(loaded.refused) - TOLD} más; con --refused se guardan todas.")


def _write(path: Path, loaded: Loaded) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("línea", "texto", "motivo"))
        writer.writerows(loaded.refused)
