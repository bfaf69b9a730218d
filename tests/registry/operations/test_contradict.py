"""Noting by hand what another paper says of a weapon."""

from __future__ import annotations

from typing import Any

import pytest

from registry.operations.contradict import Contradict, Contradicted
from registry.operations.spelling import Spelling
from tests.builders import a_weapon, an_envelope, event, refusal, refused_field


def contradict(weapon: Any = None, called: Spelling | None = None, **changes: Any) -> tuple[Contradict, Any]:
    asked = {"weapon": 100, "fact": "year", "value": 2011, "source": "Libro 3, folio 12, línea 4"} | changes
    return Contradict(**an_envelope(), **asked), Contradicted(weapon or a_weapon(), called)


def test_the_claim_stands_with_its_paper_beside_the_ledger() -> None:
    told = event(*contradict())
    assert (told.claims, told.source_id, told.paper.text) == ({"year": 2011}, None, "Libro 3, folio 12, línea 4")


@pytest.mark.parametrize(("changes", "field"), [
    ({"source": None}, "source"), ({"value": 2009}, "value"), ({"value": None}, "year"), ({"value": 3000}, "year"),
    ({"fact": "importer", "value": "Armería Sur"}, "fact")])
def test_what_contradicts_nothing_or_says_no_source_is_refused(changes: dict[str, Any], field: str) -> None:
    assert refused_field(*contradict(**changes)) == field


def test_a_make_written_another_way_contradicts_nothing_and_another_is_told_as_the_catalogue_has_it() -> None:
    words: dict[str, str | None] = {"model": "17", "calibre": "9 mm"}
    same = Spelling(words | {"make": "Glock"}, {"make": frozenset({"glock", "glockgesmbh"})})
    other = Spelling(words | {"make": "Carl Walther"}, {"make": frozenset({"walther"})})
    assert refused_field(*contradict(a_weapon(make="GLOCK GesmbH"), same, fact="make", value="glock")) == "value"
    assert event(*contradict(called=other, fact="make", value="WALTHER")).claims == {"make": "Carl Walther"}


def test_a_withdrawn_weapon_is_not_contradicted() -> None:
    assert "baja" in refusal(*contradict(a_weapon(status="withdrawn"))).msgid
