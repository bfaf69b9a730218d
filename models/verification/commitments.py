"""Which commitments an entry names: the fields declared as opaque objects, wherever a kind puts them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from models.events import KINDS
from models.events.base import Event

FORM = re.compile(r"[0-9a-f]{64}")


def commitments_of(body: dict[str, Any]) -> Iterator[str]:
    """The commitments in the data of a parsed body."""
    data = body["data"]
    for name in _opaque_fields(KINDS[body["kind"], body["version"]]):
        yield from _commitments(data.get(name))


@cache
def _opaque_fields(event: type[Event]) -> tuple[str, ...]:
    # A field that may hold an erasable row before it is recorded is declared `object` or `Any`.
    hints = get_type_hints(event)
    return tuple(name for name in event.__dataclass_fields__ if _is_opaque(hints[name]))


def _is_opaque(hint: Any) -> bool:
    return hint in (object, Any) or any(_is_opaque(part) for part in get_args(hint))


def _commitments(value: Any) -> Iterator[str]:
    if isinstance(value, str) and FORM.fullmatch(value):
        yield value
    elif isinstance(value, dict):
        yield from (found for item in value.values() for found in _commitments(item))
    elif isinstance(value, list):
        yield from (found for item in value for found in _commitments(item))
