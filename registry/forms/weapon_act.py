"""What the forms of acts on weapons share: how they are drawn, and the operation they ask for."""

from collections.abc import Callable
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import DateField, Field
from wtforms.validators import InputRequired

from models.weapon import Weapon
from registry.forms.base import ActForm, note_field
from registry.lookups import LookUps
from registry.operations import Operation

UNSEEN = frozenset({"HiddenField", "CSRFTokenField"})
#: What takes most room on the page comes last.
LAST = {"TextAreaField": 1, "MultipleFileField": 2}


def day_field(label: str, need: str) -> DateField:
    """A day that must be told."""
    return DateField(_l(label), validators=[InputRequired(_l(need))])


class WeaponActForm(ActForm):
    """Base: `shown` says how each field is drawn, beyond its kind."""

    shown: ClassVar[dict[str, dict[str, Any]]] = {}
    #: Fields that come first, in this order; long texts and files come last.
    first: ClassVar[tuple[str, ...]] = ()
    #: The act asked for, on the weapons by id; the look-ups remember names that name nobody.
    operation: Callable[[tuple[int, ...], LookUps], Operation]

    def visible(self) -> list[Field]:
        """The fields to fill in, in the order of the page."""
        fields = [field for field in self if field.type not in UNSEEN]
        return sorted(fields, key=lambda field: (
            LAST.get(field.type, 0), self.first.index(field.name) if field.name in self.first else len(self.first)))

    def fit(self, weapons: tuple[Weapon, ...], session: Session) -> None:
        """Make room for what is asked of each weapon."""


class Reasoned(WeaponActForm):
    """Base of the acts that ask why."""

    reason = note_field("Motivo", need="Escriba el motivo.")
