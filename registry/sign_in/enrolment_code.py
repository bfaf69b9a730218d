"""The one-time code an administrator hands over for a first sign-in."""

from datetime import datetime, timedelta

from proof import crockford
from registry.operations.enrolment import Enrolment
from registry.sign_in.keys import Keys, keyed
from registry.sign_in.passwords import hashed

LASTS = timedelta(hours=72)
LENGTH = 16


def code_of(keys: Keys, act: str) -> str:
    """The code that goes with the act of this key, in four groups of four.

    It follows from the key: an act sent twice shows the code that was recorded.
    """
    number = int.from_bytes(keyed(keys.enrolment, act), "big") >> (256 - 5 * LENGTH)
    text = crockford.encode(number, LENGTH)
    return "-".join(text[start:start + 4] for start in range(0, LENGTH, 4))


def enrolment_of(code: str, now: datetime) -> Enrolment:
    """What the operation records of `code`."""
    return Enrolment(hashed(canonical(code)), now + LASTS)


def canonical(code: str) -> str:
    """The code as it is compared: whatever a person typed for it, or the text itself when it is no code."""
    try:
        return crockford.read(code)
    except crockford.NotCrockford:
        return code
