"""The plain values that several documents share: people, weapons, marks, letterhead and proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from marking.words import msgid
from reports.paper import LETTER, Paper
from reports.standing import Standing
from reports.words import Moment

UNKNOWN = msgid("desconocido")
ILLEGIBLE = msgid("ilegible")
NOT_RECORDED = msgid("no consta")
NOT_APPLICABLE = msgid("no aplica")

MISSING = frozenset({UNKNOWN, ILLEGIBLE, NOT_RECORDED, NOT_APPLICABLE})
"""The four answers that stand where a fact is missing; printed in italics, never a blank."""


@dataclass(frozen=True)
class Person:
    """Someone named on paper: name, role or rank, badge number; no cédula where a badge is enough.

    `badge` is printed after «credencial»; an outsider without one carries `identity` as it is to be printed.
    """

    name: str
    role: str = ""
    badge: str = ""
    identity: str = ""


Hand = Person | str
"""Who gives or receives: a person, or the words printed in italics when nobody is named."""


@dataclass(frozen=True)
class Letterhead:
    """Who issues, under which number and title, and when.

    `title` replaces the document's own name (names no norm has confirmed are a setting of the register);
    `note` is printed at the right of the foot, for example that the data are fictional.
    """

    organisation: str
    office: str
    number: str
    issued_at: datetime
    title: str = ""
    note: str = ""
    paper: Paper = LETTER


@dataclass(frozen=True)
class ProofBlock:
    """What lets a reader check the paper.

    `token` is the signed document token (120 characters), `human_code` its short form; `address` is where anybody may
    ask about them. `cut_entry` and `cut_at` are
    the last ledger entry the document knows. `checkpoint_size` and `checkpoint_at` are the signed checkpoint that
    covers it (None when none is signed yet) and `cosigners` counts the outside witnesses that cosigned it.
    """

    token: str
    human_code: str
    address: str
    cut_entry: int
    cut_at: datetime
    checkpoint_size: int | None = None
    checkpoint_at: datetime | None = None
    cosigners: int = 0
    is_accredited: bool = False


@dataclass(frozen=True)
class PartSerial:
    """A part with a serial of its own: its word («cañón»), the serial verbatim or missing, and the standing."""

    part: str
    serial: str
    standing: Standing


@dataclass(frozen=True)
class WeaponIdentity:
    """The weapon as the law lists it; every text is display-ready or one of `MISSING`.

    Without `has_serial` the word for why there is none («sin serial») stands in `serial`, in italics and not read out.
    """

    serial: str
    registry_number: str
    weapon_type: str
    make: str
    model: str
    calibre: str
    year: str
    manufacturer: str
    country: str
    weapon_class: str
    action: str
    condition: str
    status: str
    ballistic_record: str
    owner: str
    custodian: str
    has_serial: bool = True
    parts: tuple[PartSerial, ...] = ()


@dataclass(frozen=True)
class MarkLine:
    """One physical mark; depth and height in whole micrometres or None when not measured.

    `flaws` are display-ready words for what keeps it from conforming.
    """

    kind: str
    text: str
    place: str
    method: str
    depth_um: int | None
    height_um: int | None
    legibility: str
    verified: Moment
    flaws: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """Entry `entry` corrects entry `corrects`: what that one said and what is said now."""

    entry: int
    corrects: int
    at: datetime
    by: str
    approved_by: str
    said: str
    says: str


@dataclass(frozen=True)
class Signer:
    """One signature box; without `person` the box is struck with «no aplica».

    `takes_thumb` adds the right-thumb box of a receiver, `has_seal` the space for the seal.
    """

    role: str
    person: Person | None = None
    has_seal: bool = False
    takes_thumb: bool = False


@dataclass(frozen=True)
class Remarks:
    """Observations as whole sentences, and corrections, both in ledger order."""

    sentences: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = field(default=())
