"""The list of a counter: kept as a draft from its first reading until its act is recorded, like any form."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import OperationalError

from registry.drafted_forms import DRAFTED, resumed
from registry.drafts import discard, keep
from registry.errors import Refused
from registry.operations.base import new_act_key
from registry.security import acting, engine


def resumed_list(operation: str) -> dict[str, Any]:
    """What the counter's form is made with when the address names a list of one's own."""
    return resumed(_code(operation))


def kept_list(operation: str, key: str, fields: dict[str, str]) -> str:
    """Keep what was read so far under `key`; the key to go on with: another, once the act of this one is recorded.

    Nobody is kept from reading on because the list could not be kept.
    """
    if not fields["lines"]:
        discard(engine(), acting().user_id, key)
        return key
    typed = {"act": [key]} | {name: [value] for name, value in fields.items()}
    try:
        is_open = keep(engine(), acting().user_id, _code(operation), typed, datetime.now(UTC))
    except (Refused, OperationalError):
        return key
    return key if is_open else new_act_key()


def _code(operation: str) -> str:
    return next(code for code, form in DRAFTED.items() if form.endpoint == f"counter.{operation}")
