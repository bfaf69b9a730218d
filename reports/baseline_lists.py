"""The lists of the baseline record: each repeats its head, ends with its count, and is struck when it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from reports import type as face
from reports.baseline import BaselineRecord, PairLine, ReasonLine, SourceLine, TypeLine, WeaponLine
from reports.flow import Section
from reports.heading import ClosingLine, SectionHeading
from reports.pen import RULE
from reports.strike import Strike
from reports.table import Column, Row, Table
from reports.text import known, plain
from reports.words import Words, number, one_or_many

#: Characters of a digest on one line of its cell.
DIGEST = 22


def sources_section(place: int, record: BaselineRecord, wide: float, t: Words) -> Section:
    """Each source with its digest and what became of its rows."""
    table = Table((
        Column(0.0, 7.6, t("N.º")), Column(7.6, 54.0, t("Fuente y huella SHA-256")),
        Column(61.6, 18.0, t("Filas"), is_number=True), Column(79.6, 18.0, t("Inscritas"), is_number=True),
        Column(97.6, 23.0, t("Contradicen"), is_number=True), Column(120.6, 16.0, t("Repiten"), is_number=True),
        Column(136.6, 21.5, t("Rechazadas"), is_number=True), Column(158.1, 19.4, t("Sin juzgar"), is_number=True),
    ), wide)
    end = one_or_many(len(record.sources), t("Fin de la lista: 1 fuente."),
                      t("Fin de la lista: %(count)s fuentes.", count=number(len(record.sources), t)))
    again = sum(each.again for each in record.sources)
    corrected = one_or_many(again, t("De las rechazadas, 1 se trajo de nuevo en otro archivo y se cuenta en él."), t(
        "De las rechazadas, %(count)s se trajeron de nuevo en otro archivo y se cuentan en él.",
        count=number(again, t)))
    alone = t("Además, %(count)s armas se inscribieron una por una, sin fuente cargada.", count=number(record.alone, t))
    rows = [_source(table, line, each, t) for line, each in enumerate(record.sources, start=1)]
    told = " ".join((end, *([corrected] if again else ()), alone))
    return _section(place, t("Fuentes cargadas"), table, rows, told, wide, t)


def _source(table: Table, line: int, source: SourceLine, t: Words) -> Row:
    digest = [plain(source.digest[start:start + DIGEST], face.SMALL_BOLD) for start in
              range(0, len(source.digest), DIGEST)]
    counts = (source.accepted, source.contradicts, source.repeated, source.refused, source.unjudged)
    rows = known(t("no consta"), face.CELL, t) if source.rows is None else plain(number(source.rows, t), face.FACT)
    return table.row([plain(str(line), face.FACT)],
                     [plain(source.title, face.CELL_BOLD), plain(source.kind, face.CELL), *digest], [rows],
                     *([plain(number(count, t), face.FACT)] for count in counts))


def types_section(place: int, types: Sequence[TypeLine], wide: float, t: Words) -> Section:
    """Weapons by type, seen or not, and those contradicted, with their sums."""
    table = Table((
        Column(0.0, 70.0, t("Tipo")), Column(70.0, 24.0, t("Armas"), is_number=True),
        Column(94.0, 24.0, t("Sin ver"), is_number=True), Column(118.0, 24.0, t("Vistas"), is_number=True),
        Column(142.0, 35.5, t("Con contradicción"), is_number=True),
    ), wide)
    rows = [_type(table, each, t) for each in types]
    if rows:
        rows[-1] = table.row(*rows[-1].cells, after=RULE)
        sums = (sum(column) for column in zip(*(_counts(each) for each in types), strict=True))
        rows.append(table.row([plain(t("Total"), face.CELL_BOLD)],
                              *([plain(number(count, t), face.FACT)] for count in sums)))
    end = one_or_many(len(types), t("Fin de la lista: 1 tipo."),
                      t("Fin de la lista: %(count)s tipos.", count=number(len(types), t)))
    return _section(place, t("Armas por tipo y respaldo"), table, rows, end, wide, t)


def _counts(each: TypeLine) -> tuple[int, int, int, int]:
    return each.total, each.unseen, each.seen, each.contradicted


def _type(table: Table, each: TypeLine, t: Words) -> Row:
    return table.row([known(each.weapon_type, face.CELL_BOLD, t)],
                     *([plain(number(count, t), face.FACT)] for count in _counts(each)))


def reasons_section(place: int, record: BaselineRecord, wide: float, t: Words) -> Section:
    """Why rows were refused, source by source."""
    table = Table((
        Column(0.0, 16.0, t("Fuente N.º")), Column(16.0, 80.0, t("Motivo")),
        Column(96.0, 16.0, t("Filas"), is_number=True), Column(116.0, 60.0, t("Líneas")),
    ), wide)
    rows = [_reason(table, each, t) for each in record.reasons]
    refused = sum(each.rows for each in record.reasons)
    end = one_or_many(refused, t("Fin de la lista: 1 fila rechazada."),
                      t("Fin de la lista: %(count)s filas rechazadas.", count=number(refused, t)))
    return _section(place, t("Filas rechazadas, por motivo"), table, rows, end, wide, t)


def _reason(table: Table, each: ReasonLine, t: Words) -> Row:
    return table.row([plain(str(each.source), face.FACT)], [plain(each.reason, face.CELL)],
                     [plain(number(each.rows, t), face.FACT)], [plain(each.lines, face.FACT)])


def weapons_section(place: int, title: str, about: str, weapons: Sequence[WeaponLine], wide: float,
                    t: Words) -> Section:
    """Weapons that ask for something; `about` heads the column that says what."""
    table = Table((
        Column(0.0, 11.0, t("N.º")), Column(11.0, 28.0, t("Número de registro")),
        Column(39.0, 44.0, t("Serial (tal como está marcado)")), Column(83.0, 46.0, t("Arma")),
        Column(129.0, 46.9, about),
    ), wide)
    rows = [_weapon(table, line, each, t) for line, each in enumerate(weapons, start=1)]
    return _section(place, title, table, rows, _end_of(weapons, t), wide, t)


def _end_of(weapons: Sequence[WeaponLine], t: Words) -> str:
    """How long the list is; a weapon that stands on several lines is one weapon."""
    lines, count = len(weapons), len({each.registry_number for each in weapons})
    end = one_or_many(count, t("Fin de la lista: 1 arma."),
                      t("Fin de la lista: %(count)s armas.", count=number(count, t)))
    several = t("Algunas están en más de un renglón: son %(lines)s renglones.", lines=number(lines, t))
    return end if lines == count else f"{end} {several}"


def _weapon(table: Table, line: int, each: WeaponLine, t: Words) -> Row:
    serial, banner = table.serial(each.serial, table.columns[2], face.SERIAL_LINE, t)
    return table.row([plain(number(line, t), face.FACT)], [plain(each.registry_number, face.FACT)], serial,
                     [plain(each.description, face.CELL)], [plain(each.about, face.CELL)], banner=banner)


def pairs_section(place: int, pairs: Sequence[PairLine], wide: float, t: Words) -> Section:
    """Weapons that may be one, two by two."""
    table = Table((
        Column(0.0, 11.0, t("N.º")), Column(11.0, 28.0, t("Número de registro")), Column(39.0, 54.0, t("Serial")),
        Column(93.0, 28.0, t("Se parece a")), Column(121.0, 54.9, t("Serial")),
    ), wide)
    rows = [table.row([plain(number(line, t), face.FACT)], *(
        [plain(text, style)] for side in (each.first, each.second) for text, style in
        zip(side, (face.FACT, face.SERIAL_LINE), strict=True))) for line, each in enumerate(pairs, start=1)]
    end = one_or_many(len(pairs), t("Fin de la lista: 1 par."),
                      t("Fin de la lista: %(count)s pares.", count=number(len(pairs), t)))
    return _section(place, t("Pares parecidos por decidir"), table, rows, end, wide, t)


def _section(place: int, title: str, table: Table, rows: list[Row], end: str, wide: float, t: Words) -> Section:
    heading = SectionHeading(place, title, wide, t)
    if not rows:
        return Section(heading, [Strike(t("no queda ninguna"), wide)], holds_together=True)
    return Section(heading, rows, head=[table.head()], tail=[ClosingLine(end, wide)],
                   numbers=list(range(1, len(rows) + 1)),
                   named=(t("renglón %(first)s"), t("renglones %(first)s a %(last)s")))
