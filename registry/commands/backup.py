"""`backup` and `restore`."""

from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from proof.signer_refusals import SignerRefused, SignerUnavailable, StateRefused
from registry import backup as backups
from registry.commands.migrated import needs_schema
from registry.commands.progress import progress
from registry.errors import Refused

KEPT_APART = """Guarde aparte, y en otro lugar que este archivo:
  - TRAZARMA_SECRET_KEY: sin ella los segundos factores y los códigos impresos dejan de servir.
  - la clave del firmador (%(key)s): sin ella habrá que estrenar otra y darla a conocer."""
WITH_KEY = """ATENCIÓN: el archivo lleva la clave del firmador. Quien lo tenga puede firmar otra historia:
guárdelo como se guarda la clave. TRAZARMA_SECRET_KEY no va dentro: guárdela aparte."""


def register(app: Flask) -> None:
    """Add both commands."""
    app.cli.add_command(backup)
    app.cli.add_command(restore)


@click.command("backup", help="Escribe en FILE un respaldo completo, sin detener el registro.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-key", is_flag=True, help="Incluye la clave con que se firma el libro.")
@with_appcontext
@needs_schema
def backup(file: Path, with_key: bool) -> None:
    """Write the backup and say what has to be kept apart from it."""
    settings = current_app.config["SETTINGS"]
    try:
        manifest = backups.write(current_app.extensions["engine"], settings, file, with_key=with_key)
    except FileExistsError as failure:
        raise click.ClickException(f"Ya existe {file}: elija otro nombre.") from failure
    except OSError as failure:
        raise click.ClickException(f"No se pudo escribir el respaldo: {failure}") from failure
    click.echo(f"Respaldo de {manifest.size} asientos en {file}, raíz {manifest.root}")
    click.echo(WITH_KEY if with_key else KEPT_APART % {"key": settings.data_dir / "signer" / "key"})


@click.command("restore", help="Restaura FILE en una base de datos y una carpeta de datos vacías, tras verificarlo.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--behind", is_flag=True, help="Admite un respaldo anterior a lo último que se firmó.")
@click.option("--reason", help="Motivo, que quedará asentado. Obligatorio con --behind.")
@with_appcontext
def restore(file: Path, behind: bool, reason: str | None) -> None:
    """Restore the backup; exit 1 with a sentence when it is not used, and then nothing has changed."""
    if behind != bool(reason and reason.strip()):
        raise click.ClickException("--behind y --reason van juntos: diga por qué se usa un respaldo atrasado.")
    try:
        with progress("Verificación") as told:
            done = backups.restore(current_app.config["SETTINGS"], file, reason=reason, progress=told)
    except Refused as refusal:
        raise click.ClickException(refusal.msgid % refusal.values) from refusal
    except (SignerUnavailable, SignerRefused, StateRefused) as refusal:
        raise click.ClickException(f"El firmador no permite restaurar: {refusal}") from refusal
    _tell(done)


def _tell(done: backups.Restoration) -> None:
    click.echo(f"Restaurado y verificado: {done.manifest.size} asientos, raíz {done.manifest.root}")
    if done.ahead is not None:
        click.echo(f"Quedó asentado que el firmador había firmado {done.ahead.size} asientos.")
    if done.has_key:
        click.echo("La clave del firmador volvió a su lugar.")
