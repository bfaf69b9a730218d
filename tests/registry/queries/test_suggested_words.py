"""What a form suggests while somebody types: names, found by their synonyms; nothing merged or withdrawn."""

from __future__ import annotations

import pytest

from models.database import reading
from registry.operations.merge_catalogue_items import MergeCatalogueItems
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.withdraw_catalogue_item import WithdrawCatalogueItem
from registry.queries.catalogue import suggested_words
from tests.registry.operations.founded import Founded


@pytest.fixture
def makes(opened: Founded) -> dict[str, int]:
    words = (CatalogueWord(kind="make", name="Smith & Wesson", also="S&W"), CatalogueWord(kind="make", name="Swift"),
             CatalogueWord(kind="make", name="Asw Corp"))
    entries = opened.do(RegisterCatalogueItems, items=words).entries
    return dict(zip(("smith", "swift", "asw"), entries, strict=True))


def suggested(opened: Founded, text: str) -> list[str]:
    with reading(opened.engine) as session:
        return suggested_words(session, "make", text)


def test_a_synonym_suggests_the_name_after_those_that_begin_with_it(opened: Founded, makes: dict[str, int]) -> None:
    assert suggested(opened, "sw") == ["Swift", "Asw Corp", "Smith & Wesson"]


def test_a_merged_item_suggests_the_one_that_stands_for_it(opened: Founded, makes: dict[str, int]) -> None:
    opened.do(MergeCatalogueItems, item=makes["asw"], into=makes["swift"])
    opened.do(MergeCatalogueItems, item=makes["swift"], into=makes["smith"])
    assert suggested(opened, "asw") == ["Smith & Wesson"]


def test_a_withdrawn_item_is_suggested_no_longer_by_itself_or_another(opened: Founded, makes: dict[str, int]) -> None:
    opened.do(MergeCatalogueItems, item=makes["asw"], into=makes["swift"])
    opened.do(WithdrawCatalogueItem, item=makes["swift"])
    assert suggested(opened, "sw") == ["Smith & Wesson"]


@pytest.fixture
def models(opened: Founded, makes: dict[str, int]) -> None:
    opened.do(RegisterCatalogueItems, items=(
        CatalogueWord(kind="model", name="10", make="Smith & Wesson", calibre=".38 Special"),
        CatalogueWord(kind="model", name="100", make="Swift", calibre="9 mm"),
        CatalogueWord(kind="calibre", name="9 mm"), CatalogueWord(kind="calibre", name=".38 Special"),
        CatalogueWord(kind="calibre", name=".38 Super")))


def after(opened: Founded, kind: str, text: str, **before: str) -> list[str]:
    with reading(opened.engine) as session:
        return suggested_words(session, kind, text, **before)


@pytest.mark.usefixtures("models")
def test_the_models_of_the_make_come_first_and_need_nothing_typed(opened: Founded) -> None:
    assert after(opened, "model", "", make="swift") == ["100"]
    assert after(opened, "model", "1", make="S&W") == ["10", "100"]
    assert after(opened, "model", "1", make="Swift") == ["100", "10"]
    assert after(opened, "model", "", make="Nobody's") == []


@pytest.mark.usefixtures("models")
def test_the_calibre_of_the_model_comes_first(opened: Founded) -> None:
    assert after(opened, "calibre", "", make="S&W", model="10") == [".38 Special"]
    assert after(opened, "calibre", "38", make="S&W", model="10") == [".38 Special", ".38 Super"]
    assert after(opened, "calibre", "", make="Swift", model="10") == []


def test_the_models_of_a_merged_make_are_those_of_the_one_that_stands_for_it(
        opened: Founded, makes: dict[str, int], models: None) -> None:
    opened.do(MergeCatalogueItems, item=makes["swift"], into=makes["smith"])
    assert "10" in after(opened, "model", "", make="Swift")
