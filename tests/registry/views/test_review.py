"""The review: what is told in the sentence is not listed again, and nothing typed goes unseen."""

from __future__ import annotations

import re
from datetime import date

import pytest

from registry.operations.report_not_located import ReportNotLocated
from registry.operations.set_legal_parameter import SetLegalParameter
from tests.registry.views.site import text_of
from tests.registry.views.standing import At
from tests.registry.views.world import World

TRANSFER = {"receiver": "PDP", "cause": "assignment", "authorisation": "DAEX-2026-118", "authorised_on": "2026-01-02"}


@pytest.fixture(autouse=True)
def figures(world: World) -> None:
    """The age a transfer is judged by, and a weapon nobody could show."""
    world.do(SetLegalParameter, parameter="age_of_majority", value=18, source="Norma", certainty="unverified",
             valid_from=date(2020, 1, 1))
    world.do(ReportNotLocated, weapons=(world.weapons["HK-70113"],), reason="No aparece")


@pytest.mark.parametrize(
    ("who", "act", "serial", "fields", "told", "listed"),
    [
        ("armourer", "issue", "QVX 2O8",
         {"receiver": "3420", "due_back_at": "2099-01-02T10:00", "magazines-0": "2", "purpose": "Patrullaje"},
         {"2 ene 2099, 10:00", "2 cargadores"}, {"Fecha y hora del hecho", "Quien recibe", "Motivo del servicio"}),
        ("armourer", "issue", "QVX 2O8", {"receiver": "3420", "due_back_at": "", "is_standing": "y"},
         {"como dotación"}, {"Fecha y hora del hecho", "Quien recibe"}),
        ("armourer", "take_back", "QVX 214", {"condition": "inoperative", "magazines-0": "1", "places-0": "estante 2"},
         {"inoperativa", "1 cargador"},
         {"Fecha y hora del hecho", "Lugar en el parque de Policía Municipal de Los Aleros"}),
        ("armourer", "store", "QVX 2O8", {"unit": "PMLA", "place": "estante 9"},
         {"Policía Municipal de Los Aleros", "estante 9"}, {"Fecha y hora del hecho"}),
        ("armourer", "report_found", "HK-70113", {"unit": "PMLA", "place": "estante 9", "reason": "En el taller"},
         {"Policía Municipal de Los Aleros"}, {"Fecha y hora del hecho", "Lugar en el parque", "Cómo se halló"}),
        ("clerk", "transfer", "QVX 2O8", TRANSFER, {"DAEX-2026-118", "cesión"},
         {"Fecha y hora del hecho", "Quien recibe", "Fecha de la autorización",
          "El arma pasa a manos de quien recibe en este mismo acto"}),
    ],
)  # fmt: skip
def test_every_answer_stands_in_one_place(at: At, world: World, who: str, act: str, serial: str,
                                          fields: dict[str, str], told: set[str], listed: set[str]) -> None:
    page = at(who).fill(f"/weapons/{world.weapons[serial]}/{act}", fields).text
    sentence = text_of("".join(re.findall(r'<ol class="tz-review-list".*?</ol>', page, re.DOTALL)))
    terms = re.findall(r'<th scope="row">(.*?)</th>', page)
    assert {words for words in told if words not in sentence} == set()
    assert set(terms) == listed
    assert len(terms) == len(listed)
