"""The office of the journeys: a live server on a small world, and people who come to it for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pyotp
import pypdfium2
import zxingcpp
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader
from sqlalchemy import Engine

from models.database import engine_for, operational
from models.user import Credential
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.perform import SYSTEM
from registry.operations.report_found import ReportFound
from registry.operations.report_not_located import ReportNotLocated
from registry.seeds import seeds
from registry.sign_in.enrolment_code import canonical
from registry.sign_in.passwords import hashed
from tests.registry.views.world import World, small_world
from tests.servers.live import LiveServer, live_server

CODE = "0000-1111-2222-3333"
PASSWORD = "caballo correcto 7 grapa"
#: The planted gap: from so many days ago, for so many.
GAP_SINCE, GAP_DAYS = 40, 15


@dataclass
class Office:
    """What is behind the pages, and where they are."""

    server: LiveServer
    world: World

    def address(self, path: str) -> str:
        """The full address of a path."""
        return self.server.base_url + path

    def sign_in(self, page: Page, name: str) -> None:
        """Come for the first time: the code handed over, a password of one's own, a second factor by phone."""
        page.goto(self.address("/sign-in"))
        page.get_by_label("Nombre de usuario").fill(name)
        page.locator("[name=password]").fill(CODE)
        page.get_by_role("button", name="Iniciar sesión").click()
        for field in page.locator("main input[type=password]").all():
            field.fill(PASSWORD)
        page.get_by_role("button", name="Guardar la contraseña").click()
        secret = re.search(r"[A-Z2-7]{32}", page.locator("main").inner_text())
        assert secret
        page.locator("[name=code]").fill(pyotp.TOTP(secret[0]).now())
        page.get_by_role("button", name="Continuar").click()
        page.get_by_role("link", name="Ya los guardé, continuar").click()
        page.get_by_role("heading", name="Su trabajo de hoy").wait_for()


@contextmanager
def office(url: str, *, with_worker: bool = False) -> Iterator[Office]:
    """The small world in the migrated database at `url`, served; everybody holds the same first sign-in code."""
    engine = engine_for(url)
    world = small_world(engine)
    # With one administrator alone the registry would still ask to be set up.
    world.user("second", "administrator", "OC", "Marta", "León")
    _gap(world)
    for operation in seeds(lambda step: new_act_key(), datetime.now(UTC)):
        if operation.name == "set_legal_parameter":
            perform(engine, operation, SYSTEM)
    _let_in(engine, world)
    try:
        with live_server(url, with_worker=with_worker, env={"TRAZARMA_ORIGIN": "demo.example/trazarma"}) as server:
            yield Office(server, world)
    finally:
        engine.dispose()


def _gap(world: World) -> None:
    """A weapon that nobody could show for fifteen days."""
    since = datetime.now(UTC) - timedelta(days=GAP_SINCE)
    weapon = world.weapon("VACIO-01", "PMLA", claimed_at=since - timedelta(days=30))
    armourer = world.users["armourer"]
    world.do(ReportNotLocated, armourer, weapons=(weapon,), reason="No apareció en el conteo", claimed_at=since)
    world.do(ReportFound, armourer, weapons=(weapon,), organisation=world.units["PMLA"], place="estante 1",
             reason="Estaba en el taller", claimed_at=since + timedelta(days=GAP_DAYS))


def _let_in(engine: Engine, world: World) -> None:
    now = datetime.now(UTC)
    with operational(engine) as session:
        session.add_all(
            Credential(user_id=user, enrolment_hash=hashed(canonical(CODE)), changed_at=now,
                       enrolment_expires_at=now + timedelta(hours=72))
            for user in world.users.values())


def words_of(pdf: bytes) -> str:
    """Everything a paper says, on one line."""
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())


def scanned(pdf: bytes) -> list[Image.Image]:
    """Its pages as an office scanner sees them, 150 dots per inch."""
    return [sheet.render(scale=150 / 72).to_pil() for sheet in pypdfium2.PdfDocument(pdf)]


def codes_on(pdf: bytes) -> list[str]:
    """The QR codes that one look at the scanned pages reads."""
    return [code.text for picture in scanned(pdf) for code in zxingcpp.read_barcodes(picture)]


def scan(page: Page, selector: str, text: str) -> None:
    """Type as a wedge scanner does: fast, then Enter."""
    page.locator(selector).click()
    page.keyboard.type(text, delay=2)
    page.keyboard.press("Enter")
