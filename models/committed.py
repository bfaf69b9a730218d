"""Personal rows that the ledger knows only by a salted commitment, so that they can be erased."""

from typing import Any, ClassVar, Self

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from models.base import Base, TableClass
from proof.commitment import commit, new_salt


class Committed(Base):
    """A row whose `committed` columns are bound by HMAC-SHA256 under a salt of its own."""

    __abstract__ = True
    table_class = TableClass.PERSONAL
    #: Names of the columns the commitment covers.
    committed: ClassVar[tuple[str, ...]]

    @declared_attr
    def commitment(cls) -> Mapped[str]:
        """64 hexadecimal digits, as the entry carries them."""
        return mapped_column(String(64), primary_key=True)

    @declared_attr
    def salt(cls) -> Mapped[bytes]:
        """32 random bytes; without them the content cannot be guessed from the commitment."""
        return mapped_column(LargeBinary(32))

    @classmethod
    def of(cls, **columns: Any) -> Self:
        """A new row with a fresh salt and the commitment to its content."""
        row = cls(salt=new_salt(), **columns)
        row.commitment = row.recomputed()
        return row

    def recomputed(self) -> str:
        """The commitment that the row's present content yields."""
        return commit(self.salt, {name: _plain(getattr(self, name)) for name in self.committed})


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


class PrivateText(Committed):
    """A reason, a note or a name of a paper: free text never enters an entry."""

    __tablename__ = "private_text"
    committed = ("text",)

    text: Mapped[str]
