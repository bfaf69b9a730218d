"""The commands of the installation: `flask --app wsgi …`."""

from flask import Flask

from registry.commands import backup, demo, importing, ledger, schema, search, set_up, worker


def register(app: Flask) -> None:
    """Add every command."""
    for part in (schema, ledger, search, importing, worker, demo, set_up, backup):
        part.register(app)
