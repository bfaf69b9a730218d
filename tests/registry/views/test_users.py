"""Accounts on their pages: made with a code that is shown once, granted, disabled, made to start again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select

from models.database import reading
from models.user import Credential, Grant, User
from registry.permissions import MATRIX
from registry.shown.permissions import DEEDS, THINGS, VERBS
from registry.sign_in import Gate, Keys, sign_in
from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")


def made(rosa: Browser, world: World) -> tuple[int, str]:
    """An account for Darwin and the code of its first sign-in."""
    address = f"/users/register?party={world.people['Darwin Peraza']}"
    typed = {"username": "D.Peraza", "organisation": str(world.units["PMLA"])}
    done = rosa.confirm(rosa.fill(address, typed), address)
    page = rosa.get(done.headers["Location"]).text
    return int(done.headers["Location"].rpartition("/")[2]), CODE.findall(page)[0]


def test_the_code_of_a_new_account_is_shown_once_and_opens_the_first_sign_in(at: At, world: World, app: Flask) -> None:
    rosa = at("administrator")
    user, code = made(rosa, world)
    assert not CODE.findall(rosa.get(f"/users/{user}").text)
    gate = Gate(world.engine, Keys.of(app.config["SETTINGS"].secret_key))
    assert sign_in(gate, "d.peraza", code.lower(), "10.0.0.1", datetime.now(UTC)).user_id == user


def test_the_person_of_an_account_is_told_by_document(at: At, world: World) -> None:
    rosa = at("administrator")
    typed = {"person": "10000009", "username": "d.peraza", "organisation": str(world.units["PMLA"])}
    assert "Darwin Peraza" in rosa.fill("/users/register", typed).text
    page = rosa.fill("/users/register", typed | {"person": "V-1"})
    assert page.status_code == 422
    assert "No hay una persona registrada" in page.text


def test_administrators_register_the_person_whose_account_they_make(at: At, world: World) -> None:
    rosa = at("administrator")
    typed = {"document_kind": "identity_card", "document_number": "V-9876543", "given_names": "Iris",
             "family_names": "Núñez", "organisation": str(world.units["PMLA"])}
    page = rosa.get(rosa.confirm(rosa.fill("/parties/register", typed), "/parties/register").headers["Location"])
    assert "Crear una cuenta" in page.text
    assert "Suspender" not in page.text


def test_a_role_is_granted_and_taken_back(at: At, world: World) -> None:
    rosa = at("administrator")
    user, _code = made(rosa, world)
    granted = {"role": "clerk", "organisation": str(world.units["PMLA"])}
    asked = rosa.ask(rosa.fill(f"/users/{user}/grant", granted), f"/users/{user}/grant").location
    at("second_administrator").approve(asked)
    page = rosa.get(f"/users/{user}").text
    revoke = f"/users/{user}/revoke/clerk/{world.units['PMLA']}"
    assert revoke in page
    rosa.confirm(rosa.fill(revoke, {}), revoke)
    with reading(world.engine) as session:
        assert session.scalars(select(Grant).where(Grant.user_id == user)).all() == []


def test_ones_own_account_has_no_buttons(at: At, world: World) -> None:
    page = at("administrator").get(f"/users/{world.users['administrator']}").text
    assert "Inhabilitar la cuenta" not in page
    assert "otra persona" in page


def test_an_account_is_disabled_and_enabled(at: At, world: World) -> None:
    rosa, clerk = at("administrator"), world.users["clerk"]
    for verb, is_enabled in (("disable", False), ("enable", True)):
        address = f"/users/{clerk}/{verb}"
        rosa.confirm(rosa.fill(address, {"reason": "Cambio de servicio"}), address)
        with reading(world.engine) as session:
            assert session.get_one(User, clerk).is_enabled is is_enabled


def test_a_new_first_sign_in_gives_another_code(at: At, world: World) -> None:
    rosa = at("administrator")
    user, code = made(rosa, world)
    with reading(world.engine) as session:
        before = session.get_one(Credential, user).enrolment_hash
    address = f"/users/{user}/reset"
    rosa.confirm(rosa.fill(address, {"reason": "Perdió el teléfono"}), address)
    again = CODE.findall(rosa.get(f"/users/{user}").text)
    assert again
    assert again[0] != code
    with reading(world.engine) as session:
        assert session.get_one(Credential, user).enrolment_hash != before


def test_a_clerk_sees_no_accounts(at: At, world: World) -> None:
    assert at("clerk").get("/users").status_code == 403
    assert at("clerk").get(f"/users/{world.users['armourer']}").status_code == 403


def test_the_list_tells_roles_in_words(at: At) -> None:
    assert "Operador/a de registro" in at("administrator").get("/users").text


def test_everybody_may_read_who_may_do_what(at: At) -> None:
    for name in ("clerk", "armourer", "inspector", "auditor"):
        page = at(name).get("/permissions")
        assert page.status_code == 200
        assert "Levantar la suspensión" in page.text


def test_every_permission_of_the_matrix_has_words() -> None:
    assert {permission.partition(":")[0] for permission in MATRIX} == set(THINGS)
    assert {permission.partition(":")[2] for permission in MATRIX.keys() - DEEDS.keys()} == set(VERBS)
    assert DEEDS.keys() <= MATRIX.keys()


def test_a_weapon_is_handed_over_where_papers_and_labels_are_issued(at: At) -> None:
    page = at("clerk").get("/permissions").text
    assert re.findall(r"(Entregar a funcionario|Emitir[ a-z]*)<", page) == [
        "Entregar a funcionario", "Emitir e imprimir", "Emitir"]
