"""What a verification found, and what it does not cover."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from models.base import Base, TableClass
from models.schema import mapped_classes
from models.verification.faults import Fault
from models.vocabulary import N_

OPERATIONAL = N_("no decide nada sobre ninguna cosa")
SIGNED_AT = N_("la fecha en que se guardó; la firma no la incluye")
NO_KEY = N_("las firmas, porque no se dio la clave del firmador")
NO_FILES = N_("los archivos, porque no se dio la carpeta de datos")
UNBOUND = N_("columnas que ningún compromiso cubre: %(columns)s")


@dataclass(frozen=True)
class Uncovered:
    """A table, or the part of it, that no entry vouches for: class of the table, and why (a Spanish msgid)."""

    table: str
    table_class: str
    why: str
    columns: str = ""

    @property
    def sentence(self) -> str:
        """The reason in Spanish."""
        return self.why % {"columns": self.columns}


@dataclass(frozen=True)
class Report:
    """`entries` verified and their `root` (32 bytes); the first `fault`, or None when everything holds."""

    entries: int
    root: bytes
    fault: Fault | None
    uncovered: tuple[Uncovered, ...]
    #: Digests of files nothing names; no fault.
    orphan_files: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Nothing wrong was found."""
        return self.fault is None


def uncovered(derived: Mapping[str, Collection[str]], *, has_key: bool, has_files: bool) -> tuple[Uncovered, ...]:
    """What the verification does not look at; `derived` names the personal columns it computes again."""
    signed = [Uncovered("checkpoint", TableClass.LEDGER, why) for why in (SIGNED_AT, *(() if has_key else (NO_KEY,)))]
    files = [] if has_files else [Uncovered(table, TableClass.PERSONAL, NO_FILES)
                                  for table in ("document_file", "photograph")]
    free = [Uncovered(class_.__tablename__, class_.table_class, OPERATIONAL)
            for class_ in mapped_classes(TableClass.OPERATIONAL)]
    return (*signed, *_unbound(derived), *files, *free)


def _unbound(derived: Mapping[str, Collection[str]]) -> list[Uncovered]:
    left = {class_.__tablename__: _columns(class_).difference(derived.get(class_.__tablename__, ()))
            for class_ in mapped_classes(TableClass.PERSONAL)}
    return [Uncovered(table, TableClass.PERSONAL, UNBOUND, ", ".join(sorted(columns)))
            for table, columns in left.items() if columns]


def _columns(class_: type[Base]) -> set[str]:
    bound = {"commitment", "salt", *getattr(class_, "committed", ())}
    return {column.name for column in class_.__table__.columns} - bound
