"""Every serial number that can be read, once: of weapons, of their parts, of their marks, as searches compare them."""

from string import ascii_uppercase

from sqlalchemy import Index, String, column, table
from sqlalchemy.orm import Mapped, mapped_column

from marking.serial import LOOK_ALIKES, UNREAD
from models.base import Base, TableClass

#: Where the numbers stand: the tables a trigger copies from.
WEAPON, MARK, COMPONENT = "weapon", "mark", "component"
#: Ids kept for the numbers of one entry: 0 its weapon's, 1 its mark's, from 2 on its parts'.
SLOTS = 1024
KeyRow = tuple[int, str, int, int, str, str, str, int | None]
_FOLDING = {ord(seen): meant for seen, meant in LOOK_ALIKES.items()}
_NO_LETTERS = str.maketrans("", "", ascii_uppercase + UNREAD)


class SerialKey(Base):
    """One number; its id follows from the entry it comes from, so that newer numbers have higher ids.

    Written by triggers alone (`models.serial_index`), in the statement that writes the number itself.
    """

    __tablename__ = "serial_key"
    table_class = TableClass.DERIVED
    __table_args__ = (
        # A unit's numbers are read here alone when they are few.
        Index("ix_serial_key_organisation_id_folded", "organisation_id", "folded"),
        # Patterns are few: only they are in this index, by how long they are.
        Index("ix_serial_key_unread_length", "unread_length", sqlite_where=column("unread_length").is_not(None),
              postgresql_where=column("unread_length").is_not(None)),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: ``weapon``, ``mark`` or ``component``.
    kind: Mapped[str] = mapped_column(String(9))
    weapon_id: Mapped[int] = mapped_column(index=True)
    #: The unit that answers for the weapon: every search is cut by it.
    organisation_id: Mapped[int]
    #: As normalised; a ``?`` stands for a character nobody could read.
    text: Mapped[str]
    #: `text` with look-alikes folded (`marking.serial.near_form`).
    folded: Mapped[str] = mapped_column(index=True)
    #: The digits of `folded`: what is left when letters are dropped or misread.
    digits: Mapped[str]
    #: Characters of a `text` that holds a ``?``; None when all of it was read.
    unread_length: Mapped[int | None]


def key_of(kind: str, entry: int, weapon_id: int, organisation_id: int, text: str, position: int = 0) -> KeyRow:
    """The row, in the order of its columns, of a number as normalised; what the triggers write, said once more."""
    folded = text.translate(_FOLDING)
    digits = folded.translate(_NO_LETTERS)
    slot = {WEAPON: 0, MARK: 1}.get(kind, 2 + position)
    unread_length = len(text) if UNREAD in text else None
    return entry * SLOTS + slot, kind, weapon_id, organisation_id, text, folded, digits, unread_length


#: SQLite's index of every three characters of `SerialKey.folded`, by its id: for LIKE and GLOB.
fragment_index = table("serial_fragment", column("rowid"), column("folded"))
