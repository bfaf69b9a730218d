"""Whom somebody may look at: one's own people by name, anybody else by the exact document and only in that sitting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from models.database import operational
from models.operational import AccessLog
from registry.queries.party_reach import SITTING
from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]
EVERYBODY = ("clerk", "approver", "armourer", "inspector", "administrator")


@pytest.fixture
def citizen(world: World) -> int:
    """Somebody who serves nowhere and has no weapon."""
    return world.person("Rita", "Sosa", None)


@pytest.mark.parametrize("text", ["medina", "Iris", "7781", "med ir"])
def test_an_officer_of_another_force_is_found_by_no_part_of_a_name_and_no_badge(at: At, text: str) -> None:
    for who in ("clerk", "approver", "armourer"):
        assert "Iris Medina" not in at(who).get("/parties", {"text": text}).text
        assert "Iris Medina" not in at(who).get("/search", {"q": text}).text


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_citizen_is_found_by_name_by_nobody_whose_bodies_he_has_nothing_of(at: At, citizen: int, who: str) -> None:
    assert "Rita Sosa" not in at(who).get("/parties", {"text": "sosa"}).text
    assert at(who).get(f"/parties/{citizen}").status_code == 404


@pytest.mark.parametrize("name", ["Iris Medina", "Rita Sosa"])
def test_the_exact_document_finds_anybody_and_opens_the_record(
        at: At, world: World, citizen: int, name: str) -> None:
    clerk, address = at("clerk"), f"/parties/{world.people[name]}"
    assert clerk.get(address).status_code == 404
    assert name in clerk.get("/parties", {"text": world.documents[name]}).text
    assert name in clerk.get(address).text
    assert at("approver").get(address).status_code == 404


def test_the_search_box_leads_from_the_document_to_the_record(at: At, world: World, citizen: int) -> None:
    answer = at("clerk").get("/search", {"q": world.documents["Rita Sosa"]})
    assert answer.location == f"/parties/{citizen}"
    assert "Rita Sosa" in at("clerk").get(answer.location).text




@pytest.mark.parametrize("cut", [slice(0, -1), slice(3, None), slice(0, 6)])
def test_a_piece_of_a_document_finds_nobody(at: At, world: World, citizen: int, cut: slice) -> None:
    assert "Rita Sosa" not in at("clerk").get("/parties", {"text": world.documents["Rita Sosa"][cut]}).text


def test_tomorrow_the_document_is_asked_for_again(at: At, world: World, citizen: int) -> None:
    at("clerk").get("/parties", {"text": world.documents["Rita Sosa"]})
    with operational(world.engine) as session:
        session.execute(update(AccessLog).values(at=datetime.now(UTC) - SITTING - timedelta(minutes=1)))
    assert at("clerk").get(f"/parties/{citizen}").status_code == 404


def test_who_owns_or_has_a_weapon_of_ones_own_is_looked_for_by_name(at: At, world: World, citizen: int) -> None:
    world.weapon("CIV 1", "PMLA", owner=f"party:{citizen}", weapon_class="hunting")
    assert "Rita Sosa" in at("clerk").get("/parties", {"text": "sosa"}).text
    assert "Rita Sosa" in at("armourer").get(f"/parties/{citizen}").text
    assert "Rita Sosa" not in at("port_clerk").get("/parties", {"text": "sosa"}).text


def test_an_armourer_takes_no_officer_of_another_force_whose_document_he_types(at: At, world: World) -> None:
    armourer = at("armourer")
    assert "Iris Medina" not in armourer.get("/parties", {"text": world.documents["Iris Medina"]}).text
    assert armourer.get(f"/parties/{world.people['Iris Medina']}").status_code == 404


def test_an_auditor_of_the_whole_registry_looks_for_anybody(at: At, citizen: int) -> None:
    page = at("auditor").get("/parties", {"text": "sosa"}).text
    assert "Rita Sosa" in page


def test_whoever_registers_a_person_goes_on_to_the_record(at: At) -> None:
    clerk = at("clerk")
    typed = {"document_kind": "identity_card", "document_number": "V-9876543", "given_names": "Iris",
             "family_names": "Núñez"}
    done = clerk.confirm(clerk.fill("/parties/register", typed), "/parties/register")
    assert clerk.get(done.location).status_code == 200


def test_an_act_on_a_citizen_needs_the_citizen_known(at: At, world: World, citizen: int) -> None:
    approver, address = at("approver"), f"/parties/{citizen}/suspend"
    assert approver.get(address).status_code == 404
    approver.get("/parties", {"text": world.documents["Rita Sosa"]})
    assert approver.get(address).status_code == 200


def test_a_passport_is_typed_without_its_country(at: At) -> None:
    clerk = at("clerk")
    typed = {"document_kind": "passport", "document_country": "Colombia", "document_number": "AV 482017",
             "given_names": "Luz", "family_names": "Correa"}
    clerk.confirm(clerk.fill("/parties/register", typed), "/parties/register")
    assert "Luz Correa" in at("approver").get("/parties", {"text": "av482017"}).text
