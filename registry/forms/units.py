"""Choosing a body or unit of the tree."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from models.database import reading
from registry.forms.base import required
from registry.queries.units import units_within
from registry.security import acting, engine


def unit_field(label: str, *, need: str | None = None) -> SelectField:
    """A unit within reach; offer them with `offer_units`."""
    return SelectField(_l(label), choices=[], validators=[required(need)] if need else [Optional()])


def offer_units(field: SelectField, permission: str, blank: str = "", besides: int | None = None) -> None:
    """Put the units the acting person's permission reaches in the list, by name, after a line for none of them.

    `besides` is the unit the act itself is about.
    """
    with reading(engine()) as session:
        units = units_within(session, acting().authority, permission)
        field.choices = [SelectChoice("", blank), *(SelectChoice(str(unit.id), f"{unit.name} ({unit.code})")
                                                    for unit in units if unit.id != besides)]


def chosen_unit(field: SelectField) -> int | None:
    """The id of the unit chosen, or None."""
    return int(field.data) if field.data else None
