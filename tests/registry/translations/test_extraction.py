"""Msgids are found in Python source by how they are wrapped and where they stand."""

from __future__ import annotations

import io

import pytest

from registry.translations.extraction import extract


@pytest.mark.parametrize(("source", "msgids"), [
    ('_("Uno")', ["Uno"]),
    ('refuse(weapon, "Uno.")', ["Uno."]),
    ('raise RuleBroken("Uno." if a else "Dos.", "field")', ["Uno.", "Dos."]),
    ('text_field("Uno", need="Dos.", longest=3)', ["Uno", "Dos."]),
    ('code_field("Uno", "weapon_type")', ["Uno"]),
    ('class A(Refused):\n    msgid = "Uno."', ["Uno."]),
    ('class A(Event):\n    sentence = "*Uno* dos."\n    kind = "weapon:issued"', ["*Uno* dos."]),
    ('def worded(self):\n    return self.sentence if self.a else "*Uno*."', ["*Uno*."]),
    ('def field(label, *, need="Uno."): ...', ["Uno."]),
    ('TABS = (("home.start", "Uno", "/start"),)', ["Uno"]),
    ('SENTENCES: dict = {404: ("Uno", "Dos.")}', ["Uno", "Dos."]),
    ('ngettext("uno", "dos", n)', [("uno", "dos")]),
    ('"""Uno."""\nx = "Uno"\nlog("Uno")', []),
])  # fmt: skip
def test_msgids_are_found_where_they_stand(source: str, msgids: list[str | tuple[str, str]]) -> None:
    assert [said for _line, _function, said, _comments in extract(io.BytesIO(source.encode()), (), (), {})] == msgids
