"""The daily life of an armoury: weapons booked and marked, handed out for a shift and taken back, labelled."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from registry.demo.arms import STOCK, Arm, mark, register
from registry.demo.stage import Stage
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.store import Store
from registry.operations.take_back import TakeBack

SHIFT = timedelta(hours=12)
PURPOSES = ("Patrullaje, sector norte", "Patrullaje, sector centro", "Punto de control", "Resguardo de evento público")


@dataclass
class Armoury:
    """One unit: who serves its counter, its officers, and the weapons that are in store and free."""

    code: str
    unit: int
    clerk: int
    armourer: int
    officers: list[int]
    arms: list[Arm] = field(default_factory=list)
    free: list[Arm] = field(default_factory=list)

    def take(self, model_name: str | None = None) -> Arm:
        """A free weapon, of a model when one is named, that the routine will not touch from now on."""
        chosen = next(arm for arm in self.free if model_name in (None, arm.model.model))
        self.free.remove(chosen)
        return chosen


def stock(stage: Stage, armoury: Armoury, first_day: int) -> None:
    """Book the unit's weapons, ten a day; every third bears the mark of the State's stock."""
    models = [model for model, number in STOCK[armoury.code] for _ in range(number)]
    for number, model in enumerate(models):
        when = stage.at(first_day + number // 10, 9, 6 * (number % 10))
        arm = register(stage, armoury.clerk, when, model, armoury.unit, place=f"estante {number // 8 + 1}")
        armoury.arms.append(arm)
        armoury.free.append(arm)
        mark(stage, armoury.clerk, when, arm, "manufacture", f"{model.make.upper()} {arm.serial}")
        if number % 3 == 0:
            mark(stage, armoury.armourer, when, arm, "state_stock", f"{armoury.code}-{number + 1:04d}", face="right",
                 method="dot_peen", depth_um=stage.dice.choice((90, 110, 110, 120)), height_um=2000)


def plan_shifts(stage: Stage, armoury: Armoury, days: range) -> None:
    """Two shifts a day: three weapons to three officers, or two to one."""
    for day in days:
        for hour in (6, 18):
            stage.plan(stage.at(day, hour, stage.dice.randrange(20)), partial(_shift, stage, armoury))


def _shift(stage: Stage, armoury: Armoury, when: datetime) -> None:
    officers = stage.dice.sample(armoury.officers, 2)
    for officer, number in zip(officers, (1, 2), strict=True):
        arms = [armoury.free.pop(0) for _ in range(min(number, len(armoury.free) - 4))]
        if arms:
            issue(stage, armoury, when, arms, officer)
            stage.plan(when + SHIFT - timedelta(minutes=stage.dice.randrange(5, 50)),
                       partial(_return, stage, armoury, arms))


def issue(stage: Stage, armoury: Armoury, when: datetime, arms: list[Arm], officer: int, *, standing: bool = False,
          recorded: datetime | None = None, kind: type[Issue] = Issue) -> int:
    """Hand weapons to an officer, for a shift or as a standing issue; the number of the act."""
    return stage.act(kind, armoury.armourer, when, recorded=recorded, weapons=tuple(arm.id for arm in arms),
                     receiver=officer, due_back_at=None if standing else when + SHIFT, magazines=(2,) * len(arms),
                     purpose=None if standing else stage.dice.choice(PURPOSES)).act_id


def take_back(stage: Stage, armoury: Armoury, when: datetime, arms: list[Arm], *, condition: str = "operative",
              remarks: str | None = None, recorded: datetime | None = None) -> int:
    """Receive weapons in the armoury; the number of the act."""
    return stage.act(TakeBack, armoury.armourer, when, recorded=recorded, weapons=tuple(arm.id for arm in arms),
                     place="estante 2", condition=condition, magazines=(2,) * len(arms), remarks=remarks).act_id


def _return(stage: Stage, armoury: Armoury, arms: list[Arm], when: datetime) -> None:
    take_back(stage, armoury, when, arms)
    armoury.free.extend(arms)


def settle(stage: Stage, armoury: Armoury, day: int) -> None:
    """Standing issues for five officers, a change of shelf, and labels for what is in store."""
    when = stage.at(day, 10)
    for officer in armoury.officers[:5]:
        issue(stage, armoury, when, [armoury.take()], officer, standing=True)
    moved = tuple(arm.id for arm in armoury.free[:4])
    stage.act(Store, armoury.armourer, when, weapons=moved, organisation=armoury.unit, place="estante 9")
    stage.act(IssueLabel, armoury.armourer, when, weapons=tuple(arm.id for arm in armoury.free[:12]))
