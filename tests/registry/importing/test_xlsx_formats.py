"""What a workbook shows is what is read: leading zeros, days that were no days, and every sheet with a list."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from registry.importing.bringing import keep
from registry.importing.table import table_of
from registry.importing.unreadable import Unreadable


def test_a_number_is_read_with_the_zeros_that_the_workbook_shows(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        formats = [workbook.add_format({"num_format": code}) for code in ("000000", '"QX"00-00', "0", "#,##0.00")]
        sheet.write_row(0, 0, ["Serial", "Otro", "Año", "Precio"])
        for row, number in enumerate((4321, 12345678), start=1):
            for column, form in enumerate(formats):
                sheet.write_number(row, column, number, form)
        sheet.write_string(3, 0, "77", formats[0])
        sheet.write_number(3, 1, 1.5, formats[0])
    assert [row.cells for row in table_of(path).rows()] == [
        ("004321", "QX43-21", "4321", "4321"), ("12345678", "QX123456-78", "12345678", "12345678"),
        ("77", "1.5", "", "")]


def test_a_row_tells_which_of_its_textsa_workbook_keeps_as_a_day(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    with Workbook(path) as workbook:
        sheet, day = workbook.add_worksheet(), workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Serial", "Marca"])
        sheet.write_number(1, 0, 41032, day)
        sheet.write_row(2, 0, ["2012-05-03", "Colt"])
    assert [(row.cells[0], row.dates) for row in table_of(path).rows()] == [
        ("2012-05-03", {0}), ("2012-05-03", frozenset())]


def test_no_list_of_a_workbook_is_passed_over_in_silence(tmp_path: Path) -> None:
    def brought(*sheets: list[list[str]]) -> str:
        made = tmp_path / "hojas.xlsx"
        with Workbook(made) as workbook:
            for place, rows in enumerate(sheets):
                sheet = workbook.add_worksheet(f"Hoja {place}")
                for row, texts in enumerate(rows):
                    sheet.write_row(row, 0, texts)
        with made.open("rb") as stream:
            try:
                return ", ".join(keep(tmp_path / "datos", stream, "hojas.xlsx").table.columns)
            except Unreadable as refusal:
                return refusal.msgid % refusal.values

    head, one = ["Serial", "Marca"], ["QX1", "Colt"]
    assert "«Hoja 1», «Hoja 2»" in brought([["Armas"]], [head, one], [head, one])
    assert brought([head, one], []) == "Serial, Marca"
