"""How each fact of a weapon is known, one letter a fact: what completeness is counted and lists are narrowed by."""

from typing import Any

from sqlalchemy import event

from models.weapon import FACTS, Weapon

#: A letter for each code of the vocabulary ``standing``.
LETTERS = {"as_booked": "b", "seen": "s", "contradicted": "c", "declared": "d", "unknown": "u", "illegible": "i",
           "not_recorded": "n", "not_applicable": "x"}
STANDINGS = {letter: standing for standing, letter in LETTERS.items()}
#: Standings that stand in place of a value.
WITHOUT_VALUE = frozenset({"unknown", "illegible", "not_recorded", "not_applicable"})


def standing_of(value: object, standing: str | None) -> str:
    """The one standing of a fact: of a value somebody gave, or why there is none; never a blank."""
    if value is None:
        return standing if standing in WITHOUT_VALUE else "not_recorded"
    return standing if standing in LETTERS and standing not in WITHOUT_VALUE else "as_booked"


def answered_of(facts: dict[str, Any], standings: dict[str, str]) -> str:
    """One letter for each of `FACTS`, in that order."""
    return "".join(LETTERS[standing_of(facts.get(name), standings.get(name))] for name in FACTS)


@event.listens_for(Weapon, "before_insert")
@event.listens_for(Weapon, "before_update")
def keep_answered(_mapper: object, _connection: object, weapon: Weapon) -> None:
    """Whatever event changed a fact or its standing, live or in replay, the letters follow."""
    weapon.answered = answered_of({name: getattr(weapon, name) for name in FACTS}, weapon.standings)
