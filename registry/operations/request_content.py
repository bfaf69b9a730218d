"""What a request asks for, as canonical text and back: exactly the fields of the operation, without its key.

Text, numbers, truth values and nothing stand for themselves; any other value is an object that names its type.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from models.base import instant_of, instant_text
from proof.canonical import NotCanonical, canonical, parse
from registry.operations.base import Operation
from registry.operations.party_identity import Particulars

#: Values with fields of their own that an operation may carry.
RECORDS: dict[str, type[Any]] = {"particulars": Particulars}


def content_of(operation: Operation) -> str:
    """The canonical text; TypeError for an operation with a field that has no written form."""
    asked = {field.name: _written(getattr(operation, field.name)) for field in fields(operation) if field.name != "act"}
    return canonical({"asked": asked, "operation": operation.name}).decode()


def operation_of(content: str, kind: type[Operation], act: str) -> Operation:
    """The operation `content` was written from, under the key `act`; ValueError when it is not of `kind`."""
    kept = parse(content.encode())
    if kept.get("operation") != kind.name:
        raise ValueError(kept.get("operation"))
    return kind(act=act, **{name: _restored(value) for name, value in kept["asked"].items()})


def _written(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, datetime):
        return {"instant": instant_text(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return {"items": [_written(item) for item in value]}
    if isinstance(value, dict):
        return {"pairs": [[_written(name), _written(item)] for name, item in sorted(value.items())]}
    if is_dataclass(value):
        return _record(value)
    raise TypeError(f"{value!r} has no written form")


def _record(value: Any) -> dict[str, Any]:
    for name, kind in RECORDS.items():
        if type(value) is kind:
            return {name: {field.name: _written(getattr(value, field.name)) for field in fields(value)}}
    raise TypeError(f"{value!r} has no written form")


def _restored(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    [(name, inner)] = value.items()
    if name in RECORDS:
        return RECORDS[name](**{field: _restored(item) for field, item in inner.items()})
    return _RESTORE[name](inner)


_RESTORE: dict[str, Any] = {
    "instant": instant_of, "date": date.fromisoformat, "items": lambda items: tuple(map(_restored, items)),
    "pairs": lambda pairs: {_restored(name): _restored(item) for name, item in pairs},
}

#: What damaged content raises when it is read.
UNREADABLE = (NotCanonical, ValueError, TypeError, KeyError, AttributeError)
