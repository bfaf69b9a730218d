"""What every test may ask for."""

from hypothesis import settings

from tests.servers.browser import browser, page
from tests.servers.compiled_statements import compile_statements_once
from tests.servers.compiled_templates import compile_templates_once
from tests.servers.databases import (
    database_url,
    migrated_file,
    migrated_postgres_url,
    migrated_sqlite_url,
    migrated_template,
    migrated_url,
    sqlite_url,
)
from tests.servers.in_memory import pytest_configure
from tests.servers.postgres import postgres, postgres_url

__all__ = [
    "browser",
    "database_url",
    "migrated_file",
    "migrated_postgres_url",
    "migrated_sqlite_url",
    "migrated_template",
    "migrated_url",
    "page",
    "postgres",
    "postgres_url",
    "pytest_configure",
    "sqlite_url",
]

# The machine is shared with other workers: how long one example takes says nothing about the code.
settings.register_profile("registry", deadline=None, print_blob=True)
settings.load_profile("registry")

compile_templates_once()
compile_statements_once()
