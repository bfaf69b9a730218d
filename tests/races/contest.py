"""A hundred trials of sixteen clerks who send the same form at the same moment, and what the registry told them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from registry.errors import Stale
from registry.operations.base import new_act_key
from tests.races import typed
from tests.races.ground import WRITERS, Ground
from tests.races.served import Served
from tests.races.starting_line import StartingLine, starting_line
from tests.races.visitor import Answer

TRIALS = 100
WON = "won"


@dataclass(frozen=True)
class Contest:
    """Only one of those who send the form can be right, and the others are told `reason`."""

    #: Part of the address after the weapon; None registers a new one.
    act: str | None
    #: What the clerk of a place types in a trial about a weapon.
    typed: Callable[[int, int], dict[str, str]]
    reason: str
    #: The weapons of as many trials.
    weapons: Callable[[Ground, int], list[int]] = Ground.weapons

    def address(self, weapon: int) -> str:
        """Where the form of this weapon is."""
        return f"/weapons/{weapon}/{self.act}" if self.act else "/weapons/register"


def page_of(weapon: int) -> dict[str, str]:
    """What the form holds of a weapon that nothing happened to since it was registered."""
    return {"things": f"weapon:{weapon}@{weapon}"}


CONTESTS = {
    # Each to another citizen: one after another all would be lawful, so only the page that was seen forbids them.
    "double transfer": Contest(
        "transfer", lambda place, weapon: typed.transfer(place) | page_of(weapon), Stale.msgid,
        Ground.weapons_of_citizens),
    # From a form that claims to have seen all that will ever happen: only the rule forbids them.
    "double issue": Contest(
        "issue", lambda place, weapon: typed.issue(place) | {"things": f"weapon:{weapon}@{10 ** 14}"},
        "El arma ya está entregada a un funcionario."),
    "same serial": Contest(
        None, lambda place, weapon: typed.registration(f"N{weapon}"),
        "Ya hay un arma con esta marca, modelo, calibre y serial."),
    "stale page": Contest("mark", lambda place, weapon: typed.mark(place) | page_of(weapon), Stale.msgid),
}


def contested(registry: Served, contest: Contest, weapons: list[int]) -> list[Counter[str]]:
    """For the trial of each weapon, how many of the sixteen were told what."""
    drawn = [clerk.form(contest.address(weapons[0])) for clerk in registry.clerks]
    with starting_line(WRITERS) as line:
        return [_trial(registry, contest, line, drawn, weapon) for weapon in weapons]


def _trial(registry: Served, contest: Contest, line: StartingLine, drawn: list[dict[str, str]],
           weapon: int) -> Counter[str]:
    sent = [form | contest.typed(place, weapon) | {"act": new_act_key(), "confirmed": "1"}
            for place, form in enumerate(drawn)]
    answers = line.race([partial(clerk.post, contest.address(weapon), form)
                         for clerk, form in zip(registry.clerks, sent, strict=True)])
    return Counter(_told(answer, contest.reason) for answer in answers)


def _told(answer: Answer, reason: str) -> str:
    if answer.status == 302 and not answer.location.startswith("/sign-in"):
        return WON
    return reason if answer.status in {409, 422} and reason in answer.page else f"{answer.status} {answer.page[:200]}"
