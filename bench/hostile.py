"""Five thousand posts and uploads of somebody who means ill, on a live server: what it answered and what it holds."""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from bench.databases import Database
from bench.hostile_files import LISTS, PICTURES
from bench.memory import processes
from bench.table import Row
from models.database import reading
from models.importing import ImportRun
from models.ledger import Entry
from models.photograph import Photograph
from models.weapon import Weapon
from serve import web_command
from tests.races.ground import Ground
from tests.races.served import Served, served
from tests.races.visitor import FORM_TYPE, Answer, Visitor, fields_of
from tests.registry.matrix.hostile import ILLEGIBLE, ODD, cut_off, encoded, filled, in_parts, spoiled

BOUNDARY = "frontera"
PAGES = ("/weapons/register", "/parties/register", "/weapons/{weapon}/store", "/weapons/{weapon}/issue",
         "/weapons/{weapon}/mark", "/weapons/{weapon}/transfer", "/weapons/{weapon}/hold", "/imports/new", "/verify")


@dataclass(frozen=True)
class Sent:
    """One request: to which page, as what, and its body."""

    address: str
    what: str
    body: bytes
    kind: str = FORM_TYPE


def hostile(database: Database, asked: argparse.Namespace) -> list[Row]:
    """How many of each were answered how; faults are answers of 500 or more, and whatever was recorded."""
    with tempfile.TemporaryDirectory(prefix="medida-") as folder, database.new() as url, \
            served(url, web=web_command, clerks=1, data_dir=Path(folder)) as registry:
        weapon = registry.ground.weapons(1)[0]
        before, answered = _recorded(registry.ground), Counter[tuple[str, int]]()
        for sent in _requests(registry.clerks[0], registry.ground.registry.force, weapon, asked.hostile):
            answer = _answer(registry.clerks[0], sent)
            answered[sent.what, answer.status] += 1
            if answer.location.startswith("/imports/"):
                answered["what was taken as a list, opened", _opened(registry.clerks[0], answer.location)] += 1
        rows = [Row(database.name, what, _by_status(answered, what)) for what in sorted({what for what, _ in answered})]
        return [*rows, _verdict(database, registry, answered, before, Path(folder))]


def _answer(visitor: Visitor, sent: Sent) -> Answer:
    try:
        return visitor.ask("POST", sent.address, sent.body, sent.kind)
    except ConnectionError:
        return Answer(0, "", "")  # cut off by the server while we were still sending


def _opened(visitor: Visitor, address: str) -> int:
    """The worst that is answered to its columns, to deciding them as proposed, and to its page."""
    page = visitor.get(address)
    answers = [page, visitor.post(address, fields_of(page.page)), visitor.get(address.removesuffix("/columns"))]
    return max(answer.status for answer in answers)


def _requests(visitor: Visitor, unit: int, weapon: int, number: int) -> Iterator[Sent]:
    chance = random.Random(number)
    forms = {address: visitor.form(address) for address in (page.format(weapon=weapon) for page in PAGES)}
    pictures = f"/weapons/{weapon}/photograph"
    tokens, forms[pictures] = forms["/imports/new"] | {"unit": str(unit)}, visitor.form(pictures)
    for place in range(number):
        if place % 4 == 0:
            yield _upload(chance, "/imports/new", "file", LISTS, tokens)
        elif place % 4 == 1:
            yield _upload(chance, pictures, "photographs", PICTURES, forms[pictures])
        else:
            address = chance.choice(list(forms))
            yield _form(chance, address, forms[address])


def _upload(chance: random.Random, address: str, field: str, made: dict, fields: dict[str, str]) -> Sent:
    name = chance.choice(list(made))
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    typed = "".join(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                    for key, value in fields.items())
    body = typed.encode() + head.encode() + made[name](chance) + f"\r\n--{BOUNDARY}--\r\n".encode()
    return Sent(address, name, body, f"multipart/form-data; boundary={BOUNDARY}")


def _form(chance: random.Random, address: str, fields: dict[str, str]) -> Sent:
    what, text = chance.choice(list((ILLEGIBLE | ODD).items()))
    how = chance.randrange(5)
    fields = {name: value for name, value in fields.items() if how or name != "csrf_token"}
    # Words that somebody may write are recorded when the rest is right, and rightly: they are only sent for review.
    at_once = {"confirmed": "1"} if what in ILLEGIBLE else {}
    sent = (filled if chance.random() < 0.5 else spoiled)(fields, text) | at_once
    if how == 0:
        return Sent(address, "form without its token", encoded(sent))
    if how == 1:
        return Sent(address, "upload cut off", *cut_off(sent))
    if how == 2:
        return Sent(address, f"form in parts: {what}", *in_parts(sent))
    return Sent(address, f"form: {what}", encoded(sent))


def _recorded(ground: Ground) -> dict[str, int]:
    with reading(ground.registry.engine) as session:
        return {table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
                for table in (Entry, Weapon, Photograph)}


def _verdict(database: Database, registry: Served, answered: Counter[tuple[str, int]], before: dict[str, int],
             folder: Path) -> Row:
    faults = sum(count for (_what, status), count in answered.items() if status >= 500)
    left = {name: count - before[name] for name, count in _recorded(registry.ground).items() if count != before[name]}
    with reading(registry.ground.registry.engine) as session:
        lists = set(session.scalars(select(ImportRun.digest)))
    files = [file for file in (folder / "imports").glob("*") if not any(d in file.name for d in _hexes(lists))]
    verify = registry.server.flask("ledger", "verify").splitlines()[0]
    peak = max(one.peak for one in processes(registry.server.process_group) if one.name == "web")
    is_clean = not (faults or left or files)
    word = "se cumple" if is_clean else "NO SE CUMPLE"
    return Row(database.name, f"{sum(answered.values())} envíos: {word}; {verify}",
               {"5xx": str(faults), "asentado": str(left or 0), "archivos sueltos": str(len(files)),
                "web, lo más MB": f"{peak:.0f}"})


def _hexes(digests: set) -> set[str]:
    return {re.sub(r"\W", "", digest.hex() if isinstance(digest, bytes) else str(digest)) for digest in digests}


def _by_status(answered: Counter[tuple[str, int]], what: str) -> dict[str, str]:
    return {str(status) if status else "cortado": str(count)
            for (name, status), count in sorted(answered.items()) if name == what}
