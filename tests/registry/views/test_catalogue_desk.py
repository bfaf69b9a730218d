"""The desk of the catalogue: what stands for what, and the words of weapons that stand for nothing yet."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.catalogue import CatalogueItem, WordLeft
from models.database import reading
from registry.queries.recognised import recognised
from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]


def item(world: World, kind: str, name: str) -> int:
    with reading(world.engine) as session:
        return session.scalars(select(CatalogueItem.id).where(CatalogueItem.kind == kind,
                                                              CatalogueItem.name == name)).one()


def taken(world: World, kind: str, raw: str) -> str | None:
    with reading(world.engine) as session:
        return recognised(session, kind, raw).name


@pytest.fixture
def strange(world: World) -> World:
    """A world whose weapons carry words nobody knows."""
    for serial, make in (("A-1", "GLOK"), ("A-2", "glok"), ("A-3", "Zamorana")):
        world.weapon(serial, "PMLA", make=make)
    world.weapon("A-4", "PMLA", model="17 GEN4")
    world.weapon("A-5", "PDP", make="Puerto")
    return world


def row_of(page: str, word: str) -> int:
    return int(re.search(rf'name="word_(\d+)"[^>]*value="{word}"', page)[1])  # type: ignore[index]


def test_the_list_is_narrowed_by_kind_and_counts_the_weapons_that_use_a_word(at: At, world: World) -> None:
    page = at("clerk").get("/catalogue?kind=calibre").text
    assert "Parabellum" in page
    assert "Mossberg" not in page
    assert re.search(r'>Glock</a>.*?class="num"[^>]*>3<', at("clerk").get("/catalogue?text=glock").text, re.DOTALL)
    assert "Armas</th>" not in at("administrator").get("/catalogue?text=glock").text


def test_a_synonym_is_added_and_taken_away_on_the_page_of_its_item(at: At, world: World) -> None:
    glock, clerk = item(world, "make", "Glock"), at("clerk")
    address = f"/catalogue/{glock}/synonym"
    clerk.confirm(clerk.fill(address, {"word": "Glock Ges.m.b.H."}), address)
    page = clerk.get(f"/catalogue/{glock}").text
    assert "Glock Ges.m.b.H." in page
    assert "Se agregó" in page
    assert taken(world, "make", "GLOCK GESMBH") == "Glock"
    clerk.confirm(clerk.fill(f"{address}/remove", {"synonym": "Glock Ges.m.b.H."}), f"{address}/remove")
    assert taken(world, "make", "GLOCK GESMBH") is None


def test_an_approver_renames_merges_withdraws_and_undoes(at: At, world: World) -> None:
    approver, mossberg, glock = at("approver"), item(world, "make", "Mossberg"), item(world, "make", "Glock")
    for act, fields in (("rename", {"item_name": "O.F. Mossberg"}), ("withdraw", {}), ("reinstate", {}),
                        ("merge", {"into": "glock"})):
        address = f"/catalogue/{mossberg}/{act}"
        assert approver.confirm(approver.fill(address, fields), address).status_code == 302, act
    assert f"/catalogue/{glock}" in approver.get(f"/catalogue/{mossberg}").text
    assert taken(world, "make", "Mossberg") == "Glock"
    assert at("clerk").get(f"/catalogue/{mossberg}/merge").status_code == 403


def test_a_merger_into_nothing_is_told_beside_the_field(at: At, world: World) -> None:
    page = at("approver").fill(f"/catalogue/{item(world, 'make', 'Mossberg')}/merge", {"into": "Nadie"})
    assert page.status_code == 422
    assert "Elija una palabra del catálogo." in page.text


def test_only_words_within_reach_are_asked_about_the_most_used_first(at: At, strange: World) -> None:
    page = at("clerk").get("/catalogue/words/make").text
    assert page.index("GLOK") < page.index("Zamorana")
    assert "Puerto" not in page
    assert "es Glock (parecido" in page
    assert 'selected value=""' in page


def test_words_are_mapped_added_and_left_in_one_go(at: At, strange: World) -> None:
    clerk, address = at("clerk"), "/catalogue/words/make"
    page = clerk.get(address).text
    glok, zamorana = row_of(page, "GLOK"), row_of(page, "Zamorana")
    review = clerk.fill(address, {f"choice_{glok}": str(item(strange, "make", "Glock")), f"choice_{zamorana}": "new"})
    assert "Se agregó" in review.text
    clerk.confirm(review, address)
    assert (taken(strange, "make", "GLOK"), taken(strange, "make", "zamorana")) == ("Glock", "Zamorana")
    assert "No hay palabras sin reconocer" in clerk.get(address).text
    page = clerk.get("/catalogue/words/model").text
    clerk.fill("/catalogue/words/model", {f"choice_{row_of(page, '17 GEN4')}": "left"})
    assert "dejada como está" in clerk.get("/catalogue/words/model").text
    with reading(strange.engine) as session:
        assert session.scalars(select(WordLeft.text)).all() == ["17 GEN4"]


def test_another_word_of_the_catalogue_may_be_typed_and_must_be_one(at: At, strange: World) -> None:
    clerk, address = at("clerk"), "/catalogue/words/make"
    row = row_of(clerk.get(address).text, "Zamorana")
    page = clerk.fill(address, {f"other_{row}": "Nadie"})
    assert page.status_code == 422
    assert f'href="#other_{row}"' in page.text
    clerk.confirm(clerk.fill(address, {f"other_{row}": "mossberg"}), address)
    assert taken(strange, "make", "ZAMORANA") == "Mossberg"


def test_a_word_that_was_left_is_asked_about_again(at: At, strange: World) -> None:
    clerk, address = at("clerk"), "/catalogue/words/make"
    clerk.fill(address, {f"choice_{row_of(clerk.get(address).text, 'Zamorana')}": "left"})
    assert 'value="Zamorana"' not in clerk.get(address).text
    assert clerk.post(f"{address}/take-up", {"parent": "0", "key": "zamorana"}).status_code == 302
    assert 'value="Zamorana"' in clerk.get(address).text
    for key in ("zamorana", ""):
        assert clerk.post(f"{address}/take-up", {"parent": "x" if not key else "0", "key": key}).status_code == 404


def test_deciding_nothing_is_told(at: At, strange: World) -> None:
    assert "Decida al menos una palabra." in at("clerk").fill("/catalogue/words/make", {}).text


def test_the_weapon_keeps_the_word_it_was_registered_with(at: At, strange: World) -> None:
    clerk, address = at("clerk"), "/catalogue/words/make"
    row = row_of(clerk.get(address).text, "GLOK")
    clerk.confirm(clerk.fill(address, {f"choice_{row}": str(item(strange, "make", "Glock"))}), address)
    assert "GLOK" in clerk.get(f"/weapons/{strange.weapons['A-1']}").text
    assert "GLOK" in clerk.get(f"/catalogue/{item(strange, 'make', 'Glock')}").text


def test_a_list_of_weapons_is_found_by_a_synonym_of_what_they_carry(at: At, strange: World) -> None:
    clerk, address = at("clerk"), f"/catalogue/{item(strange, 'make', 'Glock')}/synonym"
    for word in ("GLOK", "Austríaca"):
        clerk.confirm(clerk.fill(address, {"word": word}), address)
    page = clerk.get("/weapons?text=austriaca").text
    assert "A-1" in page
    assert "QVX" in page
    assert "A-3" not in page
    assert "A-1" not in clerk.get("/weapons?text=mossberg").text
