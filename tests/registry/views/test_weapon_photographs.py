"""Photographs of a weapon: prepared at once, carried through mistakes and review, served within reach."""

from __future__ import annotations

import io
import re

from PIL import Image
from sqlalchemy import select

from models.database import reading
from models.photograph import WeaponPhotograph
from tests.registry.views.registering import FORM, MOSSBERG, At, refused, registered
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World


def picture(colour: str) -> tuple[io.BytesIO, str]:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    file.seek(0)
    return file, f"{colour}.png"


def test_photographs_survive_a_mistake_and_the_review(at: At, world: World) -> None:
    browser = at("clerk")
    typed = controls(browser.get(FORM).text) | MOSSBERG
    wrong = browser.post(FORM, typed | {"year": "20", "photographs": [picture("red"), picture("blue")]})
    assert "2 fotos ya guardadas" in wrong.text
    review = browser.post(FORM, controls(wrong.text) | {"year": "2014"})
    shown = re.findall(r'<img src="(/weapons/register/photographs/[^"]+)"', review.text)
    assert [browser.get(picture).mimetype for picture in shown] == ["image/jpeg"] * 2
    assert browser.get(shown[0] + "x").status_code == 404
    assert at("armourer").get(shown[0]).status_code == 403
    answer = browser.confirm(review, FORM)
    weapon = int(answer.location.rpartition("/")[2])
    with reading(world.engine) as session:
        shown = session.scalars(select(WeaponPhotograph.photograph).where(WeaponPhotograph.weapon_id == weapon)).all()
    assert len(shown) == 2
    served = browser.get(f"/weapons/{weapon}/photographs/{shown[0]}")
    assert (served.status_code, served.mimetype) == (200, "image/jpeg")
    assert at("port_clerk").get(f"/weapons/{weapon}/photographs/{shown[0]}").status_code == 404


def test_a_file_that_is_no_photograph_is_told_beside_the_field(at: At) -> None:
    browser = at("clerk")
    typed = controls(browser.get(FORM).text) | MOSSBERG
    answer = browser.post(FORM, typed | {"photographs": [(io.BytesIO(b"%PDF-1.7"), "informe.pdf")]})
    refused(answer, "informe.pdf: El archivo no es una foto JPEG, PNG o WebP que se pueda leer.")


def test_a_ticket_made_up_by_hand_adds_no_photograph(at: At, world: World) -> None:
    answer = registered(at, {"pictures": "eyJkaWdlc3QiOiJhIn0.forged"})
    assert "Fotografías" not in text_of(at("clerk").get(answer.location).text)
