"""A name for a list, to come back to it."""

from urllib.parse import parse_qsl

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from registry.forms.base import text_field
from registry.forms.weapon_filters import WeaponFilters

#: An address longer than this is none that the list's form makes.
LONGEST = 2_000


class SaveSearchForm(FlaskForm):
    """The name, and the filters as the address of the list had them."""

    name = text_field("Nombre de la lista", need="Escriba con qué nombre guardarla.", longest=60)
    query = HiddenField()

    def kept(self) -> dict[str, str]:
        """The filters that are the list's, and nothing else that was sent."""
        return kept_in(self.query.data or "")


def kept_in(query: str) -> dict[str, str]:
    """The filters in the address of a list."""
    return WeaponFilters(MultiDict(parse_qsl(query[:LONGEST]))).kept()
