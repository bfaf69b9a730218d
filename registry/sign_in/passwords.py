"""Passwords: hashed with argon2id, long rather than complicated, never rotated by force (ASVS 5.0, 6.2)."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.identity import folded

#: 19 MiB, two passes, one lane: the smallest setting OWASP gives for argon2id.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
SHORTEST, LONGEST = 12, 128
#: Fewer different characters are a key held down or a pattern.
FEWEST_DIFFERENT = 5
#: Shorter words stand inside too many others to be anybody's mark.
SHORTEST_OWN = 4
OWN = N_("La contraseña no puede llevar su nombre, su nombre de usuario ni su cédula. Elija palabras que no tengan que "
         "ver con usted.")
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


def refuse_weak(password: str, own: Iterable[str]) -> None:
    """Refuse a password that is short, too long, one of the usual ones, or that holds one of the person's `own` words.

    NIST SP 800-63B, 5.1.1.2: context-specific words, such as the user name, and what is derived from them.
    """
    text = unicodedata.normalize("NFC", password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise RuleBroken(N_("Elija una contraseña de 12 a 128 caracteres; se aconsejan 15 o más."), "password")
    if text.casefold() in USUAL or len(set(text.casefold())) < FEWEST_DIFFERENT:
        raise RuleBroken(N_("Esa contraseña es de las primeras que alguien probaría. Elija otra."), "password")
    if _is_own(folded(text), {folded(word) for words in own for word in words.split()} - {""}):
        raise RuleBroken(OWN, "password")


def _is_own(text: str, words: set[str]) -> bool:
    """Whether one of the words stands in `text`, or nothing but short ones and figures."""
    rest = text
    for word in words:
        rest = rest.replace(word, "")
    return any(len(word) >= SHORTEST_OWN and word in text for word in words) or rest.strip("0123456789") == ""
