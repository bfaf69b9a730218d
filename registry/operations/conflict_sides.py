"""Which side of a contradiction stands, and what follows for the weapon: value, standing, status, identity, unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marking.serial import UNREAD
from models.base import id_of
from models.conflict import UNIT
from registry.operations.correct import IDENTIFYING
from registry.operations.open_conflicts import OpenConflict
from registry.operations.spelling import WORDS, Spelling
from registry.operations.weapon_facts import Value
from registry.operations.weapons import MISSING

REGISTERED, CLAIMED, SEEN = SIDES = ("registered", "claimed", "seen")


@dataclass(frozen=True)
class Side:
    """What was registered, what a paper claims (the newest, when no entry is named), or what was seen."""

    stands: str
    claim: int | None = None
    value: Value = None
    serial_status: str | None = None

    def said(self, one: OpenConflict) -> Value:
        """The value that stands."""
        if self.stands == SEEN:
            return self.value
        return one.registered if self.stands == REGISTERED else one.said(self.claim)

    def standing(self, one: OpenConflict) -> str:
        """How it is known from now on."""
        if self.stands == REGISTERED:
            return str(one.conflict.standing_was)
        return "seen" if self.stands == SEEN else "as_booked"

    def claim_of(self, one: OpenConflict) -> int | None:
        """Entry of the claim that stands, if one does."""
        return one.claim(self.claim).entry if self.stands == CLAIMED else None

    def serial_of(self, one: OpenConflict) -> str | None:
        """The serial that stands, when that is the fact."""
        said = self.said(one)
        return None if said is None or one.fact != "serial" else str(said)

    def status(self, one: OpenConflict) -> str | None:
        """The status of that serial."""
        if one.fact != "serial":
            return None
        if self.stands == REGISTERED:
            return one.weapon.serial_status
        return self.serial_status or ("partial" if UNREAD in (self.serial_of(one) or "") else "legible")

    def words(self, one: OpenConflict) -> dict[str, str | None] | None:
        """Make, model and calibre as they would be from now on; None where what it is stays as it is."""
        if one.fact not in IDENTIFYING or self.stands == REGISTERED:
            return None
        return {name: self._of(name, one) for name in WORDS}

    def serial(self, one: OpenConflict) -> str | None:
        """The serial from now on; None unless it was read whole."""
        serial = self._of("serial", one)
        return None if UNREAD in (serial or UNREAD) else serial

    def identity(self, one: OpenConflict, called: Spelling | None) -> str | None:
        """The identity that follows, as it is `called` then; None without a serial that was read whole."""
        return one.weapon.identity if called is None else called.identity(self.serial(one))

    def value_of(self, one: OpenConflict, called: Spelling | None) -> Value:
        """The value that stands, as the catalogue writes it where it knows the word."""
        return called.words[one.fact] if called is not None and one.fact in WORDS else self.said(one)

    def _of(self, name: str, one: OpenConflict) -> str | None:
        said = self.said(one) if name == one.fact else getattr(one.weapon, name)
        return None if said is None else str(said)

    def units(self, conflicts: Iterable[OpenConflict]) -> set[int]:
        """The units that would answer from now on."""
        if self.stands != CLAIMED:
            return set()
        return {id_of(str(one.said(self.claim))) for one in conflicts if one.fact == UNIT}

    def custody(self, one: OpenConflict) -> tuple[str | None, str | None]:
        """Custodian and status of a weapon another unit answers for: nobody has seen it there yet."""
        said = str(self.said(one))
        if said == one.registered:
            return None, None
        return f"to_be_located:{id_of(said)}", one.weapon.status if one.weapon.status in MISSING else "to_be_located"
