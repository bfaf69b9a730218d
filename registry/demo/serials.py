"""Weapons whose serial is a case of its own: filed off, brought back by a laboratory, or typed wrong and corrected."""

from dataclasses import replace
from typing import Any

from registry.demo.arms import GLOCK, REVOLVER, Arm, mark, register
from registry.demo.routine import Armoury
from registry.demo.stage import Stage
from registry.operations.correct import Correct


def register_odd_serials(stage: Stage, armoury: Armoury, approver: int) -> dict[str, int]:
    """The weapons of these cases by word."""
    when = stage.at(-84, 11)
    filed = register(stage, armoury.clerk, when, GLOCK, armoury.unit, serial=None, serial_status="obliterated",
                     year=None, answers={"serial": "illegible", "year": "unknown"}, place="estante 7",
                     source="Remitida por la sala de evidencias, acta 33-26.")
    mark(stage, armoury.clerk, when, filed, "manufacture", None, legibility="obliterated", method="unknown",
         remarks="Limado a mano en toda la placa.")
    restored = register(stage, armoury.clerk, when, REVOLVER, armoury.unit, serial="ZKD41?2", serial_status="restored",
                        place="estante 7", source="Experticia de restauración 118-26.")
    mark(stage, armoury.clerk, when, restored, "restored", "ZKD41?2", method="stamped", legibility="restored")
    return {"obliterated": filed.id, "restored": restored.id} | _corrected(stage, armoury, approver)


def _corrected(stage: Stage, armoury: Armoury, approver: int) -> dict[str, int]:
    """One corrected by who typed it, at once; one by two persons, after it was handed out; one that still waits."""
    fresh = register(stage, armoury.clerk, stage.at(-83, 9), replace(GLOCK, model="19"), armoury.unit,
                     place="estante 7")
    stage.plan(stage.at(-83, 15), lambda then: stage.act(
        Correct, armoury.clerk, then, **_correction(fresh, "model", "17", "Se leyó mal la corredera.")))
    relied, waiting = armoury.arms[3], armoury.arms[5]
    stage.plan(stage.at(-20, 15), lambda then: stage.agree(
        Correct, armoury.clerk, approver, then,
        **_correction(relied, "year", 2011, "Consta 2011 en la factura del fabricante.")))
    # Asked for after the last shift of the calendar: whoever opens the demonstration finds it waiting.
    stage.plan(stage.at(0, 6, 30), lambda then: stage.ask(
        Correct, armoury.clerk, then,
        **_correction(waiting, "calibre", "9 × 19 mm Parabellum +P", "Así lo dice el cañón, visto a la luz.")))
    return {"corrected": fresh.id, "approved": relied.id, "waiting": waiting.id}


def _correction(arm: Arm, fact: str, value: str | int, reason: str) -> dict[str, Any]:
    return {"weapon": arm.id, "fact": fact, "value": value, "standing": "seen", "reason": reason}
