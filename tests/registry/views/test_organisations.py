"""The tree on its pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from models.organisation import Organisation
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


def test_the_tree_shows_what_is_within_reach_and_no_more(at: At) -> None:
    whole, part = at("administrator").get("/organisations").text, at("clerk").get("/organisations").text
    assert "Policía del Puerto" in whole
    assert "Policía Municipal de Los Aleros" in part
    assert "Policía del Puerto" not in part


def test_a_body_out_of_reach_does_not_exist(at: At, world: World) -> None:
    assert at("clerk").get(f"/organisations/{world.units['PDP']}").status_code == 404
    assert at("clerk").get("/organisations/999999").status_code == 404


def test_a_unit_is_added_renamed_and_moved_each_after_a_review(at: At, world: World) -> None:
    rosa = at("administrator")
    typed = {"organisation_name": "Estación Norte", "organisation_kind": "unit", "code": "norte",
             "parent": str(world.units["PMLA"])}
    review = rosa.fill("/organisations/register", typed)
    assert "Estación Norte" in review.text
    address = rosa.confirm(review, "/organisations/register").headers["Location"]
    rosa.confirm(rosa.fill(f"{address}/rename", {"organisation_name": "Estación Sur"}), f"{address}/rename")
    moved = rosa.fill(f"{address}/move", {"parent": str(world.units["PDP"])})
    assert "Policía Municipal de Los Aleros" in moved.text
    rosa.confirm(moved, f"{address}/move")
    page = rosa.get(address).text
    assert "Estación Sur" in page
    assert "Policía del Puerto" in page
    assert "NORTE" in page
    # Whoever may not open acts is told their number all the same.
    assert re.search(r"· acto \d+", text_of(page))


def test_a_cycle_is_told_beside_the_field(at: At, world: World) -> None:
    below = world.unit("Estación Sur", "unit", "SUR", "PMLA")
    page = at("administrator").fill(f"/organisations/{world.units['PMLA']}/move", {"parent": str(below)})
    assert page.status_code == 422
    assert "de sí mismo" in page.text


def test_who_does_not_administer_sees_no_button_and_opens_no_form(at: At, world: World) -> None:
    page = at("clerk").get(f"/organisations/{world.units['PMLA']}").text
    assert "Cambiar el nombre" not in page
    assert at("clerk").get(f"/organisations/{world.units['PMLA']}/rename").status_code == 403


def test_a_body_is_not_offered_to_itself(at: At, world: World) -> None:
    force = world.units["PMLA"]
    assert f'value="{force}"' not in at("administrator").get(f"/organisations/{force}/move").text
    assert f'value="{world.units["PDP"]}"' in at("administrator").get(f"/organisations/{force}/move").text


def test_renaming_on_a_stale_page_tells_what_happened(at: At, world: World) -> None:
    rosa, address = at("administrator"), f"/organisations/{world.units['PMLA']}/rename"
    stale = rosa.fill(address, {"organisation_name": "Primera"})
    rosa.confirm(rosa.fill(address, {"organisation_name": "Segunda"}), address)
    answer = rosa.confirm(stale, address)
    assert answer.status_code == 422
    assert "Segunda" in answer.text
    assert world.last_entry(Organisation, world.units["PMLA"]) > 0
