"""Asked for in English, the pages each role reaches say nothing in Spanish but names and what people wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from babel.messages.pofile import read_po
from flask import Flask
from flask_babel import force_locale

from registry.sentences import fact_value
from registry.wording import day, grouped
from tests.registry.test_translations import PO, spanish_words, words
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

#: Other words of the small world, written by people.
WRITTEN = "estante Oficial Jefe Servicio de patrullaje Español"


def links(page: str) -> set[str]:
    """Addresses of this site a page leads to, files left out."""
    found = {unescape(address).partition("#")[0] for address in re.findall(r'href="(/[^"]*)"', page)}
    no_page = r"/static/|/pdf|/proof|/photographs/|/export/|/refused\.|lang=es"
    return {address for address in found if not re.search(no_page, address)}


def walk(browser: Browser) -> dict[str, str]:
    """Every page of some kind that links lead to from the start, by address, in English."""
    told, left, kinds = {}, ["/start?lang=en"], set()
    while left:
        address = left.pop()
        kind = re.sub(r"\d+", "0", address.partition("?")[0])
        if kind in kinds:
            continue
        kinds.add(kind)
        answer = browser.get(address)
        if answer.mimetype == "text/html":
            told[address] = text_of(answer.text)
            left += sorted(links(answer.text))
    return told


@pytest.mark.parametrize("role", ["clerk", "armourer", "approver", "inspector", "auditor", "administrator"])
@pytest.mark.usefixtures("translated")
def test_the_pages_of_a_role_are_english(at: Callable[[str], Browser], world: World, role: str) -> None:
    with PO.open("rb") as source:
        dictionary = spanish_words(read_po(source, locale="en"))
    names = " ".join([*world.people, "Oficina Central", "Policía Municipal de Los Aleros", "Policía del Puerto"])
    spanish = dictionary - words(names) - words(WRITTEN)
    pages = walk(at(role))
    assert len(pages) > 10
    assert {address: left for address, text in pages.items() if (left := words(text) & spanish)} == {}


def test_a_paper_is_in_its_own_language_whatever_that_of_the_page(translated: Flask) -> None:
    with translated.test_request_context("/?lang=en"), force_locale("es"):
        assert (day(date(2026, 8, 8)), grouped(4133)) == ("8 ago 2026", "4.133")
        assert fact_value("country", "US", "seen") == "Estados Unidos"
    with translated.test_request_context("/?lang=es"), force_locale("en"):
        assert (day(date(2026, 8, 8)), grouped(4133)) == ("8 Aug 2026", "4,133")
        assert fact_value("condition", "operative", "seen") == "operative"
