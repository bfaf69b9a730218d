"""The catalogue and the figures of the law on their pages."""

from __future__ import annotations

from collections.abc import Callable

from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]


def test_the_catalogue_begins_with_makes_and_finds_by_any_name(at: At) -> None:
    page = at("armourer").get("/catalogue").text
    assert "Mossberg" in page
    assert "Parabellum" not in page
    assert "9 × 19 mm Parabellum" in at("armourer").get("/catalogue?text=parabellum").text


def test_a_model_is_added_by_a_clerk_after_a_review(at: At) -> None:
    clerk = at("clerk")
    review = clerk.fill("/catalogue/add", {"kind": "model", "name": "19X", "make": "glock", "weapon_type": "pistol"})
    assert "19X" in review.text
    clerk.confirm(review, "/catalogue/add")
    page = clerk.get("/catalogue?text=19x").text
    assert "Glock" in page


def test_a_model_without_its_make_is_told_beside_the_field(at: At) -> None:
    page = at("clerk").fill("/catalogue/add", {"kind": "model", "name": "PT 92", "make": "Taurus"})
    assert page.status_code == 422
    assert "agréguela primero" in page.text


def test_a_figure_is_set_by_who_administers_the_root_and_read_by_everybody(at: At) -> None:
    rosa = at("administrator")
    typed = {"parameter": "age_of_majority", "value": "18", "source": "Código Civil, art. 18",
             "certainty": "unverified", "valid_from": "2013-06-17"}
    rosa.confirm(rosa.fill("/legal-parameters/set", typed), "/legal-parameters/set")
    page = at("armourer").get("/legal-parameters").text
    assert "Código Civil, art. 18" in page
    assert "Sin verificar" in page
    assert at("clerk").get("/legal-parameters/set").status_code == 403


def test_a_value_that_is_no_number_is_told_beside_the_field(at: At, world: World) -> None:
    page = at("administrator").fill("/legal-parameters/set", {"parameter": "age_of_majority", "value": "dieciocho"})
    assert page.status_code == 422
    assert world.units
