"""The baseline record, from what the act that closed a load kept: the lists as they were then, in words of now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import select

from marking.registry_number import registry_number
from models.baseline import BaselineRemainder
from models.committed import PrivateText
from models.conflict import UNIT
from models.events.baseline import OrganisationBaselineClosed
from models.organisation import Organisation
from models.source import Source
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.importing.reasons import told_values
from registry.issuing import Drawn
from registry.language import worded
from registry.papers import people, weapon
from registry.papers.frame import Drawing
from registry.queries.acts import ActFile
from registry.wording import code
from reports.baseline import BaselineRecord, PairLine, ReasonLine, SourceLine, TypeLine, WeaponLine
from reports.baseline_record import baseline_record
from reports.facts import NOT_RECORDED, UNKNOWN, Person, Signer
from reports.words import number

T = TypeVar("T")
#: Weapons asked for at once; ranges of lines in one row of the paper, which never splits.
PIECE, RANGES = 500, 60
#: Values told of those that differ from row to row, and the characters of each.
EXAMPLES, LONGEST = 3, 60
#: What reasons name that differs from row to row and is no reason of its own.
VARYING = ("value", "weapon", "facts", "year", "now", "longest", "line")
#: What they name of which loads closed before that was kept say nothing.
PLACES = ("value", "what", "form", "weapon", "facts", "year", "now", "longest", "line")


def draw(drawing: Drawing, file: ActFile) -> Drawn:
    """The record as bytes; entries never change, and what they commit to does not either."""
    event = file.told[0].event
    assert isinstance(event, OrganisationBaselineClosed)
    kept = drawing.session.get(BaselineRemainder, str(event.remains))
    if kept is None:
        raise RuleBroken("La lista de lo que quedaba se suprimió: el acta no se puede emitir.")
    return Drawn(baseline_record(data(drawing, file, json.loads(kept.content)), drawing.words), (), {}, file.act.id)


def data(drawing: Drawing, file: ActFile, kept: dict[str, Any]) -> BaselineRecord:
    """The plain values of the document."""
    session, [told] = drawing.session, file.told
    unit = session.get_one(Organisation, int(told.entry.subject.partition(":")[2]))
    return BaselineRecord(
        drawing.letterhead(), unit.name, str(file.act.id), file.act.id, file.act.id + file.act.count,
        file.act.recorded_at, tuple(_sources(drawing, kept["sources"])), kept["alone"],
        tuple(_type(each) for each in kept["types"]), tuple(_reasons(drawing, kept)),
        tuple(_weapons(drawing, kept["to_be_located"], lambda each: _unit(drawing, each))),
        tuple(_weapons(drawing, kept["unread"], lambda each: code("serial_status", each.serial_status))),
        tuple(_conflicts(drawing, kept["conflicts"])), _pairs(drawing, kept["near_pairs"]),
        str(getattr(told.event, "remains", "")),
        (Signer(worded("Cierra la carga"), people.user(session, file.act.actor_id), has_seal=True),
         Signer(worded("Conforme, por la unidad"), Person(""))), drawing.proof())


def _sources(drawing: Drawing, kept: Iterable[dict[str, Any]]) -> Iterator[SourceLine]:
    for each in kept:
        source = drawing.session.get_one(Source, each["source"])
        title = drawing.session.get(PrivateText, source.title)
        counts = (each.get(name, 0) for name in ("rows", "accepted", "contradicts", "refused", "unjudged", "again"))
        yield SourceLine(title.text if title else worded(NOT_RECORDED), code("source_kind", source.kind),
                         source.digest or "", *counts)


def _type(kept: dict[str, Any]) -> TypeLine:
    name = code("weapon_type", kept["weapon_type"]) if kept["weapon_type"] else worded(UNKNOWN)
    # What was closed before weapons were counted apart counts a contradicted one neither as seen nor as not seen.
    total = kept["weapons"] if "weapons" in kept else kept["as_booked"] + kept["seen"] + kept["contradicted"]
    return TypeLine(name, total, kept.get("as_booked", total - kept["seen"]), kept["seen"], kept["contradicted"])


def _reasons(drawing: Drawing, kept: dict[str, Any]) -> Iterator[ReasonLine]:
    places = {each["source"]: place for place, each in enumerate(kept["sources"], start=1)}
    ordered = sorted(kept["refused"], key=lambda row: (places[row[0]], *_alike(row), row[1]))
    for (source, *_), found in groupby(ordered, key=lambda row: (row[0], *_alike(row))):
        rows = list(found)
        words = told_together(rows[0][2], [_values(row) for row in rows])
        for spans in _pieces(list(_spans([row[1] for row in rows])), RANGES):
            count = sum(last - first + 1 for first, last in spans)
            yield ReasonLine(places[source], words, count, ", ".join(_span(drawing, *span) for span in spans))


def _alike(row: list[Any]) -> tuple[str, ...]:
    """What rows that are told together share: the reason, and all it names but what is of each row."""
    return row[2], *(f"{name} {value}" for name, value in sorted(_values(row).items()) if name not in VARYING)


def _values(row: list[Any]) -> dict[str, str]:
    if len(row) == len(("source", "line", "reason")):
        return dict.fromkeys(PLACES, "…")
    return {name: text if len(text) <= LONGEST else f"{text[:LONGEST - 1]}…"
            for name, text in told_values(row[3], worded).items()}


def told_together(reason: str, rows: list[dict[str, str]]) -> str:
    """The reason of rows alike; what differs among them is «…», with some examples."""
    first = rows[0]
    differing = [name for name in first if any(row.get(name) != first[name] for row in rows)]
    said = worded(reason, **first | dict.fromkeys(differing, "…"))
    if not differing:
        return said
    examples = list(dict.fromkeys(" · ".join(row.get(name, "…") for name in differing) for row in rows))[:EXAMPLES]
    told = ", ".join(f"«{each}»" for each in examples)
    return worded("%(said)s Por ejemplo: %(examples)s.", said=said, examples=told)


def _pieces(of: list[T], size: int) -> Iterator[list[T]]:
    return (of[start:start + size] for start in range(0, len(of), size))


def _spans(lines: list[int]) -> Iterator[tuple[int, int]]:
    """The lines, which go up, as first and last of each unbroken row of them."""
    for _gap, group in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]):
        span = [line for _place, line in group]
        yield span[0], span[-1]


def _span(drawing: Drawing, first: int, last: int) -> str:
    ends = [number(line, drawing.words) for line in (first, last)]
    return ends[0] if first == last else worded("%(first)s a %(last)s", first=ends[0], last=ends[1])


def _weapons(drawing: Drawing, ids: list[int], about: Any) -> Iterator[WeaponLine]:
    for piece in _pieces(ids, PIECE):
        found = {each.id: each for each in drawing.session.scalars(select(Weapon).where(Weapon.id.in_(piece)))}
        for each in (found[id_] for id_ in piece if id_ in found):
            yield WeaponLine(registry_number(each.id), each.serial or code("serial_status", each.serial_status),
                             weapon.description(each), about(each))


def _conflicts(drawing: Drawing, kept: list[tuple[int, str]]) -> Iterator[WeaponLine]:
    lines = {line.registry_number: line for line in _weapons(drawing, sorted({id_ for id_, _ in kept}), lambda _: "")}
    for id_, fact in kept:
        if line := lines.get(registry_number(id_)):
            yield replace(line, about=worded("unidad") if fact == UNIT else code("fact", fact))


def _pairs(drawing: Drawing, kept: list[tuple[int, int]] | None) -> tuple[PairLine, ...] | None:
    if kept is None:
        return None
    lines = {line.registry_number: (line.registry_number, line.serial)
             for line in _weapons(drawing, sorted({id_ for pair in kept for id_ in pair}), lambda _: "")}
    return tuple(PairLine(*(lines[registry_number(id_)] for id_ in pair)) for pair in kept)


def _unit(drawing: Drawing, of: Weapon) -> str:
    return drawing.session.get_one(Organisation, of.organisation_id).name
