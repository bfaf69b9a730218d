"""`setup-code`: the code that opens the first-run wizard, for whoever sits at the terminal."""

import click
from flask import Flask, current_app

from registry.set_up import is_set_up, setup_code


def register(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(show)


@click.command("setup-code", help="Muestra el código de instalación, mientras el registro no esté abierto.")
def show() -> None:
    """Print the code, or that the wizard is closed."""
    if is_set_up(current_app.extensions["engine"]):
        click.echo("El registro ya está abierto; el código de instalación no sirve para nada.")
    else:
        click.echo(f"Código de instalación: {setup_code(current_app.config['SETTINGS'].data_dir)}")
