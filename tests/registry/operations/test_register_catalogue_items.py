"""The catalogue grows by makes, models and calibres, each once."""

import pytest

from models.catalogue import CatalogueItem
from registry.errors import NotPermitted
from registry.operations.catalogue_words import CatalogueIndex
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from tests.registry.operations.catalogued import item
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import NOW, ask, event, refusals, refused_fields

KNOWN = CatalogueIndex([item(61, "make", "Glock"), item(62, "model", "17", parent=61), item(63, "calibre", "9 mm")])


def items(*words: CatalogueWord) -> RegisterCatalogueItems:
    return ask(RegisterCatalogueItems, items=words)


def test_a_model_hangs_on_its_make_whatever_its_spelling() -> None:
    word = CatalogueWord(kind="model", name="19", make="GLOCK", weapon_type="pistol", calibre="9 mm")
    told = event(items(word), KNOWN)
    assert (told.parent, told.weapon_type, told.calibre, told.key) == (61, "pistol", "9 mm", "19")


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


def test_other_names_are_synonyms_and_one_that_stands_for_something_else_is_refused() -> None:
    told = event(items(CatalogueWord(kind="make", name="Smith & Wesson", also="S&W; SW; S. & W.; smith wesson")), KNOWN)
    assert told.synonyms == [{"key": "sw", "text": "S&W"}]
    assert refused_fields(items(CatalogueWord(kind="calibre", name="9 mm corto", also="9MM")), KNOWN) == ["also"]


def test_a_calibre_is_known_however_it_is_punctuated() -> None:
    for written in ("9MM", "9 mm.", "Cal. 9", "calibre 9,0"):
        assert refused_fields(items(CatalogueWord(kind="calibre", name=written)), KNOWN) == ["name"]


def test_a_word_for_a_type_says_which() -> None:
    told = event(items(CatalogueWord(kind="weapon_type", name="pistola", weapon_type="pistol")), KNOWN)
    assert (told.item_kind, told.weapon_type) == ("weapon_type", "pistol")
    assert refused_fields(items(CatalogueWord(kind="weapon_type", name="bombarda")), KNOWN) == ["weapon_type"]


def test_an_item_read_from_a_list_says_which_and_where() -> None:
    asked = ask(RegisterCatalogueItems, items=(CatalogueWord(kind="make", name="Taurus", line=7),),
                listed_in="ncic_gun_make", list_digest="0f" * 32)
    told = event(asked, KNOWN)
    assert (told.listed_in, told.list_digest, told.line) == ("ncic_gun_make", "0f" * 32, 7)


def test_a_clerk_adds_in_two_acts_and_an_armourer_may_not(opened: Founded) -> None:
    clerk, armourer = opened.user(opened.force, "clerk"), opened.user(opened.force, "armourer")
    with pytest.raises(NotPermitted):
        opened.do(RegisterCatalogueItems, armourer, items=(CatalogueWord(kind="make", name="Taurus"),))
    make = opened.made(RegisterCatalogueItems, clerk, items=(CatalogueWord(kind="make", name="Taurus"),))
    models = opened.do(RegisterCatalogueItems, clerk, items=tuple(
        CatalogueWord(kind="model", name=name, make="Taurus") for name in ("82", "85", "PT 92")))
    assert [opened.thing(CatalogueItem, entry).parent_id for entry in models.entries] == [make] * 3
