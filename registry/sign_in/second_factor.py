"""The second factor: a code of an authenticator (RFC 6238), accepted once, or a printed code, used once."""

import hmac
import secrets
from datetime import datetime
from typing import Any, cast

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import CursorResult, Update, delete, update
from sqlalchemy.orm import Session

from models.user import Credential, OneTimeCode
from proof import crockford
from registry.sign_in.keys import Keys, keyed

PERIOD = 30
#: Steps before and after the server's own that are accepted: clocks of telephones differ.
DRIFT = 1
ISSUER = "Trazarma"
PRINTED = 10
#: Characters of a printed code: 50 bits, guessed only through the door and its limits.
CODE_LENGTH = 10
NONCE = 12


def new_secret() -> str:
    """160 random bits in base 32, as authenticators take it."""
    return pyotp.random_base32()


def address(secret: str, username: str) -> str:
    """The ``otpauth:`` address an authenticator reads from a QR."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def sealed(keys: Keys, user_id: int, secret: str) -> bytes:
    """The secret under AES-256-GCM, bound to its user."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(keys.totp).encrypt(nonce, secret.encode(), _binding(user_id))


def opened(keys: Keys, user_id: int, kept: bytes) -> str | None:
    """The secret, or None when it was sealed for another user, under another key, or altered."""
    try:
        return AESGCM(keys.totp).decrypt(kept[:NONCE], kept[NONCE:], _binding(user_id)).decode()
    except (InvalidTag, ValueError):
        return None


def _binding(user_id: int) -> bytes:
    return f"totp:{user_id}".encode()


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step whose code this is, near `now`; None when it is of none."""
    typed = "".join(code.split()).encode("utf-8", "surrogatepass")
    present = int(now.timestamp()) // PERIOD
    steps = range(present - DRIFT, present + DRIFT + 1)
    matching = [step for step in steps if hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), typed)]
    return matching[0] if matching else None


def accept(session: Session, keys: Keys, credential: Credential, code: str, now: datetime) -> bool:
    """Use up `code`, of the authenticator or of the printed list; False when it is wrong or used."""
    secret = credential.totp_secret and opened(keys, credential.user_id, credential.totp_secret)
    step = step_of(secret, code, now) if secret else None
    if step is not None:
        return _use_step(session, credential.user_id, step)
    return _use_printed(session, keys, credential.user_id, code, now)


def _use_step(session: Session, user_id: int, step: int) -> bool:
    unused = (Credential.totp_step.is_(None)) | (Credential.totp_step < step)
    return _changes(session, update(Credential).where(Credential.user_id == user_id, unused).values(totp_step=step))


def _use_printed(session: Session, keys: Keys, user_id: int, code: str, now: datetime) -> bool:
    digest = _code_digest(keys, user_id, code)
    return _changes(session, update(OneTimeCode).where(
        OneTimeCode.digest == digest, OneTimeCode.user_id == user_id, OneTimeCode.used_at.is_(None))
        .values(used_at=now))


def _changes(session: Session, statement: Update) -> bool:
    done = session.execute(statement, execution_options={"synchronize_session": False})
    return cast("CursorResult[Any]", done).rowcount == 1


def new_printed(session: Session, keys: Keys, user_id: int) -> list[str]:
    """Ten new codes in the place of whatever codes there were; they can be shown only now."""
    session.execute(delete(OneTimeCode).where(OneTimeCode.user_id == user_id))
    codes = [crockford.encode(secrets.randbits(5 * CODE_LENGTH), CODE_LENGTH) for _ in range(PRINTED)]
    session.add_all(OneTimeCode(digest=_code_digest(keys, user_id, code), user_id=user_id, used_at=None)
                    for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _code_digest(keys: Keys, user_id: int, code: str) -> bytes:
    try:
        read = crockford.read(code)
    except crockford.NotCrockford:
        read = ""
    return keyed(keys.codes, f"{user_id}:{read}")
