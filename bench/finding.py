"""Finding a weapon among a million: search, lists and record, as they grow."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bench.databases import Database
from bench.ground import weapon_with
from bench.pages import Inside, environment, reader_of_all
from bench.synthetic import FIRST_UNIT, FIRST_WEAPON, fill
from bench.table import Row
from bench.timing import Times
from config import Settings
from marking.serial import normalised
from models.database import reading
from registry import create_app
from registry.permissions import Authority, Held
from registry.queries.keyset import Order
from registry.queries.serial_matches import serial_matches
from registry.queries.weapon_filters import Filters
from registry.queries.weapon_list import Place, Sorting, weapons_page
from tests.races.ground import Ground, ground

WARM_UP = 10
MOST_GROWTH, MOST_FRAGMENT_MS = 1.5, 10.0
FRAGMENT = "un fragmento de tres caracteres"
#: What is drawn whole; the other questions are the query alone.
PAGE = "página:"


@dataclass(frozen=True)
class Readers:
    """Who looks: one who reaches everything, and one who reaches a force of ten units."""

    everything: Authority
    a_force: Authority

    @staticmethod
    def of(root: int) -> Readers:
        """The readers of a registry whose highest body is `root`."""
        return Readers(Authority(1, 1, root, (Held("auditor", root),)),
                       Authority(1, 1, FIRST_UNIT, (Held("clerk", FIRST_UNIT),)))


def finding(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Times of each page and each query at each size, and how the slowest of twenty grow with the registry."""
    rows: list[Row] = []
    by_question: dict[str, list[Times]] = {}
    for size in asked.weapons:
        for question, times in _at(database, size, asked.requests):
            rows.append(Row(database.name, f"{size // 1000}.000 armas: {question}", times.figures()))
            by_question.setdefault(question, []).append(times)
    return [*rows, *(_growth(database, question, times) for question, times in by_question.items())]


def _growth(database: Database, question: str, times: list[Times]) -> Row:
    growth = times[-1].percentile(95) / times[0].percentile(95)
    verdict = ""
    if question.startswith(PAGE):
        verdict = _verdict(growth <= MOST_GROWTH)
    elif question.startswith(FRAGMENT):
        verdict = _verdict(times[-1].percentile(50) <= MOST_FRAGMENT_MS)
    return Row(database.name, f"p95 crece, {question}{verdict}", {"veces más": f"{growth:.2f}"})


def _verdict(is_met: bool) -> str:
    return f" ({'se cumple' if is_met else 'NO SE CUMPLE'})"


def _at(database: Database, size: int, number: int) -> Iterator[tuple[str, Times]]:
    with database.new() as url:
        at_work = ground(url)
        sample = fill(url, at_work.registry.root, size)
        engine, readers = at_work.registry.engine, Readers.of(at_work.registry.root)
        for question, ask in _questions(sample, readers):
            yield question, _asked(engine, ask, number)
        yield from _pages(url, at_work, sample, number)
        engine.dispose()


def _asked(engine: Engine, ask: Callable[[Session], object], number: int) -> Times:
    times = Times()
    for taken in (Times() for _ in range(WARM_UP)):
        _ask(engine, ask, taken)
    for _ in range(number):
        _ask(engine, ask, times)
    return times


def _ask(engine: Engine, ask: Callable[[Session], object], times: Times) -> None:
    with reading(engine) as session:
        session.connection()
        times.of(lambda: ask(session))


def _questions(sample: list[str], readers: Readers) -> Iterator[tuple[str, Callable[[Session], object]]]:
    serials = [normalised(serial) for serial in sample]
    typed = {"un serial exacto": serials, FRAGMENT: [serial[2:5] for serial in serials],
             "un fragmento de cinco": [serial[-5:] for serial in serials],
             "un patrón": [f"{serial[:1]}?{serial[2:5]}*" for serial in serials]}
    for whose, reader in (("", readers.everything), (", en una fuerza", readers.a_force)):
        for question, texts in typed.items():
            yield f"{question}{whose}", _searching(reader, texts)
        for question, sorting, place in (
                ("lista, primera página", Sorting(), Place()), ("lista, última página", Sorting(), Place(is_last=True)),
                ("lista, una del medio", Sorting(), Place(after=FIRST_WEAPON + 5_000)),
                ("lista por serial, última página", Sorting(Order.SERIAL), Place(is_last=True))):
            yield f"{question}{whose}", _listing(reader, Filters(), sorting, place)
        yield f"lista de las robadas{whose}", _listing(reader, Filters(status="stolen"), Sorting(), Place())


def _searching(reader: Authority, texts: list[str]) -> Callable[[Session], object]:
    turns = cycle(texts)
    return lambda session: serial_matches(session, reader, next(turns))


def _listing(reader: Authority, filters: Filters, sorting: Sorting, place: Place) -> Callable[[Session], object]:
    return lambda session: weapons_page(session, reader, filters, sorting, place)


def _pages(url: str, at_work: Ground, sample: list[str], number: int) -> Iterator[tuple[str, Times]]:
    """The same as somebody waits for it: the whole page, drawn."""
    with tempfile.TemporaryDirectory(prefix="medida-") as data_dir:
        app = create_app(Settings.from_environment(environment(url, data_dir)), at_work.registry.engine)
        reader, weapon = reader_of_all(at_work, Inside(app)), weapon_with(at_work, 2)
        serials = [normalised(serial) for serial in sample]
        addresses = {
            "buscar un serial": [f"/search?q={serial}" for serial in serials],
            "buscar un fragmento": [f"/search?q={serial[2:5]}" for serial in serials],
            "buscar un patrón": [f"/search?q={serial[:1]}%3F{serial[2:5]}*" for serial in serials],
            "la lista, primera": ["/weapons"], "la lista, última": ["/weapons?last=1"],
            "el expediente": [f"/weapons/{weapon}"],
        }
        for what, asked in addresses.items():
            yield f"{PAGE} {what}", _drawn(reader, asked, number)


def _drawn(reader: Inside, addresses: list[str], number: int) -> Times:
    times, turns = Times(), cycle(addresses)
    for taken in (*(Times() for _ in range(WARM_UP)), *(times for _ in range(number))):
        answer = taken.of(partial(reader.get, next(turns)))
        assert answer.status in {200, 302}, answer
    return times
