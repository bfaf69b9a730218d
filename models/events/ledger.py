"""The first entry of all: it names the origin, so that two registries can never be confused."""

from dataclasses import dataclass

from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Thing
from models.envelope import Recorded
from models.events.base import Event


class Registry(Thing):
    """The registry itself: one row, created by the first entry after its act."""

    __tablename__ = "registry"
    subject_kind = "registry"

    #: Origin line of every checkpoint: a schema-less URL.
    origin: Mapped[str]
    #: True for a registry of fictional data: everything printed says so.
    is_demo: Mapped[bool] = mapped_column()


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """The registry was opened under an origin."""

    kind = "registry:opened"
    thing = Registry
    creates = True
    sentence = "*Se abrió* el registro con el origen %(origin)s."
    example = {"origin": "registro.example/trazarma", "is_demo": False}

    origin: str
    is_demo: bool

    def apply(self, thing: Registry, entry: Recorded, session: Session) -> None:
        thing.origin, thing.is_demo = self.origin, self.is_demo


@dataclass(frozen=True, kw_only=True)
class Restored(Event):
    """The registry went on from a backup that was behind the signer's last head, and says so."""

    kind = "registry:restored"
    thing = Registry
    sentence = "*Se restauró* desde un respaldo de %(backup_size)s asientos; el firmante había visto %(signer_size)s."
    example = {"backup_size": 120, "signer_size": 133, "signer_root": "ab" * 32, "reason": "cd" * 32}

    backup_size: int
    signer_size: int
    signer_root: str
    reason: object

    def apply(self, thing: Registry, entry: Recorded, session: Session) -> None:
        """Nothing about the registry changes: the entry itself is the record."""
