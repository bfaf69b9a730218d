"""What goes wrong, or is out of the ordinary: the weapons an inspector of the demonstration is shown."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from registry.demo.arms import Arm
from registry.demo.routine import Armoury, issue, take_back
from registry.demo.stage import Scene, Stage
from registry.operations import Operation, Performed
from registry.operations.hold import Hold
from registry.operations.issue import Issue
from registry.operations.release import Release
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.weapons import OfWeapons
from registry.operations.withdraw import Withdraw


@dataclass(frozen=True)
class Case:
    """One weapon of an armoury, and what may be done with it."""

    stage: Stage
    armoury: Armoury
    approver: int
    arm: Arm

    def act(self, operation: type[Operation], actor: int, when: datetime, **asked: Any) -> Performed:
        return self.stage.act(operation, actor, when, weapons=(self.arm.id,), **asked)

    def later(self, when: datetime, scene: Scene) -> None:
        self.stage.plan(when, scene)

    def issue(self, when: datetime, officer: int) -> None:
        issue(self.stage, self.armoury, when, [self.arm], self.armoury.officers[officer])

    def take_back(self, when: datetime) -> None:
        take_back(self.stage, self.armoury, when, [self.arm])


def plan_cases(stage: Stage, armoury: Armoury, approver: int) -> dict[str, int]:
    """Plan every case in one armoury; the weapon of each by a word the papers and the tests know it by."""
    gap, overlap, lost, stolen = armoury.take("17"), armoury.take("17"), armoury.take("92FS"), armoury.take("92FS")
    held, freed, old, open_gap = armoury.take("10"), armoury.take("500"), armoury.take("10"), armoury.take("17")
    arms = {"gap": gap, "overlap": overlap, "lost": lost, "stolen": stolen, "held": held, "freed": freed,
            "withdrawn": old, "not_located": open_gap}
    scenes = ((-61, _gap), (-21, _overlap), (-45, _lost), (-33, _stolen), (-50, _held), (-48, _freed),
              (-30, _withdrawn), (-9, _not_located))
    for (day, scene), arm in zip(scenes, arms.values(), strict=True):
        stage.plan(stage.at(day, 7), partial(scene, Case(stage, armoury, approver, arm)))
    return {word: arm.id for word, arm in arms.items()}


def _gap(case: Case, when: datetime) -> None:
    case.issue(when, 5)
    case.later(when + timedelta(days=2), lambda then: case.act(
        ReportNotLocated, case.armoury.armourer, then,
        reason="El funcionario no se presentó a devolverla y no está en su locker."))
    case.later(when + timedelta(days=21), lambda then: case.act(
        ReportFound, case.armoury.armourer, then, organisation=case.armoury.unit, place="estante 1",
        reason="Apareció en un vehículo fuera de servicio."))


class EntryOfOldTimes(Issue):
    """As issues were taken before acts had to come after what they follow: such entries stand for ever."""

    def facts(self, session: Session) -> OfWeapons:
        return replace(super().facts(session), earlier={})


def _overlap(case: Case, when: datetime) -> None:
    # The second issue is entered two days late, with an hour at which the first officer still had the weapon.
    case.issue(when, 6)
    case.take_back(when + timedelta(hours=11))
    late = when + timedelta(days=2)
    case.later(late, lambda then: issue(case.stage, case.armoury, when + timedelta(hours=8), [case.arm],
                                        case.armoury.officers[7], recorded=then, kind=EntryOfOldTimes))
    case.later(late + timedelta(hours=3), lambda then: case.take_back(then))


def _lost(case: Case, when: datetime) -> None:
    case.issue(when, 8)
    case.later(when + timedelta(days=1), lambda then: case.act(
        ReportLost, case.armoury.armourer, then, crime_report="K-26-0118-00412",
        reported_on=then.date(), reason="Extraviada durante una persecución a pie."))


def _stolen(case: Case, when: datetime) -> None:
    case.issue(when, 9)
    case.later(when + timedelta(days=1), lambda then: case.act(
        ReportStolen, case.armoury.clerk, then, manner="robbery", crime_report="K-26-0118-00518",
        reported_on=then.date(), reason="Despojado por dos personas armadas."))


def _held(case: Case, when: datetime) -> None:
    case.act(Hold, case.armoury.clerk, when, authority="prosecution_service", order_number="204/2026",
             ordered_on=when.date(), reason="Experticia pendiente en una investigación.")


def _freed(case: Case, when: datetime) -> None:
    hold = case.act(Hold, case.armoury.clerk, when, authority="court", order_number="0087-26",
                    ordered_on=when.date(), reason="Prueba material en juicio.").entries[0]
    case.later(when + timedelta(days=15), lambda then: case.stage.act(
        Release, case.approver, then, holds=(hold,), order_number="0131-26", ordered_on=then.date(),
        reason="Sentencia firme."))


def _withdrawn(case: Case, when: datetime) -> None:
    case.act(Withdraw, case.approver, when, cause="destroyed_by_order", order_number="DAEX-26-0077",
             ordered_on=when.date(), reason="Destruida en acto anterior a este registro.")


def _not_located(case: Case, when: datetime) -> None:
    case.act(ReportNotLocated, case.armoury.armourer, when,
             reason="No aparece en la revista de armamento.")
