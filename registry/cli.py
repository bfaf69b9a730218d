"""The commands of the installation: `flask --app wsgi …`."""

from flask import Flask

from registry.commands import ledger, schema, worker


def register(app: Flask) -> None:
    """Add every command."""
    for part in (schema, ledger, worker):
        part.register(app)
