"""Events told as sentences: what is counted agrees with its number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.events.custody import WeaponIssued, WeaponTakenBack
from models.events.source import WeaponListed
from registry.sentences import sentence_of
from tests.registry.templates.drawing import application

OUT = WeaponIssued(custodian="party:33", was="organisation:12", due_back_at=None, magazines=0, purpose=None)
BACK = WeaponTakenBack(custodian="organisation:12", was="party:33", place=None, condition="operative", magazines=0,
                       remarks=None)


@pytest.mark.parametrize("event", [OUT, BACK])
@pytest.mark.parametrize(("count", "words"), [(0, "0 cargadores"), (1, "1 cargador"), (2, "2 cargadores")])
def test_magazines_are_one_or_several(event: WeaponIssued | WeaponTakenBack, count: int, words: str) -> None:
    with application().test_request_context():
        assert str(sentence_of(replace(event, magazines=count), {})).endswith(f"con {words}.")


def test_a_weapon_that_enters_to_be_located_is_told_to_be_in_the_charge_of_its_unit() -> None:
    event = WeaponListed(**WeaponListed.example)
    with application().test_request_context():
        told = str(sentence_of(event, {"to_be_located:12": "Estación Norte"}))
    assert "a cargo de Estación Norte, por localizar." in told
    assert "a cargo de por localizar" not in told
