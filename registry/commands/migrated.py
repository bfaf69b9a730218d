"""What a command needs of the database before it starts."""

from functools import wraps
from typing import Any

import click
from flask import current_app

from models.revision import is_current


def needs_schema(command: Any) -> Any:
    """End `command` with a sentence when the database is not at this version's schema."""

    @wraps(command)
    def guarded(*arguments: Any, **options: Any) -> Any:
        if not is_current(current_app.extensions["engine"]):
            raise click.ClickException("La base de datos no está al día. Ejecute: flask --app wsgi db-upgrade")
        return command(*arguments, **options)

    return guarded
