"""Why a row was refused, in words: what the reason names by code or number is told as people call it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from marking.registry_number import registry_number
from marking.words import Translate
from models.importing import ImportRow
from models.vocabulary import VOCABULARY
from registry.importing.fields import FIELDS


def reason_of(row: ImportRow, t: Translate) -> str:
    """The sentence in the reader's language; empty for a row that was not refused."""
    if row.reason is None:
        return ""
    values = dict(row.reason_values or {})
    if "facts" in values:
        values["weapon"] = registry_number(row.weapon_id) if row.weapon_id else "—"
    return t(row.reason, **told_values(values, t))


def told_values(values: Mapping[str, Any], t: Translate) -> dict[str, str]:
    """What a reason names, as people call it."""
    return {name: _TOLD.get(name, _itself)(value, t) for name, value in values.items()}


def _itself(value: Any, t: Translate) -> str:
    return str(value)


def field_words(value: Any, t: Translate) -> str:
    """What a field is called."""
    return t(FIELDS.get(value) or VOCABULARY["fact"].get(value) or FIELDS["unit"])


_TOLD: dict[str, Callable[[Any, Translate], str]] = {
    "what": field_words, "facts": lambda names, t: ", ".join(field_words(name, t) for name in names),
    "form": lambda form, t: t(form),
}
