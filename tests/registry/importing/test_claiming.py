"""What a row of a list claims, and the rows that claim nothing: no database is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.importing.claiming import A_DATE, A_TOTAL, NOT_DECIDED, OF_NO_WEAPON, Claiming
from registry.importing.fields import AS_WRITTEN, UNDECIDED
from registry.importing.fields import FIELDS as FIELD_WORDS
from registry.importing.mapping import Mapping
from registry.importing.table import Row
from registry.operations.claims import Claim, RefusedRow

COLUMNS = ("N°", "Tipo", "Marca", "Serial", "Folio")
FIELDS = {"Tipo": "weapon_type", "Marca": "make", "Serial": "serial", "Folio": "folio"}
Claimed = Callable[..., Claim]


class Nothing:
    """A catalogue that knows no word."""

    index = None

    def recognised(self, _kind: str, _text: str) -> Nothing:
        return self

    def taken(self, _kind: str, _text: str, _parent: int | None = None) -> None:
        return None

    code = None


@pytest.fixture
def claimed() -> Claimed:
    def of(*cells: str, fields: dict[str, str] = FIELDS, columns: tuple[str, ...] = COLUMNS) -> Claim:
        mapping = Mapping(fields, constants={"unit": "1"})
        return Claiming(mapping, columns, Nothing(), {1: 1}).claim(Row(2, cells))  # type: ignore[arg-type]
    return of


@pytest.mark.parametrize("cells", [("11", "", "", "", "14"), ("11", "-", "–", " . ", "14")])
def test_a_row_that_tells_of_no_weapon_is_refused_and_kept_as_written(claimed: Claimed, cells: tuple[str, ...]) -> None:
    claim = claimed(*cells)
    assert isinstance(claim, RefusedRow)
    assert (claim.reason, tuple(claim.cells.values())) == (OF_NO_WEAPON, cells)


@pytest.mark.parametrize("cells", [("TOTAL", "", "", "12", ""), ("", "Total general:", "", "12", "")])
def test_the_total_of_a_list_is_no_weapon(claimed: Claimed, cells: tuple[str, ...]) -> None:
    claim = claimed(*cells)
    assert isinstance(claim, RefusedRow)
    assert claim.reason == A_TOTAL


def test_a_row_of_which_only_an_erased_serial_is_told_is_of_a_weapon(claimed: Claimed) -> None:
    claim = claimed("11", "", "", "devastado", "14")
    assert isinstance(claim, RefusedRow)
    assert claim.reason not in (OF_NO_WEAPON, A_TOTAL)


def test_the_error_of_a_spreadsheet_is_told_with_its_column() -> None:
    row = Row(3, ("1", "Pistola", "Glock", "#DIV/0!", ""), "error_value", 3)
    claim = Claiming(Mapping(FIELDS), COLUMNS, Nothing(), {}).claim(row)  # type: ignore[arg-type]
    assert isinstance(claim, RefusedRow)
    assert "La columna «Serial» trae «#DIV/0!»" in claim.reason % claim.values
    assert claim.cells["Serial"] == "#DIV/0!"


@pytest.mark.parametrize(("at", "column"), [(2, "Marca"), (3, "Serial")])
def test_what_a_spreadsheet_turned_into_a_day_is_no_serial_and_no_make(at: int, column: str) -> None:
    row = Row(3, ("1", "Pistola", "2012-05-03", "2012-05-03", ""), dates=frozenset({at}))
    claim = Claiming(Mapping(FIELDS), COLUMNS, Nothing(), {}).claim(row)  # type: ignore[arg-type]
    assert isinstance(claim, RefusedRow)
    assert (claim.reason, claim.values) == (A_DATE, {"column": column, "value": "2012-05-03"})


@pytest.mark.parametrize(("column", "field"), [("Unidad", "unit"), ("Clase", "record_kind")])
def test_the_choice_for_values_left_undecided_says_which_refuse_the_row_all_the_same(column: str, field: str) -> None:
    mapping = Mapping({column: field, "Serial": "serial", "Tipo": "weapon_type"},
                      constants={"unit": "1", "undecided": AS_WRITTEN, "weapon_class": "organic"})
    row = Row(2, ("Otra cosa", "QX1", "Pistola"))
    claim = Claiming(mapping, (column, "Serial", "Tipo"), Nothing(), {1: 1}).claim(row)  # type: ignore[arg-type]
    assert isinstance(claim, RefusedRow)
    assert claim.reason == NOT_DECIDED
    assert FIELD_WORDS[field].partition(" (")[0] in UNDECIDED[AS_WRITTEN]
