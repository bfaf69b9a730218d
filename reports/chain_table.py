"""The links of a chain of custody as rows beside their spine, with a framed row wherever the chain fails."""

from __future__ import annotations

from reports import chain_faults as say
from reports import type as face
from reports.chain import ChainLink, CustodyChain
from reports.chain_verdict import end_line
from reports.facts import Hand, Person
from reports.flow import Block, Section
from reports.heading import ClosingLine, SectionHeading
from reports.spine import START, Break, Legend, SpineRow, framed_lines
from reports.table import Cell, Column, Row, Table
from reports.text import Line, Run, known, plain, sentence
from reports.words import Words, day, hour, together


def links_section(place: int, chain: CustodyChain, wide: float, t: Words) -> Section:
    """Section number `place`: every link in order, its head repeated on each page, its count in the last line."""
    table = _table(wide, t)
    numbered = [pair for link in chain.links for pair in _rows_of(chain, link, table, t)]
    return Section(
        SectionHeading(place, t("Cadena de custodia"), wide, t, legend=Legend(t)),
        [row for _, row in numbered],
        head=[table.head()],
        tail=[ClosingLine(end_line(chain, t), wide, START)],
        numbers=[number for number, _ in numbered],
        named=(t("eslabón %(first)s"), t("eslabones %(first)s a %(last)s")),
    )


def _table(wide: float, t: Words) -> Table:
    return Table(
        (
            Column(6.9, 6.8, t("N.º")),
            Column(13.4, 23.0, t("Fecha del hecho")),
            Column(36.4, 41.5, t("Hecho y lugar")),
            Column(77.9, 35.0, t("Entrega")),
            Column(112.9, 35.0, t("Recibe")),
            Column(147.9, 29.6, t("Acto · asiento")),
        ),
        wide,
        START,
    )


def _rows_of(chain: CustodyChain, link: ChainLink, table: Table, t: Words) -> list[tuple[int | None, Block]]:
    wide = table.wide
    breaks = [*_after_end(link, wide, t), *_overlaps(chain, link, wide, t), *_gaps(chain, link, wide, t)]
    is_last = link is chain.links[-1]
    ends_here = is_last and not any(gap.after == link.number for gap in chain.gaps)
    row = SpineRow(_row(table, link, t), link.standing, link is chain.links[0], ends_here)
    return [(link.number, row), *((None, broken) for broken in breaks)]


def _row(table: Table, link: ChainLink, t: Words) -> Row:
    return table.row(
        [plain(str(link.number), face.FACT)],
        _moment(link, t),
        [plain(link.fact, face.CELL), *([known(link.place, face.CELL, t)] if link.place else [])],
        _hand(link.delivered, t),
        _hand(link.received, t),
        _records(link, t),
    )


def _moment(link: ChainLink, t: Words) -> Cell:
    at = hour(link.occurred_at, t)
    style = face.CELL.slanted if at == t("no consta") else face.FACT
    first = known(link.occurred_at, face.FACT, t) if isinstance(link.occurred_at, str) else None
    return [first or plain(day(link.occurred_at, t), face.FACT), *([plain(at, style)] if at else [])]


def _hand(hand: Hand, t: Words) -> Cell:
    if not isinstance(hand, Person):
        return [plain(t(hand), face.CELL.slanted)]
    return [plain(hand.name, face.CELL_BOLD), *_below(hand, t)]


def _below(person: Person, t: Words) -> list[Line]:
    badge = together(t("cred. %(badge)s", badge=person.badge)) if person.badge else person.identity
    if person.role and badge:
        return [(Run(f"{person.role}, ", face.ROLE), Run(badge, face.FACT))]
    return [plain(badge, face.FACT)] if badge else [plain(person.role, face.ROLE)] if person.role else []


def _records(link: ChainLink, t: Words) -> Cell:
    corrected = [
        (Run(f"{t('corregido:')} ", face.ROLE), Run(str(entry), face.FACT)) for entry in link.corrected_by
    ]
    entry = plain(t("asiento %(entry)s", entry=link.entry), face.FACT)
    return [plain(link.act, face.ROLE), entry, *corrected]


def _after_end(link: ChainLink, wide: float, t: Words) -> list[Break]:
    if link.after_end is None:
        return []
    story = sentence(say.after_end_story(link, link.after_end, t), face.RUNNING)
    return [Break(say.after_end_title(t), framed_lines(story, wide), wide, is_gap=False)]


def _gaps(chain: CustodyChain, link: ChainLink, wide: float, t: Words) -> list[Break]:
    is_last = link is chain.links[-1]
    return [
        Break(
            say.gap_title(place, gap, chain, t),
            framed_lines(sentence(say.gap_story(gap, t), face.RUNNING), wide),
            wide,
            ends_chain=is_last,
        )
        for place, gap in enumerate(chain.gaps, start=1)
        if gap.after == link.number
    ]


def _overlaps(chain: CustodyChain, link: ChainLink, wide: float, t: Words) -> list[Break]:
    return [
        Break(
            say.overlap_title(place, overlap, chain, t),
            framed_lines(sentence(say.overlap_story(overlap, t), face.RUNNING), wide),
            wide,
            is_gap=False,
        )
        for place, overlap in enumerate(chain.overlaps, start=1)
        if overlap.second == link.number
    ]
