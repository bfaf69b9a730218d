"""The pages: read, validate, call, answer. No rule, no query and no wording lives here."""

from importlib import import_module

from flask import Flask

#: Every module here defines `blueprint`; a page that is not listed does not exist.
MODULES = (
    "home", "session", "set_up", "weapons", "weapon_lists", "registration", "weapon_acts", "acts_list", "counter",
    "drafts", "suggestions", "parties", "party_acts", "party_mergers", "organisations", "organisation_acts",
    "organisation_changes", "users", "user_acts", "requests", "reference", "catalogue_items", "catalogue_desk",
    "quality", "imports", "sources", "conflicts", "near_duplicates", "account", "search", "documents", "labels",
    "verify", "ledger",
)


def register(app: Flask) -> None:
    """Register the blueprint of every module."""
    for name in MODULES:
        app.register_blueprint(import_module(f"registry.views.{name}").blueprint)
