"""What a list of weapons is narrowed by: sent in the address, so that a list can be kept and shared."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import BooleanField, Form, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from registry.forms.base import composed
from registry.permissions import Authority
from registry.queries.units import units_within
from registry.queries.weapon_list import Filters
from registry.wording import choices

EVERY = SelectChoice("", _l("todas"))


class WeaponFilters(Form):
    """Filters of the list; nothing here is an act, so it has no key and no token."""

    text = StringField(_l("Marca, modelo, calibre o serial"), filters=[composed])
    status = SelectField(_l("Situación"), choices=lambda: [EVERY, *choices("status")])
    weapon_class = SelectField(_l("Clasificación"), choices=lambda: [EVERY, *choices("weapon_class")])
    unit = SelectField(_l("Unidad"), choices=[])
    held = BooleanField(_l("Retenidas"))
    after = IntegerField(validators=[Optional()])

    def offer(self, session: Session, authority: Authority) -> None:
        """Offer the units whose weapons the person may read, by code."""
        self.units = units_within(session, authority, "weapon:read")
        self.unit.choices = [EVERY, *(SelectChoice(unit.code, unit.name) for unit in self.units)]

    def filters(self) -> Filters:
        """The filters as the query takes them; a unit that is not offered narrows nothing."""
        by_code: Mapping[str, int] = {unit.code: unit.id for unit in self.units}
        return Filters(self.status.data or None, self.weapon_class.data or None,
                       by_code.get(self.unit.data or ""), self.text.data, bool(self.held.data))

    def kept(self) -> dict[str, str]:
        """The filters for the address of another page of the same list."""
        values = {"text": self.text.data, "status": self.status.data, "weapon_class": self.weapon_class.data,
                  "unit": self.unit.data, "held": "y" if self.held.data else None}  # fmt: skip
        return {name: value for name, value in values.items() if value}
