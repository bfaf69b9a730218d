"""Labels on paper: one language from the first word to the last comma."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from flask import Flask
from flask_babel import force_locale
from pypdf import PdfReader
from sqlalchemy import select

from models.database import reading
from models.document import Label
from proof.label_token import written_code
from registry.operations.issue_label import IssueLabel
from registry.views.labels import sheet
from tests.registry.views.site import HEADER
from tests.registry.views.world import World

PRINTED = "print=1&stock=letter_3x10&first_cell=1&offset_x=1.5&offset_y=0"


def printed(app: Flask, world: World, language: str) -> str:
    """The sheet of the one label, drawn while words are put in `language`."""
    with reading(world.engine) as session:
        [entry] = session.scalars(select(Label.id))
    address = f"/labels/{entry}-{entry}"
    with app.test_request_context(f"{address}?{PRINTED}", headers={HEADER: str(world.users["clerk"])}):
        app.preprocess_request()
        with force_locale(language):
            paper = sheet(entry, entry)
    return " ".join(PdfReader(BytesIO(paper.get_data())).pages[0].extract_text().split())


@pytest.mark.parametrize(("language", "offset"), [("es", "1,5 / 0,0 mm"), ("en", "1.5 / 0.0 mm")])
def test_numbers_are_written_in_the_language_of_the_words(app: Flask, world: World, language: str, offset: str) -> None:
    world.do(IssueLabel, weapons=(world.weapons["HK-70113"],))
    assert offset in printed(app, world, language)


def test_the_code_on_paper_is_the_whole_one(app: Flask, world: World) -> None:
    world.do(IssueLabel, weapons=(world.weapons["HK-70113"],))
    with reading(world.engine) as session:
        [code] = session.scalars(select(Label.code))
    assert re.sub(r"\s", "", written_code(code)) in re.sub(r"\s", "", printed(app, world, "es"))
