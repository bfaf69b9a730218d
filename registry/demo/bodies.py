"""The bodies and units of the demonstration: all invented, and named so that nobody takes them for real."""

from registry.demo.stage import Stage, key_of
from registry.operations import perform
from registry.operations.open_registry import OpenRegistry
from registry.operations.register_organisation import RegisterOrganisation
from registry.seeds import seeds

SYSTEM = 0
OPENING = -180
#: Code, name, kind, code of the body above.
BODIES = (
    ("OCD", "Órgano Competente de Demostración", "authority", None),
    ("PMLA", "Policía Municipal de Los Aleros", "force", "OCD"),
    ("PMLAC", "Comando Central de Los Aleros", "unit", "PMLA"),
    ("PMLAN", "Estación Norte de Los Aleros", "unit", "PMLA"),
    ("PDP", "Policía del Puerto", "force", "OCD"),
    ("PDPM", "Estación Muelle del Puerto", "unit", "PDP"),
    ("ARCAR", "Armería El Cardón de Ejemplo", "dealer", "OCD"),
)


def open_registry(stage: Stage, origin: str) -> dict[str, int]:
    """Open the registry under `origin`, with what every registry begins with, and give the bodies by code."""
    opening = stage.at(OPENING)
    stage.act(OpenRegistry, SYSTEM, opening, origin=origin, is_demo=True)
    bodies: dict[str, int] = {}
    for code, name, kind, above in BODIES:
        done = stage.act(RegisterOrganisation, SYSTEM, opening, organisation_name=name, organisation_kind=kind,
                         code=code, parent=None if above is None else bodies[above])
        bodies[code] = done.entries[0]
    for operation in seeds(key_of, opening):
        perform(stage.engine, operation, SYSTEM, now=opening)
    return bodies
