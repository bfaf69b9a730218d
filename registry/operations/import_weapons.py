"""Record what a few hundred rows of a list claim: each row is judged by itself, and refused with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from marking.serial import pattern_form
from models.committed import PrivateText
from models.conflict import UNIT
from models.envelope import Recorded
from models.events.source import WeaponListed
from models.events.weapon_conflict import WeaponContradicted
from models.importing import ImportRow, ImportRun
from models.source import Source
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, salted_digest
from registry.operations.claims import Claim, ClaimedWeapon, claimed_of
from registry.operations.correct import written
from registry.operations.found import found
from registry.operations.judging import Judging, Known, Verdict, known_of
from registry.operations.returned_rows import answering

#: Rows of one act: a commit of so many takes well under a second.
PIECE = 250
CONTRADICTS = N_("Dice otra cosa de: %(facts)s.")


class NothingNew(RuleBroken):
    """Every row repeats what is recorded, or is refused: there is nothing to record, and the verdicts stand."""


@dataclass(frozen=True)
class ImportWeaponsFacts:
    """The source, and what the registry knows of the rows."""

    source: Source
    known: Known


@dataclass(frozen=True, kw_only=True)
class ImportWeapons(Operation):
    """Record the rows `claims` of a registered source; a line recorded before is not recorded again."""

    name = "import_weapons"
    permission = "import:run"

    source: int
    #: Digest of the decisions the rows were read under: those the source was registered with.
    mapping: str
    claims: tuple[Claim, ...]
    #: The units whose weapons the person may load, and contradict.
    reach: frozenset[int]
    #: The row of `import_run` that counts them.
    run: int
    #: Line → verdict, as `decide` found it, for `beside`.
    verdicts: dict[int, Verdict] = field(default_factory=dict, compare=False, repr=False)

    def facts(self, session: Session) -> ImportWeaponsFacts:
        known = known_of(session, self.source, self.claims, self.reach)
        return ImportWeaponsFacts(found(session, Source, self.source), known)

    def organisations(self, facts: ImportWeaponsFacts) -> Iterable[int]:
        told = {twin.weapon.organisation_id for twin in facts.known.twins.values()} & facts.known.reach
        return [facts.source.organisation_id, *facts.known.units, *told]

    def digest(self, salt: bytes) -> bytes:
        # The rows follow from the file and the decisions, whose digests say the same in fewer bytes.
        asked = {"lines": [claim.line for claim in self.claims], "mapping": self.mapping, "source": self.source}
        return salted_digest(salt, asked)

    def decide(self, facts: ImportWeaponsFacts, now: datetime, actor: int) -> list[Decision]:
        if facts.source.mapping_digest != self.mapping:
            raise RuleBroken("Las columnas se decidieron de otra manera después de empezar esta carga. Empiécela de "
                             "nuevo.")
        judging = Judging(now)
        self.verdicts.clear()
        self.verdicts.update((claim.line, judging.verdict(claim, facts.known)) for claim in self.claims)
        accepted = self._told("accepted")
        decisions = [Decision(_event(claim, self.source)) for claim in accepted]
        places = {claim.line: place for place, claim in enumerate(accepted)}
        decisions += [self._contradicting(claim, places) for claim in self._told("contradicts")]
        if not decisions:
            raise NothingNew("Ninguna de estas filas trae nada nuevo.")
        return decisions

    def _told(self, verdict: str) -> list[ClaimedWeapon]:
        return [claim for claim in claimed_of(self.claims) if self.verdicts[claim.line].verdict == verdict]

    def _contradicting(self, claim: ClaimedWeapon, places: dict[int, int]) -> Decision:
        verdict = self.verdicts[claim.line]
        said = claim.facts | {UNIT: f"organisation:{claim.organisation}"}
        event = WeaponContradicted(
            claims={fact: value for fact in verdict.facts if (value := written(said[fact])) is not None},
            source_id=self.source, folio=claim.folio, line=claim.line, paper=PrivateText.of(text=claim.paper))
        return Decision(event, verdict.weapon, None if verdict.of_line is None else places[verdict.of_line])

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        """Count the rows and keep the verdict of each, with the cells of those that were refused."""
        lines = [claim.line for claim in self._told("accepted")]
        weapons = {line: entry.sequence for line, entry in zip(lines, recorded, strict=False)}
        keep(session, self.run, self.claims, self.verdicts, weapons)


def keep(session: Session, run: int, claims: Iterable[Claim], verdicts: dict[int, Verdict],
         weapons: dict[int, int]) -> None:
    """Keep the verdict of each row, and count them; `weapons` tells the weapons registered in the same act, by line."""
    # Written together: as objects of the session, each would cost more than being judged did.
    session.execute(insert(ImportRow), [_row(run, claim, verdicts[claim.line], weapons) for claim in claims])
    count(session.get_one(ImportRun, run), verdicts)


def count(run: ImportRun, verdicts: dict[int, Verdict]) -> None:
    """Add rows just judged to the counts of a run."""
    for verdict in verdicts.values():
        setattr(run, verdict.verdict, getattr(run, verdict.verdict) + 1)
    run.last_line = max(verdicts, default=run.last_line)


def _row(run: int, claim: Claim, verdict: Verdict, weapons: dict[int, int]) -> dict[str, Any]:
    is_refused = verdict.verdict == "refused"
    told = verdict.values if verdict.reason else {"facts": list(verdict.facts)} if verdict.facts else None
    # Rehearsed, the row it repeats or resembles is no weapon yet: its line tells it.
    ahead = {name: line for name, line in (("of_line", verdict.of_line), ("near_line", verdict.near_line))
             if line is not None and line not in weapons}
    weapon = verdict.weapon or weapons.get(verdict.of_line or claim.line)
    return {"run_id": run, "line": claim.line, "verdict": verdict.verdict, "weapon_id": weapon,
            "near_id": verdict.near or weapons.get(verdict.near_line or -1), "form": claim.form,
            "reason": CONTRADICTS if verdict.facts else verdict.reason,
            "reason_values": ahead | told if told else ahead or None,
            "cells": claim.cells if is_refused else answering(claim.cells)}


def _event(claim: ClaimedWeapon, source: int) -> WeaponListed:
    unit, place = claim.organisation, claim.place if claim.is_in_store else None
    custody, status = ("organisation", "in_store") if claim.is_in_store else ("to_be_located", "to_be_located")
    return WeaponListed(
        **claim.facts, serial_status=claim.serial_status, serial_normalised=_normalised(claim.facts["serial"]),
        identity=claim.identity, standings=claim.standings, owner=claim.owner, custodian=f"{custody}:{unit}",
        organisation=unit, place=place, status=status, is_seen=False, photographs=[],
        components=[part | {"serial_normalised": _normalised(part["serial"])} for part in claim.components],
        source_id=source, folio=claim.folio, line=claim.line, paper=PrivateText.of(text=claim.paper))


def _normalised(serial: str | None) -> str | None:
    return None if serial is None else pattern_form(serial)
