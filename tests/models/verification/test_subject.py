"""One thing verified alone: its bytes, its chain and its rows."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from marking.registry_number import registry_number
from models.database import snapshot
from models.ledger import Entry
from models.verification import Fault, verify_subject
from models.weapon import Hold, Weapon
from tests.models.verification.rich import Rich
from tests.models.verification.tampering import some_row, tampering


def held_weapon(rich: Rich) -> int:
    with tampering(rich.url) as session:
        return int(some_row(session, Hold)["weapon_id"])


def fault_after(rich: Rich, subject: str, *statements: object) -> Fault | None:
    with tampering(rich.url) as session:
        for statement in statements:
            session.execute(statement)  # type: ignore[call-overload]
        return verify_subject(session, subject)


def test_every_thing_that_acts_wrote_holds(on_sqlite: Rich) -> None:
    with snapshot(on_sqlite.engine) as session:
        subjects = session.scalars(select(Entry.subject).where(Entry.sequence > 520).distinct()).all()
        assert [fault for fault in (verify_subject(session, subject) for subject in subjects) if fault] == []


def test_an_altered_column_is_found(rich: Rich) -> None:
    weapon = held_weapon(rich)
    fault = fault_after(rich, f"weapon:{weapon}", update(Weapon).where(Weapon.id == weapon).values(place="otro"))
    assert fault is not None
    assert (fault.values["column"], fault.values["row"]) == (
        "place", f"{weapon} ({registry_number(weapon)})")


def test_an_altered_row_of_its_own_is_found(rich: Rich) -> None:
    weapon = held_weapon(rich)
    fault = fault_after(rich, f"weapon:{weapon}", update(Hold).values(order_number="1/2026"))
    assert fault is not None
    assert fault.values["table"] == "hold"


def test_a_missing_entry_is_found(on_sqlite: Rich) -> None:
    weapon = held_weapon(on_sqlite)
    fault = fault_after(on_sqlite, f"weapon:{weapon}", delete(Entry).where(Entry.sequence == weapon))
    assert fault is not None
    assert fault.msgid == "El asiento %(entry)s no sigue al último de %(subject)s."


def test_a_last_entry_that_is_missing_is_found_by_the_row(on_sqlite: Rich) -> None:
    weapon = held_weapon(on_sqlite)
    fault = fault_after(on_sqlite, f"weapon:{weapon}", delete(Entry).where(
        Entry.subject == f"weapon:{weapon}", Entry.previous == weapon))
    assert fault is not None
    assert fault.values["table"] == "weapon"


def test_an_altered_body_is_found(on_sqlite: Rich) -> None:
    weapon = held_weapon(on_sqlite)
    fault = fault_after(on_sqlite, f"weapon:{weapon}", update(Entry).where(Entry.sequence == weapon).values(body=b"{}"))
    assert fault is not None
    assert fault.sentence == f"El asiento {weapon} no coincide con su huella."


def test_what_no_entry_tells_of_is_told(on_sqlite: Rich) -> None:
    fault = fault_after(on_sqlite, "weapon:99999999")
    assert fault is not None
    assert fault.sentence == "Ningún asiento trata de weapon:99999999."
