"""The row kept with its weapon, and whose it says there that the weapon is."""

from __future__ import annotations

import pytest

from registry.importing.paper import owner_told, paper_of
from registry.importing.proposing import proposed_columns


def test_the_columns_of_owner_and_remarks_are_proposed() -> None:
    assert proposed_columns(("Dueño", "Observaciones")) == {"Dueño": "owner", "Observaciones": "remarks"}


@pytest.mark.parametrize("name", ["Propietario", "Dueño", "Asignado a"])
def test_the_owner_a_row_tells_is_found_in_what_is_kept_of_it(name: str) -> None:
    paper = paper_of({"Serial": "QX1", name: "Policía de Los Aleros", "Folio": ""}, name)
    assert paper.splitlines()[0] == "Serial: QX1"
    assert name in paper
    assert owner_told(paper) == "Policía de Los Aleros"


@pytest.mark.parametrize("cells", [{"Serial": "QX1"}, {"Propietario": "–"}, {"Custodio": "Propietario: no"}])
def test_no_owner_is_read_where_the_row_tells_none(cells: dict[str, str]) -> None:
    assert owner_told(paper_of(cells, None)) is None
