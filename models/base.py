"""The declarative base, the class every table declares, and the column types all tables share."""

import enum
import re
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Integer, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

INSTANT_FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


class TableClass(enum.StrEnum):
    """What a table holds, and so who may write it and how the verifier treats it."""

    #: Append-only truth; nothing updates or deletes it.
    LEDGER = "ledger"
    #: Rebuilt from the ledger; the verifier replays every column of every row.
    PROJECTION = "projection"
    #: Erasable rows behind salted commitments in the ledger.
    PERSONAL = "personal"
    #: Sessions, attempts, heartbeats: decides nothing about a thing.
    OPERATIONAL = "operational"
    #: Computed from the other classes and can be computed again.
    DERIVED = "derived"


def instant_text(moment: datetime) -> str:
    """`moment` (aware) in the one fixed text form: UTC, microseconds, ``Z``."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def instant_of(text: str) -> datetime:
    """The aware instant written as `text`; ValueError when the form is not the fixed one."""
    if not INSTANT_FORM.fullmatch(text):
        raise ValueError(f"{text!r} is not an instant")
    return datetime.fromisoformat(text)


class Instant(TypeDecorator[datetime]):
    """An aware instant kept as the fixed text, so that both databases hold the same bytes."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else instant_of(value)


BigInt = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """Every table: snake-case singular name, named constraints, a declared class."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {int: BigInt, datetime: Instant, dict[str, Any]: JSON}
    table_class: ClassVar[TableClass]


class Thing(Base):
    """Something the ledger tells the story of: its id is the number of the entry that created it."""

    __abstract__ = True
    table_class = TableClass.PROJECTION
    #: First half of a subject: ``weapon`` in ``weapon:1234``.
    subject_kind: ClassVar[str]

    @declared_attr
    def id(cls) -> Mapped[int]:
        return mapped_column(primary_key=True, autoincrement=False)

    @declared_attr
    def last_entry(cls) -> Mapped[int]:
        """Number of the last entry about this thing: what a form carries to be refused when stale."""
        return mapped_column(nullable=False)

    @property
    def subject(self) -> str:
        """The name under which the ledger knows this thing."""
        return f"{self.subject_kind}:{self.id}"


def id_of(reference: str) -> int:
    """The id of the thing a reference such as ``weapon:1234`` names: what `Thing.subject` wrote, read back."""
    return int(reference.partition(":")[2])


def table_class_of(table_name: str) -> TableClass:
    """The class the table `table_name` declared; KeyError for a table nobody mapped."""
    return {m.class_.__tablename__: m.class_.table_class for m in Base.registry.mappers}[table_name]
