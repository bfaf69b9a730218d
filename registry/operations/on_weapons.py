"""What the acts on several weapons at once have in common: what they load, where they reach, what they count."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.custody_order import custody_of, refuse_before
from registry.operations.weapons import OfWeapons, organisation_of, weapons_of

MOST_MAGAZINES = 20


@dataclass(frozen=True, kw_only=True)
class OnWeapons(Operation):
    """Base of the acts that need to know the weapons, and reach the units that answer for them."""

    weapons: tuple[int, ...]

    def facts(self, session: Session) -> OfWeapons:
        weapons = weapons_of(session, self.weapons)
        return OfWeapons(weapons, earlier=custody_of(session, weapons, self.claimed_at))

    def organisations(self, facts: OfWeapons) -> Iterable[int]:
        return facts.organisations

    def each(self, facts: OfWeapons, rule: Callable[[Weapon], Decision]) -> list[Decision]:
        """Judge each weapon by `rule`, and whether the act comes after what it follows."""

        def judge(weapon: Weapon) -> Decision:
            decision = rule(weapon)
            refuse_before(weapon, facts.earlier, self.claimed_at)
            return decision

        return judged(facts.weapons, judge)


@dataclass(frozen=True, kw_only=True)
class IntoArmoury(OnWeapons):
    """Base of the acts that leave weapons in the armoury of `organisation`, which answers for them from then on."""

    organisation: int
    place: str | None

    def facts(self, session: Session) -> OfWeapons:
        return replace(super().facts(session), unit=organisation_of(session, self.organisation))

    def organisations(self, facts: OfWeapons) -> Iterable[int]:
        return facts.organisations | {self.organisation}


def magazines_of(weapons: tuple[int, ...], counts: tuple[int, ...], msgid: str) -> dict[int, int]:
    """Weapon id → its magazines; the msgid beside the field unless there are 0 to 20 of them for each weapon."""
    if len(counts) != len(weapons) or any(not 0 <= count <= MOST_MAGAZINES for count in counts):
        raise RuleBroken(msgid, "magazines")
    return dict(zip(weapons, counts, strict=True))
