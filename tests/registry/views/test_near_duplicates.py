"""Look-alike weapons on their page: listed with why, told apart by one, joined by two persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marking.registry_number import registry_number
from registry.near_sweep import sweep
from registry.operations.join_records import JoinRecords
from tests.registry.views.registering import FORM, MOSSBERG, twice
from tests.registry.views.site import Browser, text_of
from tests.registry.views.standing import at_counter
from tests.registry.views.world import World

At = Callable[[str], Browser]


@pytest.fixture
def listed(world: World) -> tuple[int, int]:
    """Two records that nobody was asked about."""
    second = world.weapon("QVX-208", "PMLA", world.users["clerk"], model="17L")
    sweep(world.engine)
    return world.weapons["QVX 2O8"], second


def test_a_pair_is_listed_with_why_and_what_else_is_the_same(at: At, world: World, listed: tuple[int, int]) -> None:
    page = text_of(at("clerk").get("/near-duplicates").text)
    assert "Caracteres que se confunden, como O y 0 Coinciden: tipo, marca, calibre Difieren: modelo (17 / 17L)" in page
    assert "1 pareja" in page
    assert f'value="{listed[0]}-{listed[1]}"' in at("clerk").get(f"/near-duplicates?unit={world.units['PMLA']}").text
    assert "QVX" not in at("port_clerk").get("/near-duplicates").text
    assert at("armourer").get("/near-duplicates").status_code == 403


def test_the_list_says_when_it_is_behind(at: At, world: World, listed: tuple[int, int]) -> None:
    world.weapon("RST 5", "PMLA")
    assert "Faltan 2 asientos por comparar" in text_of(at("clerk").get("/near-duplicates").text)


def test_told_apart_by_one_person_it_is_shown_no_more(at: At, world: World, listed: tuple[int, int]) -> None:
    address = f"/near-duplicates/decide?p={listed[0]}-{listed[1]}"
    assert "Elija si son la misma" in at("clerk").fill(address, {"reason": "Se compararon"}).text
    review = at("clerk").fill(address, {"verdict": "apart", "reason": "Se compararon"})
    assert at("clerk").confirm(review, address).status_code == 302
    sweep(world.engine)
    assert "No hay armas parecidas" in at("clerk").get("/near-duplicates").text


def test_joined_by_two_persons_the_one_that_stays_leads_to_the_other(
        at: At, world: World, listed: tuple[int, int]) -> None:
    first, second = listed
    address = f"/near-duplicates/decide?p={first}-{second}"
    review = at("clerk").fill(address, {"verdict": "one", "reason": "Es la misma arma"})
    assert "por estar registrada dos veces" in text_of(review.text)
    request = at("clerk").ask(review, address).headers["Location"]
    for weapon in listed:  # whoever works on either is told that it may end
        assert "Hay una solicitud en espera" in at("clerk").get(f"/weapons/{weapon}").text
    assert at("approver").approve(request).status_code == 302
    page = at("clerk").get(f"/weapons/{first}")
    assert "También estuvo registrada como" in page.text
    assert f'href="/weapons/{second}"' in page.text
    assert "Dos papeles se contradicen en modelo" in text_of(page.text)
    assert "registrada dos veces" in text_of(at("clerk").get(f"/weapons/{second}").text)


@pytest.mark.parametrize("query", ["p=x", "p=1-2", "p=1-1"])
def test_what_names_no_pair_is_not_there(at: At, query: str) -> None:
    assert at("clerk").get(f"/near-duplicates/decide?{query}").status_code == 404


def test_nothing_chosen_leads_back_to_the_list(at: At) -> None:
    assert at("clerk").get("/near-duplicates/decide").headers["Location"] == "/near-duplicates"


def test_what_names_the_record_that_ended_leads_to_the_weapon(at: At, world: World, listed: tuple[int, int]) -> None:
    first, second = listed
    world.do(JoinRecords, 0, firsts=(first,), seconds=(second,), reason="Es la misma arma")
    assert at("clerk").get(f"/search?q={registry_number(second)}").headers["Location"] == f"/weapons/{first}"
    ended = at("clerk").get(f"/weapons/{second}")
    assert f"Esta ficha se unió a la del arma {registry_number(first)}: es la misma arma." in text_of(ended.text)
    assert f'href="/weapons/{first}"' in ended.text
    glock = MOSSBERG | {"make": "Glock", "model": "17L", "calibre": "9x19 Parabellum", **twice("QVX-208")}
    refused = at("clerk").fill(FORM, glock)
    assert f"son los de la ficha {registry_number(second)}, que se unió a otra" in refused.text
    assert f'href="/weapons/{first}"' in refused.text
    counter = at_counter(at).read(registry_number(second))
    assert counter.words == ["Por confirmar"]
    assert "Lo leído es de una ficha que se unió a la de esta arma" in counter.text
