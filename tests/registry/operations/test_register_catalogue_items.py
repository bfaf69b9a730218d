"""The catalogue grows by makes, models and calibres, each once."""

import pytest

from models.catalogue import CatalogueItem
from registry.errors import NotPermitted
from registry.operations.register_catalogue_items import CatalogueFacts, CatalogueWord, RegisterCatalogueItems
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import NOW, ask, event, refusals, refused_fields

KNOWN = CatalogueFacts({"glock": 61}, frozenset({("make", 0, "glock"), ("model", 61, "17")}))


def items(*words: CatalogueWord) -> RegisterCatalogueItems:
    return ask(RegisterCatalogueItems, items=words)


def test_a_model_hangs_on_its_make_whatever_its_spelling() -> None:
    word = CatalogueWord(kind="model", name="19", make="GLOCK", weapon_type="pistol", calibre="9 mm")
    told = event(items(word), KNOWN)
    assert (told.parent, told.weapon_type, told.calibre, told.name_key) == (61, "pistol", "9 mm", "19")


def test_a_model_of_an_unknown_make_is_refused() -> None:
    assert refused_fields(items(CatalogueWord(kind="model", name="500", make="Mossberg")), KNOWN) == ["make"]


@pytest.mark.parametrize("word", [
    CatalogueWord(kind="make", name="GLOCK"), CatalogueWord(kind="model", name="17", make="Glock"),
    CatalogueWord(kind="make", name=""), CatalogueWord(kind="make", name="—"),
    CatalogueWord(kind="make", name="x" * 81),
])
def test_a_name_that_is_known_blank_or_too_long_is_refused(word: CatalogueWord) -> None:
    assert refused_fields(items(word), KNOWN) == ["name"]


def test_the_same_name_twice_in_one_act_is_refused() -> None:
    words = (CatalogueWord(kind="make", name="Taurus"), CatalogueWord(kind="make", name="TAURUS"))
    assert [refusal.field for refusal in refusals(items(*words), KNOWN)] == ["name"]


def test_a_make_and_a_calibre_may_share_a_name() -> None:
    asked = items(CatalogueWord(kind="calibre", name="Glock"))
    assert len(asked.decide(KNOWN, NOW, 7)) == 1


def test_an_unknown_kind_or_type_and_an_empty_list_are_refused() -> None:
    assert refused_fields(items(CatalogueWord(kind="colour", name="negro")), KNOWN) == ["kind"]
    wrong = CatalogueWord(kind="model", name="19", make="Glock", weapon_type="cannon")
    assert refused_fields(items(wrong), KNOWN) == ["weapon_type"]
    assert refused_fields(items(), KNOWN) == ["name"]


def test_a_clerk_adds_in_two_acts_and_an_armourer_may_not(opened: Founded) -> None:
    clerk, armourer = opened.user(opened.force, "clerk"), opened.user(opened.force, "armourer")
    with pytest.raises(NotPermitted):
        opened.do(RegisterCatalogueItems, armourer, items=(CatalogueWord(kind="make", name="Taurus"),))
    make = opened.made(RegisterCatalogueItems, clerk, items=(CatalogueWord(kind="make", name="Taurus"),))
    models = opened.do(RegisterCatalogueItems, clerk, items=tuple(
        CatalogueWord(kind="model", name=name, make="Taurus") for name in ("82", "85", "PT 92")))
    assert [opened.thing(CatalogueItem, entry).parent_id for entry in models.entries] == [make] * 3
