"""Files as institutions bring them: encodings, separators, banners, formulas, damage; never an exception of ours."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from registry.importing.table import Row, Table, table_of
from registry.importing.unreadable import FAULTS, Unreadable

LINES = "Serial;Marca;Año\nQX001;Glock;1999\nQX002;Beretta;2001\n"
Save = Callable[[bytes | str], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def saved(content: bytes | str) -> Path:
        path = tmp_path / "lista"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return saved


def book(path: Path, rows: list[list[object]], first: int = 0) -> Path:
    """A workbook with `rows`, the first of them at row `first` (from 0)."""
    with Workbook(path, {"strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet()
        for place, row in enumerate(rows, start=first):
            for column, cell in enumerate(row):
                sheet.write(place, column, cell)
    return path


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows()]


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as refusal:
        list(table_of(path).rows())
    return refusal.value.msgid % refusal.value.values


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_the_encoding_is_found_out(save: Save, codec: str) -> None:
    table = table_of(save(LINES.encode(codec)))
    assert table.columns == ("Serial", "Marca", "Año")
    assert cells(table)[0] == ("QX001", "Glock", "1999")


@pytest.mark.parametrize("codec", ["cp1252", "cp850", "mac_roman"])
def test_the_accents_inside_words_tell_how_one_byte_a_letter_was_saved(save: Save, codec: str) -> None:
    table = table_of(save("N°;Tipo;Unidad;Año\n1;Revólver;Policía Ñandú;1999\n2;FUSIL;ESTACIÓN;2001\n".encode(codec)))
    assert (table.encoding, table.columns[-1]) == (codec, "Año")
    assert cells(table)[0][1:3] == ("Revólver", "Policía Ñandú")


def test_what_a_person_chose_is_how_the_text_is_read_unless_it_says_otherwise_itself(save: Save) -> None:
    assert table_of(save("Serial;A\nÓ1;x\n".encode("cp850")), "cp850").encoding == "cp850"
    assert table_of(save(LINES), "cp850").encoding == "utf-8"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_out(save: Save, separator: str) -> None:
    assert table_of(save(LINES.replace(";", separator))).separator == separator


def test_a_separator_inside_texts_does_not_deceive(save: Save) -> None:
    table = table_of(save('Serial;Marca;Lugar\nA1;Glock;"Calle 1, casa 2, piso 3"\nB2;Glock;"a, b, c"\n'))
    assert (table.separator, len(table.columns)) == (";", 3)


def test_banner_and_blank_rows_are_passed_over_and_lines_are_those_of_the_file(save: Save) -> None:
    table = table_of(save("REPORTE DE ARMAS;;\n\n;;\nSerial;Marca;Año\n\nQX001;Glock;1999\n;;\nQX002;Colt;1980\n"))
    assert table.header_line == 4
    assert [row.line for row in table.rows()] == [6, 8]


def test_a_line_break_inside_quotes_is_one_row(save: Save) -> None:
    table = table_of(save('Serial;Nota;Año\nQX001;"dos\nlíneas";1999\nQX002;una;2000\n'))
    assert list(table.rows()) == [Row(2, ("QX001", "dos líneas", "1999")), Row(4, ("QX002", "una", "2000"))]


@pytest.mark.parametrize(("cell", "text"), [
    ('"=CONCATENATE(""00000309"")"', "00000309"), ('"=""000123"""', "000123"),
    ('"=CONCATENAR(""00"";""12"")"', "0012"), ("'=1+1", "=1+1"), ("'@x", "@x"), ("-", "-"),
])
def test_a_formula_that_only_spells_a_text_is_that_text(save: Save, cell: str, text: str) -> None:
    assert cells(table_of(save(f"Serial;Marca\n{cell};Glock\n"))) == [(text, "Glock")]


@pytest.mark.parametrize(("row", "fault"), [
    ('"=HYPERLINK(""http://x"")";Glock', "formula"), ("=A1+B1;Glock", "formula"), ("QX\x00;Glock", "unprintable"),
    ("QX\u200b1;Glock", "unprintable"), (f"{'x' * 3000};Glock", "too_long"), ("a;b;c", "too_many_cells"),
    ("#REF!;Glock", "error_value"), (f'"{"x;y" * 5}{chr(10) * 3000}z";Glock', "open_quote"),
])
def test_a_row_that_cannot_be_taken_says_why_and_the_next_one_is(save: Save, row: str, fault: str) -> None:
    found = list(table_of(save(f"Serial;Marca\n{row}\nQX2;Colt\n")).rows())
    assert [each.fault for each in found] == [fault, None]
    assert fault in FAULTS


