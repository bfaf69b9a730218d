"""Adding photographs of the pages of a book or list to its source."""

from __future__ import annotations

import pytest

from models.photograph import Photograph
from models.source import Source
from registry.operations.photograph import MOST
from registry.operations.photograph_source import PhotographSource, PhotographSourceFacts
from tests.builders import UNIT, a_photograph, an_envelope, event, refused_field

Asked = tuple[PhotographSource, PhotographSourceFacts]


def pictures(count: int) -> tuple[Photograph, ...]:
    return tuple(a_photograph(digest=f"{number:064x}") for number in range(count))


def photographed(shown: tuple[Photograph, ...], *folios: tuple[str, ...], known: tuple[str, ...] = ()) -> Asked:
    source = Source(id=118, last_entry=118, kind="book", organisation_id=UNIT, title="ab" * 32)
    return (PhotographSource(**an_envelope(), source=source.id, photographs=shown, folios=folios),
            PhotographSourceFacts(source, frozenset(known)))


def test_an_open_book_is_one_photograph_of_two_folios_and_the_entry_carries_no_digest() -> None:
    first, second = pictures(2)
    data = event(*photographed((first, second), (" 11  vto.", "12"), ("13",))).data()
    assert data == {"pages": [{"folio": "11 vto.", "photograph": first.commitment},
                              {"folio": "12", "photograph": first.commitment},
                              {"folio": "13", "photograph": second.commitment}], "count": 2}


def test_the_rows_that_go_with_it_are_the_photographs_themselves() -> None:
    [picture] = pictures(1)
    assert set(event(*photographed((picture,), ("1", "2"))).committed_rows()) == {picture}


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_from_one_to_the_most_an_act_takes(count: int) -> None:
    assert refused_field(*photographed(pictures(count), *[("1",)] * count)) == "photographs"


def test_every_photograph_says_its_folios() -> None:
    assert refused_field(*photographed(pictures(2), ("1",))) == "photographs"
    for seen in ((), (" ",), ("1", "2", "3", "4", "5"), ("folio ciento doce",), ("1\x00",)):
        assert refused_field(*photographed(pictures(1), seen)) == "folios"


def test_the_same_picture_joins_the_source_once() -> None:
    [picture] = pictures(1)
    assert refused_field(*photographed((picture,), ("1",), known=(picture.digest,))) == "photographs"
    assert refused_field(*photographed((picture, picture), ("1",), ("2",))) == "photographs"
