"""The bodies, units and figures of the demonstration: all invented, and named so that nobody takes them for real."""

from datetime import date

from registry.demo.stage import Stage
from registry.operations.open_registry import OpenRegistry
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.set_legal_parameter import SetLegalParameter

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
#: Name, value, source, certainty. The figures of marks are foreign: no Venezuelan one is known.
FIGURES = (
    ("age_of_majority", 18, "Código Civil, art. 18", "unverified"),
    ("mark_depth_um", 77, "Directiva (UE) 2024/325, como referencia", "read"),
    ("mark_height_um", 1600, "Directiva (UE) 2019/68, como referencia", "read"),
    ("late_entry_minutes", 1440, "Criterio de esta demostración", "unverified"),
)


def open_registry(stage: Stage, origin: str) -> dict[str, int]:
    """Open the registry under `origin`, set the figures of the law, and give the bodies by code."""
    opening = stage.at(OPENING)
    stage.act(OpenRegistry, SYSTEM, opening, origin=origin, is_demo=True)
    bodies: dict[str, int] = {}
    for code, name, kind, above in BODIES:
        done = stage.act(RegisterOrganisation, SYSTEM, opening, organisation_name=name, organisation_kind=kind,
                         code=code, parent=None if above is None else bodies[above])
        bodies[code] = done.entries[0]
    for name, value, source, certainty in FIGURES:
        stage.act(SetLegalParameter, SYSTEM, opening, parameter=name, value=value, source=source,
                  certainty=certainty, valid_from=date(2000, 1, 1))
    return bodies
