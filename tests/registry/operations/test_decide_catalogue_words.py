"""Words seen are taken for items that are there, or make new ones; none may stand for two things."""

from __future__ import annotations

from registry.operations.catalogue_words import CatalogueIndex
from registry.operations.decide_catalogue_words import DecideCatalogueWords, MappedWord
from registry.operations.register_catalogue_items import CatalogueWord
from tests.registry.operations.catalogued import item
from tests.registry.operations.told import NOW, ask, event, refusals, refused_fields

KNOWN = CatalogueIndex([item(61, "make", "Smith & Wesson", "S&W"), item(62, "make", "Smith Corp", into=61),
                        item(63, "make", "Taurus"), item(64, "model", "10", parent=62)])


def mapped(*pairs: tuple[str, int]) -> DecideCatalogueWords:
    return ask(DecideCatalogueWords, mapped=tuple(MappedWord(word=word, item=item) for word, item in pairs))


def test_a_word_becomes_a_synonym_as_it_was_written() -> None:
    told = event(mapped(("Smith  and Wesson ", 61)), KNOWN)
    assert (told.synonym, told.key) == ("Smith and Wesson", "smithandwesson")


def test_a_word_for_a_merged_item_goes_to_the_one_that_stands_for_it() -> None:
    (decision,) = mapped(("Smith Brothers", 62)).decide(KNOWN, NOW, 7)
    assert decision.thing_id == 61


def test_a_word_that_stands_for_something_stands_for_nothing_else() -> None:
    assert [refusal.values["name"] for refusal in refusals(mapped(("s. & w.", 63)), KNOWN)] == ["Smith & Wesson"]
    assert refused_fields(mapped(("SMITH CORP", 63)), KNOWN) == ["word"]
    assert refused_fields(mapped(("Fora", 63), ("FORA", 61)), KNOWN) == ["word"]


def test_a_model_is_told_apart_within_the_make_that_stands() -> None:
    assert refused_fields(ask(DecideCatalogueWords, new=(CatalogueWord(kind="model", name="10", make="S&W"),)),
                          KNOWN) == ["name"]
    other = ask(DecideCatalogueWords, new=(CatalogueWord(kind="model", name="10", make="Taurus"),))
    assert event(other, KNOWN).parent == 63


def test_mapped_and_new_words_go_in_one_act() -> None:
    asked = ask(DecideCatalogueWords, mapped=(MappedWord(word="Forjas Taurus", item=63),),
                new=(CatalogueWord(kind="make", name="Llama"),))
    assert [decision.thing_id for decision in asked.decide(KNOWN, NOW, 7)] == [63, None]


def test_nothing_decided_blank_words_and_unknown_items_are_refused() -> None:
    assert refused_fields(ask(DecideCatalogueWords), KNOWN) == ["word"]
    assert refused_fields(mapped(("…", 63)), KNOWN) == ["word"]
    assert refused_fields(mapped(("Fora", 99)), KNOWN) == ["word"]
