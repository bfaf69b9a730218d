"""What the queues of contradictions and of look-alike weapons are narrowed by: sent in the address."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import Form, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from models.organisation import standing_for
from registry.forms.unreadable import Told
from registry.permissions import Authority
from registry.queries.conflict_list import Narrowed
from registry.queries.queue_page import Turn
from registry.queries.units import units_within
from registry.wording import choices

#: The largest number both databases hold.
LARGEST = 2**63 - 1
LONGEST_NUMBER = 18
EVERY = SelectChoice("", _l("todas"))


def turn_asked() -> Turn:
    """Which page of a queue the address asks for."""
    return Turn(request.args.get("after"), request.args.get("before"))


class QueueFilters(Form):
    """What a queue is narrowed by, in its address."""

    class Meta(Told, Form.Meta):
        """Says what to do about a value no field could read."""

    unit = SelectField(_l("Unidad"), default="", choices=[])

    def offer(self, session: Session, authority: Authority) -> None:
        """Offer the units whose queue the person may read, and judge what was sent."""
        units = units_within(session, authority, "conflict:read")
        self.unit.choices = [EVERY, *(SelectChoice(str(unit.id), unit.name) for unit in units)]
        if (self.unit.data or "").isdecimal():
            # A list kept before a merger is that of the body that succeeded.
            self.unit.data = str(standing_for(session, int(self.unit.data[:LONGEST_NUMBER])))
        self.validate()

    def value(self, name: str) -> Any:
        """What a field narrows by; None when it is empty or wrong."""
        return None if self[name].errors or not self[name].data else self[name].data

    def unit_id(self) -> int | None:
        """The unit it is narrowed to."""
        chosen = self.value("unit")
        return int(chosen) if chosen else None

    def kept(self) -> dict[str, str]:
        """What narrows the list, for the address of another page of it."""
        return {field.name: str(value) for field in self if (value := self.value(field.name))}


class ConflictFilters(QueueFilters):
    """The queue of contradictions by unit, by fact, or of one weapon."""

    fact = SelectField(_l("Dato"), default="", choices=lambda: [SelectChoice("", _l("todos")), *choices("fact")])
    weapon = IntegerField(validators=[Optional(), NumberRange(0, LARGEST)])

    def narrowed(self) -> Narrowed:
        """As the query takes it."""
        return Narrowed(self.unit_id(), self.value("fact"), self.value("weapon"))
