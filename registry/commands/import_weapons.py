"""`import weapons`: load a list of weapons under what was decided about its columns, with its progress."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine, select

from marking.words import spanish
from models.database import reading
from models.importing import ImportMapping, ImportRow, ImportRun
from models.user import User, UserLogin
from registry.commands.migrated import needs_schema
from registry.commands.progress import progress
from registry.errors import NeedsAnother, Refused
from registry.importing.bringing import Kept, bring, keep, mapping_named, unfinished
from registry.importing.reasons import reason_of
from registry.importing.refused_rows import as_csv, as_xlsx, refused_lines
from registry.importing.running import begin, go_on, prepared, registered_source, source_asked
from registry.operations import perform
from registry.operations.make_request import MakeRequest
from registry.permissions import Authority, authority_of

#: Refused rows that are told at the terminal; a file takes them all.
TOLD = 10
#: Status of the command: all rows taken, some refused, and waiting for a second person.
SOME_REFUSED, WAITING = 3, 4


@click.command("weapons", help="Carga una lista de armas (CSV o XLSX). Termina con 0 si no se rechazó ninguna fila, 3"
                               " si alguna, 4 si espera a otra persona y 1 si no se pudo.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", help="Nombre de las columnas ya decididas; si no se dice, las últimas de archivos iguales.")
@click.option("--dry-run", is_flag=True, help="Dice qué pasaría con cada fila y no asienta nada.")
@click.option("--user", help="Cuenta que responde por la carga; si no se dice, la de quien decidió las columnas.")
@click.option("--refused", type=click.Path(dir_okay=False, path_type=Path),
              help="Archivo (.csv o .xlsx) para las filas rechazadas, con su motivo.")
@with_appcontext
@needs_schema
def weapons(file: Path, mapping: str | None, dry_run: bool, user: str | None, refused: Path | None) -> None:
    """Load the list and print what became of its rows; accepted and refused make up the rows."""
    engine, data_dir = current_app.extensions["engine"], current_app.config["SETTINGS"].data_dir
    try:
        with file.open("rb") as stream:
            kept = keep(data_dir, stream, file.name)
        run, is_new = _brought(engine, kept, mapping, user, dry_run)
        if not dry_run:
            _say_it_was_brought(engine, data_dir, run)
        if is_new:
            begin(engine, run, is_rehearsal=dry_run)
        _go_on(engine, data_dir, run)
    except Refused as refusal:
        raise click.ClickException(refusal.msgid % refusal.values) from refusal
    _tell(engine, run, refused)


def _brought(engine: Engine, kept: Kept, mapping: str | None, user: str | None, dry_run: bool) -> tuple[int, bool]:
    """The run, and whether it is a new one: one that was cut short goes on."""
    found = _mapping(engine, mapping, kept.table.fingerprint, user)
    authority = _authority(engine, user, found)
    cut_short = unfinished(engine, kept.table.digest, found.id, is_rehearsal=dry_run)
    if cut_short is not None:
        return cut_short, False
    return bring(engine, authority, kept, found.organisation_id, found.id), True


def _mapping(engine: Engine, name: str | None, fingerprint: str, user: str | None) -> ImportMapping:
    if user is not None:
        return mapping_named(engine, _authority(engine, user, None), name, fingerprint)
    wanted = ImportMapping.name == name if name else ImportMapping.fingerprint == fingerprint
    with reading(engine) as session:
        found = session.scalars(select(ImportMapping).where(wanted).order_by(ImportMapping.at.desc())).first()
    if found is None:
        raise click.ClickException("Nadie ha decidido qué son las columnas de este archivo: tráigalo por la página de "
                                   "cargas, o diga otro nombre con --mapping.")
    return found


def _authority(engine: Engine, user: str | None, mapping: ImportMapping | None) -> Authority:
    query = select(User.id).join(UserLogin, UserLogin.commitment == User.login).where(UserLogin.username == user)
    with reading(engine) as session:
        number = session.scalars(query).first() if user else mapping and mapping.user_id
        authority = authority_of(session, number) if number else None
    if authority is None:
        raise click.ClickException(f"No hay una cuenta «{user}»." if user else "Quien decidió las columnas ya no tiene "
                                                                               "cuenta: diga otra con --user.")
    return authority


def _say_it_was_brought(engine: Engine, data_dir: Path, run: int) -> None:
    of = prepared(engine, data_dir, run)
    if registered_source(engine, of) is not None:
        return
    with reading(engine) as session:
        total = session.get_one(ImportRun, run).total
    asked = source_asked(of, total)
    try:
        perform(engine, asked, of.user)
    except NeedsAnother:
        perform(engine, MakeRequest.of(asked), of.user)
        click.echo(f"Son {total} filas: otra persona debe aprobarlo. La solicitud quedó hecha; cuando se apruebe, "
                   "ejecute de nuevo esta orden.")
        sys.exit(WAITING)


def _go_on(engine: Engine, data_dir: Path, run: int) -> None:
    with progress("Filas") as told:
        go_on(engine, data_dir, run, told)


def _tell(engine: Engine, run: int, refused: Path | None) -> None:
    with reading(engine) as session:
        ended = session.get_one(ImportRun, run)
        query = select(ImportRow).where(ImportRow.run_id == run, ImportRow.verdict == "refused")
        rows = session.scalars(query.order_by(ImportRow.line).limit(TOLD))
        first = [(row.line, reason_of(row, spanish)) for row in rows]
        if refused is not None:
            lines = refused_lines(session, run, lambda row: reason_of(row, spanish))
            refused.write_bytes(as_xlsx(lines) if refused.suffix.lower() == ".xlsx" else as_csv(lines))
    if ended.state == "stopped":
        raise click.ClickException((ended.stopped_by or "") % (ended.stopped_values or {}))
    _print(ended, first)
    if ended.refused:
        sys.exit(SOME_REFUSED)


def _print(ended: ImportRun, first: list[tuple[int, str]]) -> None:
    verb = "se inscribirían" if ended.is_rehearsal else "inscritas"
    click.echo(f"Filas: {ended.total}")
    click.echo(f"Aceptadas: {ended.taken} ({ended.accepted} {verb}, {ended.contradicts} contradicen a otro papel, "
               f"{ended.already} ya estaban)")
    click.echo(f"Rechazadas: {ended.refused}")
    for line, reason in first:
        click.echo(f"  línea {line}: {reason}")
    if ended.refused > len(first):
        click.echo(f"  y {ended.refused - len(first)} más; con --refused se guardan todas.")
