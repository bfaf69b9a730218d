"""A list that writes the make, the model or the calibre another way is of the same weapons, and contradicts nothing."""

from __future__ import annotations

import pytest

from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from tests.registry.importing.brought import HEADER, Brought

BEFORE = f"{HEADER}\nQX1;Revólver;S&W;M 10;38 SPL\nQX2;Revólver;Nadie S.A.;X 1;9,7 x 11 mm\n"
AFTER = f"{HEADER}\nQX1;Revólver;Smith & Wesson;10;.38 Special\nQX2;Revólver;NADIE SA;x1;9,7 × 11\n"


@pytest.fixture
def where(migrated_url: str) -> str:
    return migrated_url


def catalogued(there: Brought) -> None:
    for words in ((CatalogueWord(kind="make", name="Smith & Wesson", also="S&W"),
                   CatalogueWord(kind="calibre", name=".38 Special", also="38 SPL")),
                  (CatalogueWord(kind="model", name="10", make="Smith & Wesson", also="M 10"),)):
        there.registry.do(RegisterCatalogueItems, there.clerk, items=words)


def test_a_weapon_listed_before_the_catalogue_knew_its_words_is_the_one_of_a_later_list(there: Brought) -> None:
    there.load(there.bring(BEFORE))
    assert [weapon.make for weapon in there.weapons()] == ["S&W", "Nadie S.A."]
    catalogued(there)
    run = there.load(there.bring(AFTER))
    assert (run.accepted, run.contradicts, run.already) == (0, 0, 2)


def test_one_list_that_writes_a_weapon_two_ways_has_it_once(there: Brought) -> None:
    catalogued(there)
    both = BEFORE + AFTER.partition("\n")[2]
    run = there.load(there.bring(both))
    assert (run.accepted, run.contradicts, run.already) == (2, 0, 2)
    assert [(weapon.make, weapon.model, weapon.calibre) for weapon in there.weapons()] == [
        ("Smith & Wesson", "10", ".38 Special"), ("Nadie S.A.", "X 1", "9,7 x 11 mm")]


def test_what_a_person_decided_of_a_word_is_told_by_its_name_of_today(there: Brought) -> None:
    catalogued(there)
    decided = there.mapping(make={"esmithwesson": "S&W"})
    assert there.load(there.bring(BEFORE.replace("S&W", "Esmith Wesson"), decided)).accepted == 2
    assert there.weapons()[0].make == "Smith & Wesson"
