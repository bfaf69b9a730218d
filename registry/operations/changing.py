"""Rules the acts on the life of a body share: what is closed or intervened already is not changed again."""

from collections.abc import Collection
from datetime import date, datetime

from models.organisation import Organisation
from registry.errors import RuleBroken
from registry.operations.cited import cited_number, refuse_later


def ordered(unit: Organisation, order_number: str, ordered_on: date, now: datetime) -> str:
    """The number of the order that ends a body or puts another over it, once nothing forbids that it be carried out."""
    number = cited_number(order_number, "order_number")
    refuse_later(ordered_on, now, "ordered_on")
    refuse_root(unit)
    refuse_changed(unit)
    return number


def refuse_answering(answering: Collection[int]) -> None:
    """A body that answers for another, or to which one goes back afterwards, does not end meanwhile."""
    if answering:
        raise RuleBroken("Responde por un organismo intervenido, o es a donde ese vuelve: levante antes la "
                         "intervención.")


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
