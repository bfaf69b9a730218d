"""The rows of a load in words: what each says of which weapon, and what became of it, or would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from marking.registry_number import registry_number
from marking.serial_field import WORDS, Form
from models.importing import ImportRow
from models.vocabulary import N_
from registry.importing.mapping import Mapping
from registry.importing.reasons import reason_of
from registry.importing.table import Table
from registry.language import worded
from registry.shown.links import thing_address
from registry.shown.states import capital, fact, linked
from registry.shown.weapon import Row
from registry.wording import code, grouped

VERDICTS = {"accepted": "is-ok", "contradicts": "is-warn", "already": "is-none", "refused": "is-stop"}
#: The same of a row that was only rehearsed.
REHEARSED = {"accepted": N_("se inscribiría"), "contradicts": N_("contradiría"), "already": N_("ya estaría"),
             "refused": N_("se rechazaría")}
#: What tells a person which weapon a row is about.
TELLING = ("serial", "weapon_type", "make", "model")
#: Characters of a cell that are shown.
LONGEST = 60
Cells = dict[int, dict[str, str]]


def cells_by_line(rows: Iterable[ImportRow], mapping: Mapping, table: Table | None) -> Cells:
    """Line → field → what the list says there, as written; without the file, of the refused rows alone."""
    found = {row.line: row.cells for row in rows if row.cells}
    if table is not None:
        found |= dict(_read(table, {row.line for row in rows} - found.keys()))
    named = {field: name for name, field in mapping.columns.items() if field in TELLING}
    return {line: {field: str(cells.get(name) or "") for field, name in named.items()} for line, cells in found.items()}


def _read(table: Table, wanted: set[int]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of those lines, no further than the last of them."""
    for row in table.rows() if wanted else ():
        if row.line in wanted:
            yield row.line, dict(zip(table.columns, row.cells, strict=True))
        if row.line >= max(wanted):
            return


def rows_head() -> list[Any]:
    """The heads of the table of rows."""
    return [(_("Línea"), "num"), (_("Veredicto"), "plain"), _("Serial, como está escrito"), _("Tipo, marca y modelo"),
            _("Qué dice el serial"), _("Arma"), _("Motivo")]


def shown_row(row: ImportRow, cells: Cells, *, is_rehearsal: bool) -> Row:
    """One row as the list has it, with its weapon, the one it resembles, or its reason."""
    weapon = _weapon(row.weapon_id) if row.weapon_id else "–"
    said = _near(row) or reason_of(row, worded) or _repeated(row)
    verdict = worded(REHEARSED[row.verdict]) if is_rehearsal else code("import_verdict", row.verdict)
    told = {field: text[:LONGEST] for field, text in cells.get(row.line, {}).items()}
    words = " · ".join(text for field in TELLING[1:] if (text := told.get(field)))
    return Row((grouped(row.line), fact(capital(verdict), VERDICTS[row.verdict]), told.get("serial") or "–",
                words or "–", worded(WORDS[Form(row.form)]) if row.form else "–", weapon, said or "–"))


def _near(row: ImportRow) -> str | Markup:
    if row.near_id:
        return Markup("{} {}").format(_("Su número se parece al de"), _weapon(row.near_id))
    line = (row.reason_values or {}).get("near_line")
    return "" if line is None else _("Su número se parece al de la línea %(line)s", line=grouped(line))


def _repeated(row: ImportRow) -> str:
    line = (row.reason_values or {}).get("of_line")
    return "" if line is None else _("Repite la línea %(line)s", line=grouped(line))


def _weapon(number: int) -> Markup:
    return linked(thing_address(f"weapon:{number}"), registry_number(number))
