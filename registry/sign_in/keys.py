"""Keys of the door, each derived for one purpose from the installation's secret."""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Engine


@dataclass(frozen=True, repr=False)
class Keys:
    """32 bytes for each purpose; knowing one tells nothing of another (HKDF, RFC 5869)."""

    traces: bytes
    totp: bytes
    codes: bytes
    enrolment: bytes

    @classmethod
    def of(cls, secret: str) -> Self:
        """The keys of an installation with this secret."""
        return cls(*(_derived(secret, purpose) for purpose in ("traces", "totp", "codes", "enrolment")))


def _derived(secret: str, purpose: str) -> bytes:
    info = f"trazarma/sign-in/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())


def keyed(key: bytes, text: str) -> bytes:
    """HMAC-SHA256 of `text`: the same text is recognised, no text can be read back."""
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


@dataclass(frozen=True)
class Gate:
    """What every step of signing in needs."""

    engine: Engine
    keys: Keys = field(repr=False)
    #: False only in a demonstration, whose accounts may do without a second factor.
    needs_second_factor: bool = True
