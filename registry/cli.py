"""The commands of the installation: `flask --app wsgi …`."""

from flask import Flask

from registry.commands import demo, ledger, schema, worker


def register(app: Flask) -> None:
    """Add every command."""
    for part in (schema, ledger, worker, demo):
        part.register(app)
