"""Base 64 with exactly one spelling per value (RFC 4648, sections 3.5 and 4): padded, no spare bits set."""

from __future__ import annotations

import base64
import binascii


class NotBase64(ValueError):
    """The text is not the standard base 64 spelling of any bytes, or of as many as expected."""


def encode(data: bytes) -> str:
    """Return `data` in standard base 64 with padding."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str, length: int | None = None) -> bytes:
    """Return the bytes spelt by `text`, exactly `length` of them if given. Raises `NotBase64` otherwise."""
    try:
        data = base64.b64decode(text.encode("ascii"))
    except (UnicodeEncodeError, binascii.Error) as error:
        raise NotBase64(str(error)) from error
    if encode(data) != text:
        raise NotBase64("other characters, spare bits or padding")
    if length is not None and len(data) != length:
        raise NotBase64(f"{len(data)} bytes where {length} belong")
    return data
