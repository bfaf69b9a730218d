"""A shotgun to register through the form, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from models.database import reading
from models.weapon import Weapon
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
FORM = "/weapons/register"
MOSSBERG = {
    "basis": "seen", "weapon_type": "shotgun", "make": "Mossberg", "model": "500", "calibre": "12 (18,5 mm)",
    "year": "2014", "manufacturer": "O.F. Mossberg & Sons", "country": "Estados Unidos", "action": "pump",
    "serial": "P 482017", "serial_again": "P 482017", "weapon_class": "organic", "condition": "operative",
}  # fmt: skip


def refused(answer: TestResponse, *sentences: str) -> None:
    assert answer.status_code == 422
    for sentence in sentences:
        assert sentence in text_of(answer.text)


def twice(serial: str) -> dict[str, str]:
    """A serial read the same both times."""
    return {"serial": serial, "serial_again": serial}


def stored(world: World, serial: str) -> Weapon:
    with reading(world.engine) as session:
        return session.scalars(select(Weapon).where(Weapon.serial == serial)).one()


def registered(at: At, fields: dict[str, Any], who: str = "clerk") -> TestResponse:
    browser = at(who)
    return browser.confirm(browser.fill(FORM, MOSSBERG | fields), FORM)


def focused(page: str) -> list[str]:
    """Ids of the controls that take the focus when the page opens."""
    tags = re.findall(r"<[^>]*\sautofocus[^>]*>", page)
    return [" ".join(re.findall(r'\sid="([^"]+)"', tag)) for tag in tags]
