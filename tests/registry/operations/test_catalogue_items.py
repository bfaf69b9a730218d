"""Items of the catalogue are renamed, merged, withdrawn and suggested again; weapons keep the word recorded."""

from __future__ import annotations

from typing import Any

import pytest

from models.catalogue import CatalogueItem
from models.database import reading
from registry.errors import NotFound, NotPermitted
from registry.operations.catalogue_items import OfItem
from registry.operations.catalogue_words import CatalogueIndex
from registry.operations.decide_catalogue_words import DecideCatalogueWords, MappedWord
from registry.operations.merge_catalogue_items import MergeCatalogueItems
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.reinstate_catalogue_item import ReinstateCatalogueItem
from registry.operations.remove_synonym import RemoveSynonym
from registry.operations.rename_catalogue_item import RenameCatalogueItem
from registry.operations.withdraw_catalogue_item import WithdrawCatalogueItem
from registry.queries.recognised import recognised
from tests.registry.operations.catalogued import item
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import NOW, ask, event, refused_fields

KNOWN = CatalogueIndex([
    item(61, "make", "Smith & Wesson", "S&W"), item(62, "make", "Smith Wesson Inc"), item(63, "make", "Taurus"),
    item(64, "make", "Forjas", into=63), item(65, "make", "Rossi", is_withdrawn=True),
    item(71, "model", "10", parent=61), item(72, "model", "MP 10", parent=62), item(73, "model", "Mp-10", parent=61),
    item(74, "model", "85", parent=63), item(81, "weapon_type", "pistola", code="pistol"),
    item(82, "weapon_type", "fusil", code="rifle")])


def of(id_: int) -> OfItem:
    return OfItem(KNOWN.items[id_], KNOWN)


def test_the_old_name_is_told_with_the_new_one() -> None:
    told = event(ask(RenameCatalogueItem, item=62, item_name="S. W. Inc."), of(62))
    assert (told.name, told.key) == ("S. W. Inc.", "swinc")
    assert (told.was, told.was_key) == ("Smith Wesson Inc", "smithwessoninc")


def test_a_name_may_change_its_letters_or_take_a_synonym_of_its_own_and_no_other() -> None:
    assert event(ask(RenameCatalogueItem, item=61, item_name="SMITH & WESSON"), of(61)).name == "SMITH & WESSON"
    assert event(ask(RenameCatalogueItem, item=61, item_name="S&W"), of(61)).name == "S&W"
    for wanted in ("Taurus", "Smith & Wesson", " ", "—"):
        assert refused_fields(ask(RenameCatalogueItem, item=61, item_name=wanted), of(61)) == ["item_name"]


def test_two_makes_are_merged_with_the_models_they_share() -> None:
    decisions = ask(MergeCatalogueItems, item=62, into=61).decide(of(62), NOW, 7)
    assert [(one.thing_id, one.event.into) for one in decisions] == [(62, "catalogue_item:61"),
                                                                     (72, "catalogue_item:73")]


def test_what_an_item_stood_for_goes_along_with_it() -> None:
    decisions = ask(MergeCatalogueItems, item=63, into=61).decide(of(63), NOW, 7)
    assert [one.thing_id for one in decisions] == [63, 64]


@pytest.mark.parametrize(("item_id", "into"), [(61, 61), (61, 64), (64, 61), (61, 71), (71, 74), (81, 82), (61, 99)])
def test_what_is_not_the_same_kind_of_thing_is_not_merged(item_id: int, into: int) -> None:
    assert refused_fields(ask(MergeCatalogueItems, item=item_id, into=into), of(item_id)) == ["into"]


def test_an_item_is_withdrawn_once_and_suggested_again_once() -> None:
    assert refused_fields(ask(WithdrawCatalogueItem, item=65), of(65)) == ["item"]
    assert refused_fields(ask(WithdrawCatalogueItem, item=64), of(64)) == ["item"]
    assert refused_fields(ask(ReinstateCatalogueItem, item=61), of(61)) == ["item"]
    for id_ in (64, 65):
        assert event(ask(ReinstateCatalogueItem, item=id_), of(id_)).kind == "catalogue_item:reinstated"


def test_a_synonym_is_removed_however_it_is_written_and_the_name_is_none() -> None:
    assert event(ask(RemoveSynonym, item=61, synonym="s & w"), of(61)).key == "sw"
    assert refused_fields(ask(RemoveSynonym, item=61, synonym="Smith & Wesson"), of(61)) == ["synonym"]


class Desk:
    """A catalogue of two makes that turn out to be one, on a real registry."""

    def __init__(self, opened: Founded) -> None:
        self.opened = opened
        self.boss = opened.user(opened.force, "approver", "clerk")
        self.one, self.other = (opened.made(RegisterCatalogueItems, self.boss, items=(word,)) for word in (
            CatalogueWord(kind="make", name="Smith & Wesson", also="S&W"),
            CatalogueWord(kind="make", name="Smith Inc")))

    def do(self, operation: Any, **values: Any) -> None:
        self.opened.do(operation, self.boss, **values)

    def taken(self, raw: str) -> int | None:
        with reading(self.opened.engine) as session:
            return recognised(session, "make", raw).item

    def key(self) -> str:
        return str(self.opened.thing(CatalogueItem, self.one).name_key)


@pytest.fixture
def desk(opened: Founded) -> Desk:
    return Desk(opened)


def test_a_synonym_is_recognised_until_it_is_removed(desk: Desk) -> None:
    desk.do(DecideCatalogueWords, mapped=(MappedWord(word="Smith and Wesson", item=desk.one),))
    assert desk.taken("SMITH AND WESSON") == desk.one
    assert desk.key() == "smithwesson sw smithandwesson"
    desk.do(RemoveSynonym, item=desk.one, synonym="smith and wesson")
    assert desk.taken("SMITH AND WESSON") is None
    assert desk.key() == "smithwesson sw"


def test_a_new_name_is_recognised_and_so_is_the_old_one(desk: Desk) -> None:
    desk.do(RenameCatalogueItem, item=desk.one, item_name="S&W")
    assert (desk.taken("Smith & Wesson"), desk.taken("sw")) == (desk.one, desk.one)
    assert desk.key() == "sw smithwesson"
    desk.do(RenameCatalogueItem, item=desk.one, item_name="Smith & Wesson")
    assert desk.key() == "smithwesson sw"


def test_the_words_of_a_merged_item_stand_for_the_other_until_it_is_undone(desk: Desk) -> None:
    desk.do(MergeCatalogueItems, item=desk.other, into=desk.one)
    assert desk.taken("SMITH INC.") == desk.one
    desk.do(ReinstateCatalogueItem, item=desk.other)
    assert desk.taken("SMITH INC.") == desk.other


def test_a_withdrawn_item_is_still_recognised(desk: Desk) -> None:
    desk.do(WithdrawCatalogueItem, item=desk.other)
    assert desk.taken("Smith Inc") == desk.other


def test_a_clerk_merges_nothing_and_nobody_what_is_not_there(desk: Desk) -> None:
    clerk = desk.opened.user(desk.opened.force, "clerk")
    with pytest.raises(NotPermitted):
        desk.opened.do(MergeCatalogueItems, clerk, item=desk.other, into=desk.one)
    with pytest.raises(NotFound):
        desk.do(WithdrawCatalogueItem, item=999_999)
