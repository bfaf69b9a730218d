"""Whoever is told who somebody is leaves a note of it, on whichever page it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.database import reading
from models.operational import AccessLog
from registry.forms.weapon_register import NAMED
from tests.registry.views.papers import issued
from tests.registry.views.registering import FORM, MOSSBERG
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
SAID = "Sin letra se entendió"


def looks(world: World) -> list[tuple[int, int, str]]:
    with reading(world.engine) as session:
        rows = session.scalars(select(AccessLog).order_by(AccessLog.id))
        return [(row.user_id, row.party_id, row.page) for row in rows]


def note(world: World, who: str, name: str, page: str) -> tuple[int, int, str]:
    return world.users[who], world.people[name], page


def test_the_receiver_of_an_act_is_a_look_at_review_and_at_record(at: At, world: World) -> None:
    armourer, address = at("armourer"), f"/weapons/{world.weapons['QVX 2O8']}/issue"
    review = armourer.fill(address, {"receiver": world.documents["José Colina"], "magazines-0": "2"})
    assert "José Colina" in review.text
    assert looks(world) == [note(world, "armourer", "José Colina", "weapon_act.issue")]
    armourer.confirm(review, address)
    assert looks(world) == 2 * [note(world, "armourer", "José Colina", "weapon_act.issue")]


def test_a_name_that_nobody_has_is_no_look(at: At, world: World) -> None:
    answer = at("armourer").fill(f"/weapons/{world.weapons['QVX 2O8']}/issue", {"receiver": "V-1"})
    assert answer.status_code == 422
    assert looks(world) == []


def test_the_owner_and_the_holder_of_a_registration_are_looks(at: At, world: World) -> None:
    owner, holder = world.documents["Iris Medina"], world.documents["Darwin Peraza"]
    review = at("clerk").fill(FORM, MOSSBERG | {
        "weapon_class": "hunting", "owner_kind": NAMED, "owner": owner, "custodian_kind": NAMED, "custodian": holder})
    assert review.status_code == 200
    assert sorted(looks(world)) == sorted([note(world, "clerk", "Darwin Peraza", "registration.form"),
                                           note(world, "clerk", "Iris Medina", "registration.form")])


def test_who_receives_at_the_counter_is_a_look(at: At, world: World) -> None:
    page = at("armourer").post("/counter/issue", {"receiver": world.documents["José Colina"]})
    assert "José Colina" in page.text
    assert looks(world) == [note(world, "armourer", "José Colina", "counter.issue")]


@pytest.mark.parametrize(("who", "act"), [
    ("clerk", "correct"), ("clerk", "assign"), ("clerk", "death"), ("approver", "suspend"),
])
def test_the_form_of_an_act_on_a_person_is_a_look(at: At, world: World, who: str, act: str) -> None:
    assert "José Colina" in at(who).get(f"/parties/{world.people['José Colina']}/{act}").text
    (look,) = looks(world)
    assert look[:2] == (world.users[who], world.people["José Colina"])


def test_the_search_box_writes_the_look_down_before_it_leads_on(at: At, world: World) -> None:
    assert at("clerk").get("/search", {"q": world.documents["José Colina"]}).status_code == 302
    assert looks(world) == [note(world, "clerk", "José Colina", "search.results")]


@pytest.mark.usefixtures("signer")
def test_reading_a_document_is_a_look_at_whoever_is_named_on_it(at: At, world: World) -> None:
    address = at("armourer").fill(f"/weapons/{world.weapons['QVX 214']}/documents/custody_chain", {}).location
    assert looks(world) == []
    assert at("armourer").get(f"{address}/pdf").status_code == 200
    assert looks(world) == [note(world, "armourer", "Darwin Peraza", "document.pdf")]


@pytest.mark.usefixtures("signer")
def test_a_document_that_names_nobody_is_no_look(at: At, world: World) -> None:
    assert at("armourer").get(f"{issued(at, world)}/pdf").status_code == 200
    assert looks(world) == []


def test_a_cedula_without_its_letter_names_its_person_and_what_was_understood_is_told(at: At, world: World) -> None:
    number = world.documents["José Colina"]
    armourer, address = at("armourer"), f"/weapons/{world.weapons['QVX 2O8']}/issue"
    review = armourer.fill(address, {"receiver": number.removeprefix("V-"), "magazines-0": "2"})
    assert f"{SAID} {number}." in text_of(review.text)
    done = armourer.confirm(review, address)
    assert SAID not in text_of(armourer.get(done.location).text)


@pytest.mark.parametrize("prefix", ["V-", "v"])
def test_nothing_is_told_of_a_cedula_typed_with_its_letter(at: At, world: World, prefix: str) -> None:
    number = world.documents["José Colina"].removeprefix("V-")
    assert SAID not in at("clerk").get("/parties", {"text": prefix + number}).text


def test_lists_and_forms_tell_what_was_understood(at: At, world: World) -> None:
    number = world.documents["José Colina"]
    clerk, typed = at("clerk"), {"document_kind": "identity_card", "document_number": "9.876.543",
                                 "given_names": "Iris", "family_names": "Núñez"}
    assert f"{SAID} {number}." in text_of(clerk.get("/parties", {"text": number.removeprefix("V-")}).text)
    assert f"{SAID} V-9876543." in text_of(clerk.fill("/parties/register", typed).text)
