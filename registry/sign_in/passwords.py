"""Passwords: hashed with argon2id, long rather than complicated, never rotated by force (ASVS 5.0, 6.2)."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.vocabulary import N_
from registry.errors import RuleBroken

#: 19 MiB, two passes, one lane: the smallest setting OWASP gives for argon2id.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
SHORTEST, LONGEST = 12, 128
#: Fewer different characters are a key held down or a pattern.
FEWEST_DIFFERENT = 5
#: What people choose when twelve characters are asked for.
USUAL = frozenset({
    "123456789012", "1234567890123", "12345678901234", "123456789012345", "1234567890qwerty", "qwertyuiop123",
    "qwertyuiopas", "qwertyuiopasdf", "qwertyuiop1234", "password1234", "password12345", "passwordpassword",
    "contrasena123", "contraseña123", "contrasena1234", "contraseña1234", "micontraseña", "micontrasena",
    "administrador",
    "administrador1", "administrador123", "administrator", "administrator1", "venezuela123", "venezuela1234",
    "venezuela2025", "venezuela2026", "caracas12345", "trazarma1234", "trazarma2026", "bolivariana1", "policia12345",
    "iloveyou1234", "teamomucho123", "abcdefghijkl", "abcdefghijklm", "abc123456789", "a1b2c3d4e5f6", "1q2w3e4r5t6y",
    "bienvenido123", "welcome12345", "letmein12345", "changeme1234", "secreto12345", "futbolfutbol",
})


def hashed(password: str) -> str:
    """The argon2id hash of `password` (NFC)."""
    return HASHER.hash(_octets(password))


def _octets(password: str) -> bytes:
    return unicodedata.normalize("NFC", password[:LONGEST + 1]).encode("utf-8", "surrogatepass")


@cache
def _nobodys() -> str:
    return hashed("nadie entra con esto")


def verifies(kept: str | None, password: str) -> bool:
    """Whether `password` yields `kept`; without one, as much work is done for nothing."""
    try:
        HASHER.verify(kept or _nobodys(), _octets(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def refuse_weak(password: str, username: str) -> None:
    """Refuse a password that is short, too long, the user's name, or one of the usual ones."""
    text = unicodedata.normalize("NFC", password)
    folded = text.casefold()
    if not SHORTEST <= len(text) <= LONGEST:
        raise RuleBroken(N_("Elija una contraseña de 12 a 128 caracteres; se aconsejan 15 o más."), "password")
    if folded in USUAL or len(set(folded)) < FEWEST_DIFFERENT:
        raise RuleBroken(N_("Esa contraseña es de las primeras que alguien probaría. Elija otra."), "password")
    if folded.strip() == username or folded.replace(username, "").strip("0123456789 ") == "":
        raise RuleBroken(N_("La contraseña no puede ser su nombre de usuario."), "password")
