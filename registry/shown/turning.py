"""Where a page of a list leads: to the first, and to those before and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import url_for

from registry.queries.keyset import Page

T = TypeVar("T")


def turns(page: Page[T], view: str, name: Callable[[T], str | int], **kept: Any) -> dict[str, str | None]:
    """The addresses, None where there is no such page; `name` is how the address calls a line."""
    ends = (name(page.lines[0]), name(page.lines[-1])) if page.lines else None
    return {
        "first": url_for(view, **kept) if page.has_previous else None,
        "previous": url_for(view, **kept, before=ends[0]) if page.has_previous and ends else None,
        "next": url_for(view, **kept, after=ends[1]) if page.has_next and ends else None,
    }
