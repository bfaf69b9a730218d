"""Going on from an older backup is said in the ledger, with what had been signed and why."""

from __future__ import annotations

from typing import Any

from models.events.ledger import Registry, Restored
from registry.operations.restore_registry import RestoreRegistry
from tests.builders import an_envelope, event, refusal, refused_field
from tests.registry.operations.founded import Founded

REGISTRY = Registry(id=1, last_entry=1, origin="demo.example/trazarma", is_demo=True)


def restoring(**changes: Any) -> RestoreRegistry:
    asked = {"backup_size": 120, "signer_size": 133, "signer_root": "ab" * 32, "reason": "Se quemó el servidor."}
    return RestoreRegistry(**an_envelope(), **asked | changes)


def test_it_names_both_sizes_the_signed_root_and_a_reason_kept_apart() -> None:
    told = event(restoring(), REGISTRY)
    assert isinstance(told, Restored)
    assert (told.backup_size, told.signer_size, told.signer_root) == (120, 133, "ab" * 32)
    assert told.reason.text == "Se quemó el servidor."  # type: ignore[attr-defined]
    assert "Se quemó" not in str(told.data())


def test_a_reason_is_asked_for() -> None:
    assert refused_field(restoring(reason="  "), REGISTRY) == "reason"


def test_a_backup_that_is_not_behind_has_nothing_to_say() -> None:
    assert refused_field(restoring(backup_size=133), REGISTRY) == "backup_size"


def test_before_the_registry_is_open_there_is_nothing_to_restore() -> None:
    assert refusal(restoring(), None).msgid == "El registro todavía no está abierto."


def test_it_is_recorded_about_the_registry_itself(opened: Founded) -> None:
    values = {"backup_size": 4, "signer_size": 9, "signer_root": "ab" * 32, "reason": "Prueba"}
    [entry] = opened.do(RestoreRegistry, **values).entries
    assert opened.thing(Registry, 1).last_entry == entry
