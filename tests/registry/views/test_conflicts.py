"""Contradictions on their pages: noted on a file, listed, decided one or many at once; what they block says so."""

from __future__ import annotations

from collections.abc import Callable

from models.database import reading
from models.weapon import Weapon
from registry.operations.contradict import Contradict
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


def noted(world: World, serial: str, fact: str, value: str | int) -> str:
    """Note what another paper says; the name of the conflict."""
    entry = world.do(Contradict, world.users["clerk"], weapon=world.weapons[serial], fact=fact, value=value,
                     source="Libro 3, folio 12").entries[0]
    return f"{entry}-{fact}"


def weapon(world: World, serial: str) -> Weapon:
    with reading(world.engine) as session:
        return session.get_one(Weapon, world.weapons[serial])


def test_what_another_paper_says_is_noted_from_the_file(at: At, world: World) -> None:
    clerk, number = at("clerk"), world.weapons["HK-70113"]
    assert f'href="/weapons/{number}/contradict/year"' in clerk.get(f"/weapons/{number}/contradict").text
    address = f"/weapons/{number}/contradict/year"
    review = clerk.fill(address, {"value": "2011", "book": "Libro 3", "folio": "12"})
    assert "que otro papel dice otra cosa: año de fabricación: 2011" in text_of(review.text)
    assert clerk.confirm(review, address).status_code == 302
    page = text_of(clerk.get(f"/weapons/{number}").text)
    assert "Dos papeles se contradicen en año de fabricación. Consta: 2009 (visto). Otro dice: 2011 (Libro 3" in page
    assert "Decida primero cuál vale" in page  # beside the transfer, which is refused
    assert f'href="/weapons/{number}"' in clerk.get("/conflicts").text


def test_a_note_without_a_paper_or_that_contradicts_nothing_is_told_beside_its_field(at: At, world: World) -> None:
    address = f"/weapons/{world.weapons['HK-70113']}/contradict/year"
    answer = at("clerk").fill(address, {"value": "2009", "book": "Libro 3", "folio": "12"})
    assert "El papel dice lo mismo que consta." in answer.text
    assert "lleva su fuente" in at("clerk").fill(address, {"value": "2011"}).text


def test_one_person_asks_and_another_decides_what_she_noted(at: At, world: World) -> None:
    name = noted(world, "HK-70113", "year", 2011)
    address = f"/conflicts/decide?c={name}"
    entry = name.partition("-")[0]
    review = at("clerk").fill(address, {"stands": f"claimed:{entry}", "reason": "Lo dice la factura"})
    request = at("clerk").ask(review, address).headers["Location"]
    assert "Año de fabricación del arma" in text_of(at("approver").get(request).text)
    assert at("approver").approve(request).status_code == 302
    assert (weapon(world, "HK-70113").year, weapon(world, "HK-70113").open_conflicts) == (2011, {})
    history = text_of(at("clerk").get(f"/weapons/{world.weapons['HK-70113']}").text)
    assert "la contradicción sobre año de fabricación: vale lo que dice el otro papel, 2011" in history


def test_many_of_one_fact_are_decided_in_one_act(at: At, world: World) -> None:
    names = [noted(world, serial, "year", 2011) for serial in ("QVX 2O8", "HK-70113")]
    address = f"/conflicts/decide?c={names[0]}&c={names[1]}"
    review = at("approver").fill(address, {"stands": "registered", "reason": "La lista vieja estaba mal"})
    assert "2 armas" in text_of(review.text)
    assert at("approver").confirm(review, address).status_code == 302
    assert {weapon(world, serial).standings["year"] for serial in ("QVX 2O8", "HK-70113")} == {"seen"}
    assert "No hay contradicciones por decidir" in at("clerk").get("/conflicts").text


def test_contradictions_of_two_facts_are_not_decided_together(at: At, world: World) -> None:
    names = [noted(world, "QVX 2O8", "year", 2011), noted(world, "HK-70113", "model", "19")]
    answer = at("approver").fill(f"/conflicts/decide?c={names[0]}&c={names[1]}", {
        "stands": "registered", "reason": "x"})
    assert "de un mismo dato" in answer.text


def test_what_was_seen_may_stand_against_both_papers(at: At, world: World) -> None:
    address = f"/conflicts/decide?c={noted(world, 'HK-70113', 'year', 2011)}"
    assert "Lo que se vio en el arma" in at("approver").get(address).text
    assert at("approver").fill(address, {"stands": "seen", "reason": "x"}).status_code == 422
    review = at("approver").fill(address, {"stands": "seen", "value": "1999", "reason": "Se leyó en el cañón"})
    at("approver").confirm(review, address)
    assert (weapon(world, "HK-70113").year, weapon(world, "HK-70113").standings["year"]) == (1999, "seen")


def test_the_queue_is_narrowed_by_unit_and_fact_and_cut_by_reach(at: At, world: World) -> None:
    noted(world, "HK-70113", "year", 2011)
    clerk, unit = at("clerk"), world.units["PMLA"]
    assert "HK-70113" in clerk.get(f"/conflicts?unit={unit}&fact=year").text
    assert "Ninguna contradicción responde" in clerk.get("/conflicts?fact=model").text
    assert "HK-70113" not in at("port_clerk").get("/conflicts").text
    assert at("armourer").get("/conflicts").status_code == 403
    assert clerk.get("/conflicts/decide").status_code == 302
    assert clerk.get("/conflicts/decide?c=1-year").status_code == 404
    for odd in ("after=x", "before=9-", "unit=x", "weapon=x", "fact=x", "after=-1-year"):
        assert clerk.get(f"/conflicts?{odd}").status_code == 200
