"""The one way a value becomes bytes: RFC 8785 canonical JSON, narrowed to what every parser reads alike.

Narrower than the RFC on purpose: no floats, keys of `[a-z0-9_]` only (so code-point and UTF-16 order agree),
integers inside ±(2^53 - 1), no lone surrogates, no duplicate keys.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import rfc8785

jcs = rfc8785.dumps
"""RFC 8785 as the library does it, without our narrowing; for the published examples and nothing else."""

KEY = re.compile(r"[a-z0-9_]+")
LARGEST = 2**53 - 1

_quick = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode
"""Writes what `_refuse_ambiguity` lets pass as `jcs` would, several times faster: loads write by the thousand, and
verification reads by the million."""


class NotCanonical(ValueError):
    """The value cannot be written, or the bytes were not written, in the canonical form."""


def canonical(value: Any) -> bytes:
    """Return the canonical UTF-8 bytes of a value made of None, bool, int, str, list, tuple and dict.

    Raises `NotCanonical` for a float, a key outside `[a-z0-9_]+`, an integer of 2^53 or more in size, a lone
    surrogate, any other type, or nesting too deep to walk.
    """
    try:
        _refuse_ambiguity(value)
        return _quick(value).encode()
    except RecursionError:
        raise NotCanonical("nested too deeply") from None
    except (TypeError, UnicodeEncodeError) as error:
        raise NotCanonical(str(error)) from error


def parse(data: bytes) -> dict[str, Any]:
    """Return the object written in `data`, which must be exactly the bytes `canonical` would write for it.

    Raises `NotCanonical` for anything else: other JSON types, spaces, key order, duplicate keys, floats.
    """
    try:
        return _written_so(json.loads(bytes(data).decode("utf-8")), data)
    except RecursionError:
        raise NotCanonical("nested too deeply") from None
    except ValueError as error:
        raise NotCanonical(str(error)) from error


def _written_so(value: Any, data: bytes) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotCanonical("not an object")
    _refuse_ambiguity(value)
    # A key written twice, a space, an escape too many: nothing of the kind comes out the same when written again.
    if _quick(value).encode() != data:
        raise NotCanonical("the bytes are not the canonical form of their content")
    return value


def _refuse_ambiguity(value: Any) -> None:
    if value is None or type(value) is str:
        return  # nearly all there is
    if isinstance(value, (int, float)):
        _refuse_number(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not _is_fit(key):
                raise NotCanonical(f"key {key!r} is not made of a-z, 0-9 and _")
            _refuse_ambiguity(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _refuse_ambiguity(inner)


def _refuse_number(value: int | float) -> None:
    if isinstance(value, float):
        raise NotCanonical("floats are not allowed")
    if not -LARGEST <= value <= LARGEST:
        raise NotCanonical(f"{value} is not an integer every parser reads alike")


@lru_cache(4096)
def _is_fit(key: str) -> bool:
    # The same few names are written over and over.
    return KEY.fullmatch(key) is not None
