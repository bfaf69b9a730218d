"""Issue labels for weapons; a new label revokes the one before it in the same act."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.document import Label
from models.events.document import LabelIssued, LabelRevoked
from models.weapon import Weapon
from proof.human_code import CODE_CHARACTERS, ID_BYTES
from proof.label_token import issue
from registry.operations.base import Decision, Operation, judged
from registry.operations.weapons import refuse_missing, refuse_withdrawn, weapons_of


@dataclass(frozen=True)
class IssueLabelFacts:
    """The weapons, every label each has had, oldest first, and a fresh token for each whose code nobody has."""

    weapons: tuple[Weapon, ...]
    labels: dict[int, list[Label]]
    tokens: dict[int, str]


@dataclass(frozen=True, kw_only=True)
class IssueLabel(Operation):
    """One new label for each weapon. It does not replace the marking."""

    name = "issue_label"
    permission = "label:issue"

    weapons: tuple[int, ...]

    def facts(self, session: Session) -> IssueLabelFacts:
        weapons = weapons_of(session, self.weapons)
        labels: dict[int, list[Label]] = {weapon.id: [] for weapon in weapons}
        for label in session.scalars(select(Label).where(Label.weapon_id.in_(list(labels))).order_by(Label.id)):
            labels[label.weapon_id].append(label)
        return IssueLabelFacts(weapons, labels, fresh_tokens(session, weapons, self.act))

    def organisations(self, facts: IssueLabelFacts) -> Iterable[int]:
        return {weapon.organisation_id for weapon in facts.weapons}

    def decide(self, facts: IssueLabelFacts, now: datetime, actor: int) -> list[Decision]:
        issued = judged(facts.weapons, lambda weapon: self._decide_one(facts, weapon))
        revoked = [Decision(LabelRevoked(), label.id) for weapon in facts.weapons
                   for label in facts.labels[weapon.id] if not label.is_revoked]
        return [*revoked, *issued]

    def _decide_one(self, facts: IssueLabelFacts, weapon: Weapon) -> Decision:
        refuse_withdrawn(weapon)
        refuse_missing(weapon)
        token = facts.tokens[weapon.id]
        return Decision(LabelIssued(weapon=weapon.subject, token=token, code=code_of(token),
                                    reprint=len(facts.labels[weapon.id])))


def fresh_tokens(session: Session, weapons: Iterable[Weapon], act: str) -> dict[int, str]:
    """Weapon id → the text of a token for it; drawn again while its short code belongs to another label.

    Drawn from the act's random key, so that the review shows the label that will be recorded.
    """
    missing, tokens = list(weapons), dict[int, str]()
    for attempt in count():
        drawn = {weapon.id: issue(named_by(weapon), _drawn_id(act, weapon.id, attempt)).text() for weapon in missing}
        codes = [code_of(token) for token in drawn.values()]
        taken = set(session.scalars(select(Label.code).where(Label.code.in_(codes))))
        tokens |= {id_: token for id_, token in drawn.items() if code_of(token) not in taken}
        missing = [weapon for weapon in missing if weapon.id not in tokens]
        if not missing:
            break
    return tokens


def _drawn_id(act: str, weapon_id: int, attempt: int) -> bytes:
    return hashlib.sha256(f"trazarma label id\n{act}\n{weapon_id}\n{attempt}\n".encode()).digest()[:ID_BYTES]


def code_of(token: str) -> str:
    """The short code of a token: the first characters of its id, which follow the version."""
    return token[1:1 + CODE_CHARACTERS]


def named_by(weapon: Weapon) -> str:
    """What the tag of a label is made from: the serial, or the registry number of a weapon without one."""
    return weapon.serial or registry_number(weapon.id)
