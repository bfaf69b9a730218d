"""Weapons of citizens: sporting, hunting, collection; sold, inherited, and one whose owner may receive no more."""

from datetime import date

from registry.demo.arms import HUNTING, MAUSER, SPORT, Arm, register
from registry.demo.people import register_citizens
from registry.demo.routine import Armoury
from registry.demo.stage import Stage
from registry.operations.record_death import RecordDeath
from registry.operations.suspend_party import SuspendParty
from registry.operations.transfer import Transfer


def register_citizens_arms(stage: Stage, armoury: Armoury, body: int, approver: int) -> dict[str, int]:
    """Ten citizens with a weapon each, two of them with two; the weapons of the cases by word."""
    citizens = register_citizens(stage, armoury.clerk, 10)
    models = (SPORT, SPORT, HUNTING, MAUSER, SPORT, HUNTING, SPORT, HUNTING, MAUSER, SPORT, SPORT, HUNTING)
    arms = [register(stage, armoury.clerk, stage.at(-82, 9, 5 * index), model, body, owner=f"party:{owner}",
                     custodian=f"party:{owner}", source="Porte anterior presentado en taquilla.")
            for index, (model, owner) in enumerate(zip(models, [*citizens, *citizens[:2]], strict=True))]
    stage.plan(stage.at(-40, 10), lambda then: _transfer(
        stage, armoury.clerk, arms[0], citizens[4], "sale", "DAEX-2026-0118", -42))
    died_on = stage.at(-52).date()
    stage.plan(stage.at(-38, 10), lambda then: stage.act(
        RecordDeath, armoury.clerk, then, party=citizens[2], died_on=died_on, reason="Acta de defunción 71."))
    stage.plan(stage.at(-26, 10), lambda then: _transfer(
        stage, armoury.clerk, arms[2], citizens[7], "inheritance", "DAEX-2026-0131", -27))
    stage.plan(stage.at(-14, 10), lambda then: stage.act(
        SuspendParty, approver, then, party=citizens[8], reason="Medida cautelar comunicada por oficio 55-26."))
    return {"sold": arms[0].id, "inherited": arms[2].id, "suspended_owner": arms[8].id}


def _transfer(stage: Stage, clerk: int, arm: Arm, receiver: int, cause: str, authorisation: str, day: int) -> None:
    stage.act(Transfer, clerk, stage.at(day + 2, 10), weapons=(arm.id,), receiver=f"party:{receiver}", cause=cause,
              authorisation=authorisation, authorised_on=authorised_on(stage, day), hand_over=True)


def authorised_on(stage: Stage, day: int) -> date:
    """The day of the authorisation, as a date."""
    return stage.at(day, 12).date()
