"""Passwords: long rather than complicated, kept as argon2id, verified with the same work for nobody."""

import pytest

from registry.errors import RuleBroken
from registry.sign_in.passwords import hashed, refuse_weak, verifies

GOOD = "caballo correcto 7 grapa"


@pytest.mark.parametrize("password", [
    "", "corta", "once letras", "x" * 129, "contraseña123", "ADMINISTRADOR", "aaaaaaaaaaaaaaa", "121212121212",
    "123456789012",
])
def test_a_password_that_is_short_endless_or_usual_is_refused(password: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        refuse_weak(password, ["ana.mora"])
    assert refused.value.field == "password"


@pytest.mark.parametrize("password", [
    "ana.mora2026", "Ana.Mora ana.mora", "AnaMora-2026!", "!Yélitza segura!", "parque YELITZA 1234", "zarzaMora 12345",
    "clave V-12.345.678", "clave 12345678 larga", "Luz 2026 Luz 2026",
])
def test_a_password_that_holds_ones_own_name_or_document_is_refused_however_it_is_dressed(password: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        refuse_weak(password, ["ana.mora", "Yelitza Luz", "Mora", "V-12345678", "12345678"])
    assert "no tengan que ver con usted" in refused.value.msgid


def test_a_short_name_inside_another_word_is_nobodys_mark() -> None:
    refuse_weak("caballo andaluz y trapo", ["ana.mora", "Luz"])


@pytest.mark.parametrize("password", [
    GOOD, "sin mayúsculas ni signos", "日本語のとても長い合言葉です", "q" * 100 + "wert",
])
def test_nothing_but_length_is_asked_of_a_password(password: str) -> None:
    refuse_weak(password, ["ana.mora"])


def test_the_hash_is_argon2id_with_the_memory_and_passes_asked_for() -> None:
    assert hashed(GOOD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_password_verifies_in_whichever_form_a_keyboard_composes_it() -> None:
    assert verifies(hashed("contraseña larga"), "contraseña larga")


def test_wrong_passwords_and_no_password_do_not_verify() -> None:
    kept = hashed(GOOD)
    assert verifies(kept, GOOD)
    assert not verifies(kept, GOOD + " ")
    assert not verifies(None, GOOD)
    assert not verifies("no es un resumen", GOOD)


def test_nobody_gets_in_with_what_is_compared_for_nobody() -> None:
    assert not verifies(None, "nadie entra con esto")
