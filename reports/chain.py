"""What a chain of custody is made of: links, and the places where it fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reports.facts import Hand, Letterhead, MarkLine, Moment, ProofBlock, Remarks, Signer, Standing, WeaponIdentity


@dataclass(frozen=True)
class Ended:
    """A person died on `on`, or a legal one (`is_body`) was dissolved."""

    on: date
    is_body: bool = False


@dataclass(frozen=True)
class ChainLink:
    """One change of hands, numbered from 1 in the order of the facts.

    `act` is the act number or the page of the sealed book; `corrected_by` the entries that correct this one;
    `after_end` the end of whoever receives, when it came before the fact: then the standing is contradicted.
    """

    number: int
    occurred_at: Moment
    fact: str
    place: str
    delivered: Hand
    received: Hand
    act: str
    entry: int
    standing: Standing
    corrected_by: tuple[int, ...] = ()
    after_end: Ended | None = None


@dataclass(frozen=True)
class ChainGap:
    """No record says who held the weapon from `since` to `until` (None: to the cut).

    It lies after link number `after`; `answers` is the name of the body that answers or empty; `finding` names the
    finding and its state («Hallazgo H-2024-0019, abierto»), or is empty.
    """

    after: int
    since: Moment
    until: Moment | None
    answers: str = ""
    finding: str = ""


@dataclass(frozen=True)
class ChainOverlap:
    """Links `first` and `second` name two custodians at once from `since` to `until` (None: to the cut)."""

    first: int
    second: int
    since: Moment
    until: Moment | None
    custodians: tuple[str, str]
    answers: str = ""


@dataclass(frozen=True)
class CustodyChain:
    """Everything the custody document prints.

    `custodian` and `custodian_place` hold at the cut; `last_seen` is when somebody last saw the weapon.
    `custodian_end` and `is_suspended` tell why the weapon is to be recovered from the custodian.
    """

    letterhead: Letterhead
    weapon: WeaponIdentity
    marks: tuple[MarkLine, ...]
    links: tuple[ChainLink, ...]
    gaps: tuple[ChainGap, ...]
    overlaps: tuple[ChainOverlap, ...]
    custodian: Hand
    custodian_place: str
    last_seen: Moment
    proof: ProofBlock
    signers: tuple[Signer, ...]
    remarks: Remarks = field(default_factory=Remarks)
    custodian_end: Ended | None = None
    is_suspended: bool = False

    @property
    def is_due(self) -> bool:
        """The weapon is to be recovered from whoever has it at the cut."""
        return self.custodian_end is not None or self.is_suspended
