"""What the tests of loads begin with: a list, brought and decided, and the worker's turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event

from sqlalchemy import select
from werkzeug.test import TestResponse

from models.database import reading
from models.importing import ImportRun
from registry.jobs import Jobs
from registry.operations.set_legal_parameter import SetLegalParameter
from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]
LINES = ("LISTA DEL PARQUE;;;;\n\nSerial;Tipo;Marca;Modelo;Calibre\nQX001;Pistola;Glock;17;9 mm\n"
         "removido;Fuzil;Imbel;FAL;7,62\n=A1+B1;Pistola;Glock;17;9 mm\n")


def loading_alone(world: World) -> World:
    """The registry, where a list of up to 500 rows waits for nobody."""
    world.do(SetLegalParameter, parameter="import_rows_alone", value=500, source="Criterio propio",
             certainty="unverified", valid_from=date(2000, 1, 1))
    return world


def brought(clerk: Browser, world: World, text: str | bytes = LINES, name: str = "parque.csv") -> TestResponse:
    content = text.encode() if isinstance(text, str) else text
    return clerk.post("/imports/new", {"file": (BytesIO(content), name), "unit": str(world.units["PMLA"])})


def worked(world: World, folder: Path) -> None:
    """What was asked of the worker, done."""
    jobs = Jobs(world.engine, folder, Event())
    while jobs.round():
        pass


def the_run(world: World) -> ImportRun:
    with reading(world.engine) as session:
        return session.scalars(select(ImportRun).order_by(ImportRun.id.desc())).one()


def ready(clerk: Browser, world: World) -> str:
    """The address of a load whose columns were decided as they were proposed, and its class by the person."""
    address = brought(clerk, world).location
    clerk.fill(address, {"shared_weapon_class": "organic"})
    return address.removesuffix("/columns")