def test_the_error_of_a_formula_is_no_blank_cell(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Serial", "Marca"])
        for row, shown in enumerate(("#DIV/0!", "#N/A", "QX3"), start=1):
            sheet.write_formula(row, 0, "=A9", None, shown)
            sheet.write(row, 1, "Colt")
    assert list(table_of(path).rows()) == [
        Row(2, ("#DIV/0!", "Colt"), "error_value", 0), Row(3, ("#N/A", "Colt"), "error_value", 0),
        Row(4, ("QX3", "Colt"))]


def test_ten_megabytes_in_one_field_are_one_refused_row(save: Save) -> None:
    found = list(table_of(save(f"Serial;Marca\n{'x' * 10_000_000};Glock\nQX2;Colt\n")).rows())
    assert [row.fault for row in found] == ["too_long", None]
    assert len(found[0].cells[0]) == 2000


def test_columns_without_a_name_or_with_the_same_get_one(save: Save) -> None:
    assert table_of(save("Serial;;Serial\n1;2;3\n")).columns == ("Serial", "#2", "Serial #3")


@pytest.mark.parametrize(("content", "says"), [
    (b"", "vacío"), (b"\n\n \n", "no tiene filas"), (b"%PDF-1.7 x", "PDF"), (b"\x89PNG\r\n", "PNG"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel antiguo"), (b"PK\x03\x04cut", "cortado o dañado"),
    (b"\xff\xfeS\x00\x00\xd8x\x00", "a medias"), ("Año;á\n".encode() * 9 + b"\xe1;\xe9\n", "línea 10"),
])
def test_what_is_no_list_is_refused_in_a_sentence(save: Save, content: bytes, says: str) -> None:
    assert says in refused(save(content))


def test_a_workbook_is_read_below_its_banner_with_its_own_row_numbers(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["LISTA"], [], ["Serial", "Marca", "Año"], ["0001", "Glock", 1999.0],
                                      ['=CONCATENATE("0002")', "Colt", 2001]], first=2)
    assert list(table_of(path).rows()) == [Row(6, ("0001", "Glock", "1999")), Row(7, ("0002", "Colt", "2001"))]


def test_a_number_a_spreadsheet_rounded_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["Serial", "Marca"], [12345678901234567, "Glock"]])
    assert [row.fault for row in table_of(path).rows()] == ["rounded"]


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, save: Save, kept: float) -> None:
    whole = book(tmp_path / "a.xlsx", [["Serial", "Marca"], *([f"QX{n}", "Glock"] for n in range(500))]).read_bytes()
    assert "cortado o dañado" in refused(save(whole[: int(len(whole) * kept)]))


def repacked(source: Path, changed: Callable[[str, bytes], bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed(name, old.read(name)))
    return out.getvalue()


def bomb_of(source: Path) -> bytes:
    return repacked(source, lambda name, data: data + b" " * 300_000_000 if "sharedStrings" in name else data)


def test_a_zip_bomb_is_counted_and_not_unpacked(tmp_path: Path, save: Save) -> None:
    bomb = bomb_of(book(tmp_path / "a.xlsx", [["Serial", "Marca"], ["1", "x"]]))
    assert len(bomb) < 1_000_000
    assert "demasiado al abrirlo" in refused(save(bomb))


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path, save: Save) -> None:
    source = book(tmp_path / "a.xlsx", [["Serial", "Marca"], ["1", "x"]])
    with zipfile.ZipFile(source) as old:
        size = len(old.read("xl/sharedStrings.xml"))
    lying = bomb_of(source).replace(struct.pack("<L", 300_000_000 + size), struct.pack("<L", size))
    assert refused(save(lying))


def test_a_cell_at_the_end_of_the_world_does_not_fill_the_memory(tmp_path: Path, save: Save) -> None:
    source = book(tmp_path / "a.xlsx", [["Serial", "Marca"], ["1", "x"]])
    far = repacked(source, lambda name, data: data.replace(b'r="B2"', b'r="XFD1048576"') if "sheet1" in name else data)
    assert "XFD1048576" in refused(save(far))


@pytest.mark.parametrize("place", [
    'r="A99999999999999999915"', "r='B99999999'", 'r="ABCD2"', 'x=">" r="B99999999"', 'r="B2" r="XFD99999"', 'r=""'])
def test_a_place_that_no_spreadsheet_writes_never_reaches_the_library(tmp_path: Path, save: Save, place: str) -> None:
    source = book(tmp_path / "a.xlsx", [["Serial", "Marca"], ["1", "x"]])
    far = repacked(source, lambda name, data: data.replace(b'r="B2"', place.encode()) if "sheet1" in name else data)
    assert refused(save(far))


def test_a_formula_nobody_computed_is_told(tmp_path: Path, save: Save) -> None:
    source = book(tmp_path / "a.xlsx", [["Serial", "Marca"], [1, "x"]])
    empty = repacked(source, lambda name, data: data.replace(b"<v>1</v>", b"<f>A9</f>") if "sheet1" in name else data)
    assert "sin calcular" in refused(save(empty))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400) | st.text("a;,\t\"\n'=\x00ñ\ud800", max_size=200).map(
    lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_break_the_reading(save: Save, content: bytes) -> None:
    try:
        rows = list(table_of(save(content)).rows())
    except Unreadable:
        return
    assert all(text.isprintable() for row in rows for text in row.cells)
