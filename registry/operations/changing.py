"""Rules the acts on the life of a body share: what is closed or intervened already is not changed again."""

from models.organisation import Organisation
from registry.errors import RuleBroken


def refuse_root(unit: Organisation) -> None:
    """Without the root there is no tree."""
    if unit.parent_id is None:
        raise RuleBroken("El organismo raíz no se une, ni se disuelve, ni se interviene.")


def refuse_changed(unit: Organisation) -> None:
    """Refuse a body that ended, or for which another answers."""
    refuse_closed(unit)
    if unit.intervened_by is not None:
        raise RuleBroken("%(name)s está intervenido: levante antes la intervención.", name=unit.name)


def refuse_closed(unit: Organisation, field: str | None = None) -> None:
    """Nothing comes to a body that ended, and nothing more happens to it."""
    if unit.merged_into is not None:
        raise RuleBroken("%(name)s se unió a otro organismo: elija el que le sucede.", field, name=unit.name)
    if unit.is_dissolved:
        raise RuleBroken("%(name)s se disolvió.", field, name=unit.name)
