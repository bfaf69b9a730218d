"""QR symbols as plain rows of modules; qrcode is the encoder of record."""

from __future__ import annotations

import qrcode
from qrcode import constants
from qrcode.exceptions import DataOverflowError

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules from the top, True is black, without quiet zone."""

QUIET_MODULES = 4
"""White modules required on every side (ISO/IEC 18004)."""

_LEVELS = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}


class DoesNotFit(ValueError):
    """The text is longer than the asked version of the symbol can carry."""


def matrix(text: str, level: str = "Q", version: int | None = None) -> Matrix:
    """The symbol of `text`; `version` (1 to 40) fixes its size, None takes the smallest.

    Raises DoesNotFit when the text does not fit the version, KeyError for a level other than L, M, Q, H.
    """
    code = qrcode.QRCode(version=version, error_correction=_LEVELS[level], border=0)
    code.add_data(text, optimize=0)
    try:
        code.make(fit=version is None)
    except DataOverflowError as overflow:
        raise DoesNotFit(f"{len(text)} characters do not fit version {version} at level {level}") from overflow
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())
