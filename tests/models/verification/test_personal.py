"""Erasable rows and search keys: a missing, altered or foreign one is found, and the entry that names it is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Date, delete, insert, select, update

from models.committed import Committed, PrivateText
from models.ledger import Entry
from models.party import PartyIdentity
from models.user import Credential, OneTimeCode
from models.verification.personal import personal_classes
from tests.models.verification.rich import Rich
from tests.models.verification.tampering import change, owner, some_row, tampering


def naming(rich: Rich, commitment: str) -> int:
    """The first entry whose body holds the commitment."""
    with tampering(rich.url) as session:
        return next(row.sequence for row in session.execute(select(Entry.sequence, Entry.body).order_by(Entry.sequence))
                    if commitment.encode() in row.body)


def tampered(rich: Rich, statement: Any) -> None:
    with owner(rich.url) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("class_", personal_classes(), ids=lambda class_: class_.__tablename__)
def test_a_missing_row_is_found_by_the_entry_that_names_it(on_sqlite: Rich, class_: type[Committed]) -> None:
    with tampering(on_sqlite.url) as session:
        row = some_row(session, class_)
    tampered(on_sqlite, delete(class_).where(class_.commitment == row["commitment"]))
    fault = on_sqlite.verified().fault
    assert fault is not None
    assert fault.msgid == "Falta la fila personal que nombra el asiento %(entry)s."
    assert fault.values == {"entry": naming(on_sqlite, row["commitment"])}


@pytest.mark.parametrize(
    ("class_", "column"), [(class_, name) for class_ in personal_classes() for name in (*class_.committed, "salt")],
    ids=lambda it: getattr(it, "__tablename__", it),
)
def test_every_committed_column_counts(on_sqlite: Rich, class_: type[Committed], column: str) -> None:
    with tampering(on_sqlite.url) as session:
        row = some_row(session, class_)
    tampered(on_sqlite, update(class_).where(class_.commitment == row["commitment"]).values(
        **{column: other(class_, column, row[column])}))
    fault = on_sqlite.verified().fault
    assert fault is not None
    assert fault.sentence == (f"La fila de «{class_.__tablename__}» que nombra el asiento "
                              f"{naming(on_sqlite, row['commitment'])} ya no dice lo que se asentó.")


def other(class_: type[Committed], column: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(class_.__table__.c[column].type, Date):
        return date(1950, 1, 1)
    return value + 1 if isinstance(value, int) else f"{value or ''}x"[-64:]


def test_a_salt_of_another_length_is_found(on_sqlite: Rich) -> None:
    tampered(on_sqlite, update(PrivateText).values(salt=b"short"))
    assert on_sqlite.verified().fault is not None


def test_a_row_that_no_entry_names_is_found(rich: Rich) -> None:
    extra = PrivateText.of(text="Nadie lo escribió.")
    tampered(rich, insert(PrivateText).values(commitment=extra.commitment, salt=extra.salt, text=extra.text))
    fault = rich.verified().fault
    assert fault is not None
    assert fault.sentence == f"Sobra una fila de «private_text» que ningún asiento nombra: {extra.commitment}."


@pytest.mark.parametrize("column", ["document_key", "name_key"])
def test_a_search_key_that_is_not_the_rows_own_is_found(rich: Rich, column: str) -> None:
    with tampering(rich.url) as session:
        row = some_row(session, PartyIdentity)
    tampered(rich, update(PartyIdentity).where(PartyIdentity.commitment == row["commitment"]).values(
        **{column: "otra clave"}))
    fault = rich.verified().fault
    assert fault is not None
    assert fault.values == {"table": "party_identity", "column": column, "entry": naming(rich, row["commitment"])}


def test_a_secret_of_an_account_that_does_not_exist_is_found(rich: Rich) -> None:
    tampered(rich, update(Credential).values(user_id=Credential.user_id + 1_000_000))
    fault = rich.verified().fault
    assert fault is not None
    assert fault.values["table"] == "credential"


def test_a_code_of_an_account_that_does_not_exist_is_found(on_sqlite: Rich) -> None:
    tampered(on_sqlite, insert(OneTimeCode).values(digest=bytes(32), user_id=1_000_000))
    fault = on_sqlite.verified().fault
    assert fault is not None
    assert fault.sentence == "Hay una fila de «one_time_code» para la cuenta 1000000, que no existe."


def test_a_change_of_a_row_that_is_undone_is_no_fault(on_sqlite: Rich) -> None:
    with tampering(on_sqlite.url) as session:
        row = some_row(session, PrivateText)
        change(session, PrivateText, row, text="otra cosa")
    assert on_sqlite.verified().holds
