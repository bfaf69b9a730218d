"""After an act the page says what was done, its numbers in the ledger, and how to go on."""

from __future__ import annotations

import re

from marking.registry_number import registry_number
from models.weapon import Weapon
from tests.registry.views.registering import FORM, MOSSBERG
from tests.registry.views.site import controls, text_of
from tests.registry.views.standing import At, at_counter
from tests.registry.views.world import World


def note_of(page: str) -> str:
    """The first note of a page."""
    found = re.search(r'<div class="tz-note.*?</div>', page, re.DOTALL)
    return found[0] if found else ""


def test_an_act_on_one_weapon_is_confirmed_on_its_page(at: At, world: World) -> None:
    weapon, browser = world.weapons["QVX 2O8"], at("armourer")
    where = f"/weapons/{weapon}/store"
    done = browser.confirm(browser.fill(where, {"place": "estante 9"}), where)
    note = note_of(browser.get(done.location).text)
    entry = world.last_entry(Weapon, weapon)
    assert f"Quedó asentado: Entrada al parque. Acto {entry - 1}, asiento {entry}." in text_of(note)
    assert f'href="/acts/{entry - 1}">Ver el acto</a>' in note


def test_an_act_at_the_counter_offers_its_paper_and_the_next_officer(at: At, world: World) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    done = counter.record({})
    act = int(done.location.rpartition("/")[2])
    note = note_of(counter.browser.get(done.location).text)
    assert f"Quedó asentado: Entrega a funcionario. Acto {act}, asientos {act + 1} a {act + 2}." in text_of(note)
    assert f'href="/acts/{act}/document">Emitir acta de entrega de armamento</a>' in note
    assert 'href="/counter/issue">Volver al mostrador</a>' in note
    assert "Ver el acto" not in note


def test_the_note_is_told_once(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8")
    where = counter.record({}).location
    assert note_of(counter.browser.get(where).text)
    assert not note_of(counter.browser.get(where).text)


def test_what_nobody_read_is_not_told_after_the_next_act(at: At, world: World) -> None:
    browser, where = at("armourer"), f"/weapons/{world.weapons['QVX 2O8']}/store"
    for place in ("estante 8", "estante 9"):
        done = browser.confirm(browser.fill(where, {"place": place}), where)
    assert text_of(browser.get(done.location).text).count("Quedó asentado") == 1


def test_sent_twice_the_second_says_that_nothing_was_recorded_again(at: At) -> None:
    counter, where = at_counter(at).read("QVX 2O8"), "/counter/issue/act"
    review = counter.browser.post(where, controls(counter.form().text))
    counter.browser.get(counter.browser.confirm(review, where).location)
    again = counter.browser.confirm(review, where)
    assert "Ya constaba y no se asentó otra vez: Entrega a funcionario." in text_of(
        note_of(counter.browser.get(again.location).text))


def test_a_registration_is_named_by_the_number_it_got(at: At) -> None:
    browser = at("clerk")
    done = browser.confirm(browser.fill(FORM, MOSSBERG), FORM)
    number = registry_number(int(done.location.rpartition("/")[2]))
    assert f"Quedó asentado: inscripción del arma {number}." in text_of(note_of(browser.get(done.location).text))
