"""A value no field can read is told what to write instead."""

from __future__ import annotations

import pytest

from tests.registry.views.site import text_of
from tests.registry.views.standing import At
from tests.registry.views.world import World


@pytest.mark.parametrize(
    ("who", "act", "field", "sentence"),
    [("armourer", "issue", "claimed_at", "Escriba la fecha y la hora completas."),
     ("armourer", "issue", "magazines-0", "Escriba un número entero, en cifras."),
     ("clerk", "report_lost", "reported_on", "Escriba la fecha completa: día, mes y año."),
     ("clerk", "hold", "authority", "Elija una de las opciones.")])  # fmt: skip
def test_what_cannot_be_read_says_what_to_write(
        at: At, world: World, who: str, act: str, field: str, sentence: str) -> None:
    answer = at(who).fill(f"/weapons/{world.weapons['QVX 2O8']}/{act}", {field: "nunca"})
    assert answer.status_code == 422
    assert sentence in text_of(answer.text)
