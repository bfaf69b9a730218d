"""Noting by hand what another paper says of a weapon."""

from __future__ import annotations

from typing import Any

import pytest

from registry.operations.contradict import Contradict
from tests.builders import a_weapon, an_envelope, event, refusal, refused_field


def contradict(weapon: Any = None, **changes: Any) -> tuple[Contradict, Any]:
    asked = {"weapon": 100, "fact": "year", "value": 2011, "source": "Libro 3, folio 12, línea 4"} | changes
    return Contradict(**an_envelope(), **asked), weapon or a_weapon()


def test_the_claim_stands_with_its_paper_beside_the_ledger() -> None:
    told = event(*contradict())
    assert (told.claims, told.source_id, told.paper.text) == ({"year": 2011}, None, "Libro 3, folio 12, línea 4")


@pytest.mark.parametrize(("changes", "field"), [
    ({"source": None}, "source"), ({"value": 2009}, "value"), ({"value": None}, "year"), ({"value": 3000}, "year"),
    ({"fact": "importer", "value": "Armería Sur"}, "fact")])
def test_what_contradicts_nothing_or_says_no_source_is_refused(changes: dict[str, Any], field: str) -> None:
    assert refused_field(*contradict(**changes)) == field


def test_a_withdrawn_weapon_is_not_contradicted() -> None:
    assert "baja" in refusal(*contradict(a_weapon(status="withdrawn"))).msgid
