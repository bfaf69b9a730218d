"""Every figure about how well weapons are known counts exactly the weapons of the list it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest

from registry.near_sweep import sweep
from registry.operations.contradict import Contradict
from registry.operations.withdraw import Withdraw
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
FIGURE = re.compile(r'<a href="(/weapons\?[^"]*)">([\d.]+)</a>')
COUNT = re.compile(r"([\d.]+) armas?\b")
NO_WEAPON = "Ninguna arma responde a estos filtros"


def assorted(world: World, code: str) -> None:
    """Weapons that differ in what is known of them, and one withdrawn."""
    place = {"custodian": f"to_be_located:{world.units[code]}", "place": None, "is_seen": False, "source": "Libro 1"}
    booked = dict.fromkeys(("make", "model", "calibre", "serial", "weapon_type"), "as_booked")
    nowhere = {"year": "unknown", "manufacturer": "illegible", "country": "not_applicable"}
    world.weapon("QUAL 1", code, year=None, manufacturer=None, country=None, standings=booked | nowhere,
                 source="Libro 1")
    world.weapon("QUAL 2", code, ballistic_number="RB-1", standings={"ballistic_number": "seen"})
    world.weapon("QUAL ?3", code, serial_status="partial", standings={"serial": "contradicted"}, source="Libro 2")
    world.weapon(None, code, serial_status="not_recorded", standings={"serial": "not_recorded"})
    held = dict.fromkeys(("weapon_type", "action", "make", "model", "calibre", "year", "manufacturer", "country",
                          "serial", "weapon_class", "condition"), "as_booked")
    world.weapon("QUAL 5", code, standings=held, **place)
    gone = world.weapon("QUAL 6", code)
    world.do(Withdraw, weapons=(gone,), cause="not_a_weapon", order_number="1", ordered_on=datetime.now(UTC).date(),
             reason="Es una réplica")


def figures(page: str) -> list[tuple[str, int]]:
    return [(unescape(url), int(count.replace(".", ""))) for url, count in FIGURE.findall(page)]


@pytest.fixture
def pages(at: At, world: World) -> list[str]:
    assorted(world, "PMLA")
    browser = at("clerk")
    found = browser.get("/quality")
    assert found.status_code == 200
    units = re.findall(r'href="(/organisations/\d+/quality)"', found.text)
    assert units
    return [found.text, *(browser.get(unit).text for unit in units)]


def test_each_figure_is_the_length_of_its_list(at: At, pages: list[str]) -> None:
    links = {link for page in pages for link in figures(page)}
    assert len(links) > 30
    browser = at("clerk")
    wrong = {}
    for url, count in links:
        told = COUNT.search(text_of(browser.get(url).text.partition("<p class=\"tz-meta\">")[2]))
        if told is None or int(told[1].replace(".", "")) != count:
            wrong[url] = (count, told and told[0])
    assert wrong == {}


def test_what_waits_for_a_decision_is_as_many_as_its_queue_lists(at: At, world: World) -> None:
    first, second = (world.weapon(serial, "PMLA") for serial in ("QVW 4000", "QVW 40O0"))
    world.do(Contradict, world.users["clerk"], weapon=first, fact="year", value=1999, source="Libro 3, folio 4")
    sweep(world.engine)
    unit, browser = world.units["PMLA"], at("clerk")
    page = browser.get(f"/organisations/{unit}/quality").text.split("Lo que espera una decisión")[1]
    for queue in ("conflicts", "near-duplicates"):
        assert f'<a href="/{queue}?unit={unit}">1</a>' in page
        assert "QVW 40" in browser.get(f"/{queue}?unit={unit}").text
    assert second
    assert "Lo que espera una decisión" not in at("armourer").get(f"/organisations/{unit}/quality").text


def test_the_answers_of_a_fact_add_up_to_all_weapons(pages: list[str]) -> None:
    unit = pages[1]
    told = re.findall(r": ([\d.]+) armas, sin contar 1 dadas de baja", unit)
    [total] = {int(found.replace(".", "")) for found in told}
    table = re.search(r"Cómo se sabe cada dato que pide el artículo 51.*?</table>", unit, re.DOTALL)
    assert table
    rows = [[int(cell.replace(".", "")) for cell in re.findall(r'class="num"[^>]*>(?:<a [^>]*>)?([\d.]+)', row)]
            for row in re.findall(r"<tr>.*?</tr>", table[0], re.DOTALL)[1:]]
    assert len(rows) == 9
    assert {sum(row) for row in rows} == {total}
