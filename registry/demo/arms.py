"""The weapons of the demonstration: real makes and models, invented serials."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.weapon import FACTS
from registry.demo.stage import Stage
from registry.operations.mark import Mark
from registry.operations.register import Register


@dataclass(frozen=True)
class Model:
    """What all weapons of one model share; `serial` is a pattern of ``A`` (letter) and ``0`` (digit)."""

    make: str
    model: str
    weapon_type: str
    action: str
    calibre: str
    manufacturer: str
    country: str
    weapon_class: str
    serial: str
    part: str = "frame"


GLOCK = Model("Glock", "17", "pistol", "semi_automatic", "9 × 19 mm Parabellum", "Glock Ges.m.b.H.", "AT", "organic",
              "ZAA000")
BERETTA = Model("Beretta", "92FS", "pistol", "semi_automatic", "9 × 19 mm Parabellum", "Fabbrica d'Armi Pietro Beretta",
                "IT", "organic", "Z00000Z")
ZAMORANA = Model("CAVIM", "Zamorana", "pistol", "semi_automatic", "9 × 19 mm Parabellum", "CAVIM", "VE", "organic",
                 "Z000000")
REVOLVER = Model("Smith & Wesson", "10", "revolver", "double_action", ".38 Special", "Smith & Wesson", "US", "organic",
                 "ZAA0000")
SHOTGUN = Model("Mossberg", "500", "shotgun", "pump", "12 GA", "O.F. Mossberg & Sons", "US", "organic", "Z000000",
                "receiver")
FAL = Model("FN Herstal", "FAL", "rifle", "semi_automatic", "7,62 × 51 mm", "Fabrique Nationale", "BE", "war", "Z00000",
            "receiver")
MP5 = Model("Heckler & Koch", "MP5", "submachine_gun", "automatic", "9 × 19 mm Parabellum", "Heckler & Koch", "DE",
            "war", "Z00000A", "receiver")
SPORT = Model("CZ", "Shadow 2", "pistol", "semi_automatic", "9 × 19 mm Parabellum", "Česká zbrojovka", "CZ", "sporting",
              "ZA00000")
HUNTING = Model("Beretta", "686 Silver Pigeon", "shotgun", "break_open", "12 GA", "Fabbrica d'Armi Pietro Beretta",
                "IT", "hunting", "Z00000Z", "receiver")
MAUSER = Model("FN Herstal", "1924/30", "rifle", "bolt", "7 × 57 mm Mauser", "Fabrique Nationale", "BE", "collection",
               "Z0000", "receiver")
#: What a unit's armoury begins with, by code of the unit.
STOCK = {
    "PMLAC": ((GLOCK, 26), (BERETTA, 10), (REVOLVER, 6), (SHOTGUN, 6), (FAL, 4), (MP5, 4)),
    "PMLAN": ((GLOCK, 12), (ZAMORANA, 8), (SHOTGUN, 4)),
    "PDPM": ((ZAMORANA, 10), (BERETTA, 8), (REVOLVER, 5), (SHOTGUN, 4)),
}


@dataclass
class Arm:
    """A registered weapon, as the scenes need it."""

    id: int
    model: Model
    serial: str | None
    unit: int


def register(stage: Stage, clerk: int, when: datetime, model: Model, unit: int, **more: Any) -> Arm:
    """Register one weapon of `model` that `unit` answers for; the State's unless `more` says otherwise."""
    values: dict[str, Any] = {name: getattr(model, name) for name in FACTS if hasattr(model, name)} | {
        "serial": serial(stage, model), "serial_status": "legible", "year": stage.dice.randrange(1996, 2019),
        "importer": None, "condition": "operative", "owner": f"organisation:{unit}",
        "custodian": f"organisation:{unit}", "organisation": unit,
    } | more
    answers = values.pop("answers", {})
    standings = {name: "not_recorded" if values.get(name) is None else "seen" for name in FACTS}
    done = stage.act(Register, clerk, when, **values, standings=standings | answers)
    return Arm(done.entries[0], model, values["serial"], unit)


def serial(stage: Stage, model: Model) -> str:
    """A serial after the model's pattern."""
    draw = {"A": "BCDFGHJKLMNPQRSTVWXZ", "0": "0123456789"}
    return "".join(stage.dice.choice(draw[sign]) if sign in draw else sign for sign in model.serial)


def mark(stage: Stage, actor: int, when: datetime, arm: Arm, kind: str, text: str | None, **more: Any) -> None:
    """Record one mark on the main part of the weapon."""
    values = {"part": arm.model.part, "face": "left", "method": "engraved", "legibility": "legible"} | more
    stage.act(Mark, actor, when, weapon=arm.id, mark_kind=kind, text=text, **values)
