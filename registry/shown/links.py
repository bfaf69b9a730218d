"""Addresses of other pages, only where they exist and the acting person may open them."""

from typing import Any

from flask import url_for

from registry.pages import may_open


def address(endpoint: str, **values: Any) -> str | None:
    """Where `endpoint` is, or None when the acting person's roles do not open it."""
    return url_for(endpoint, **values) if may_open(endpoint) else None


def thing_address(reference: str) -> str | None:
    """The page of ``party:33``, ``weapon:9``, ``document:4``, ``request:8`` and their like, if there is one."""
    kind, _, number = reference.partition(":")
    argument = {"organisation": "organisation_id", "party": "party_id", "weapon": "weapon_id",
                "document": "document_id", "user": "user_id", "request": "request_id",
                "catalogue_item": "item_id", "source": "source_id"}.get(kind)  # fmt: skip
    if argument is None or not number.isdecimal():
        return None
    return address(f"{kind}.page", **{argument: int(number)})
