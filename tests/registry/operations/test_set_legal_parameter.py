"""A figure of the law has a source, a certainty and a first day."""

from datetime import date
from typing import Any

import pytest

from models.catalogue import LegalParameter
from registry.errors import NotPermitted
from registry.operations.set_legal_parameter import LegalParameterFacts, SetLegalParameter
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, refused_fields

FREE = LegalParameterFacts(root=4, same_day=None)
ADULT = {"parameter": "age_of_majority", "value": 18, "source": "Código Civil, art. 18", "certainty": "unverified",
         "valid_from": date(2026, 1, 1)}


def put(**changed: Any) -> SetLegalParameter:
    return ask(SetLegalParameter, **ADULT | changed)


def test_the_event_tells_the_figure_and_where_it_comes_from() -> None:
    told = event(put(), FREE)
    assert told.data() == {"name": "age_of_majority", "value": 18, "source": "Código Civil, art. 18",
                           "certainty": "unverified", "valid_from": "2026-01-01"}


@pytest.mark.parametrize(("field", "value"), [
    ("parameter", "speed_limit"), ("value", None), ("value", -1), ("value", 10**10), ("certainty", "sure"),
    ("source", " "), ("source", "x" * 301), ("valid_from", None),
])
def test_what_is_missing_or_beyond_reason_is_refused(field: str, value: Any) -> None:
    assert refused_fields(put(**{field: value}), FREE) == [field]


def test_a_second_figure_for_the_same_day_is_refused() -> None:
    taken = LegalParameterFacts(root=4, same_day=LegalParameter(id=9))
    assert refused_fields(put(), taken) == ["valid_from"]


def test_only_who_administers_the_root_sets_figures_for_everybody(opened: Founded) -> None:
    local, national = opened.user(opened.force, "administrator"), opened.user(opened.root, "administrator")
    with pytest.raises(NotPermitted):
        opened.do(SetLegalParameter, local, **ADULT)
    figure = opened.made(SetLegalParameter, national, **ADULT)
    assert opened.thing(LegalParameter, figure).value == 18
