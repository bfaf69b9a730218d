"""The form that registers a weapon: what is known, how it is known, whose it is and who has it."""

from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from models.weapon import FACTS
from registry.forms.base import ActForm, text_field
from registry.forms.pictures import WithPictures
from registry.forms.sources import WithSource
from registry.forms.weapon_facts import WithFacts
from registry.language import worded
from registry.lookups import LookUps
from registry.operations.register import Register
from registry.operations.sources import WRITTEN

SEEN, BOOKED = "seen", "as_booked"
UNIT, NAMED, UNKNOWN, TO_BE_LOCATED = "unit", "named", "unknown", "to_be_located"


class RegisterForm(WithSource, WithFacts, WithPictures, ActForm):
    """One weapon, from the weapon itself or from a book."""

    basis = RadioField(_l("De dónde salen los datos"), default=SEEN, choices=[
        SelectChoice(SEEN, _l("Tengo el arma a la vista")),
        SelectChoice(BOOKED, _l("De un libro o un papel, sin ver el arma"))])
    other_names = {"source": "book"}
    unit = text_field("Unidad que responde por ella", need="Escriba la unidad que responde por el arma.")
    owner_kind = SelectField(_l("Propietario"), default=UNIT, choices=[
        SelectChoice(UNIT, _l("la unidad que responde")), SelectChoice(NAMED, _l("otro: escríbalo")),
        SelectChoice(UNKNOWN, _l("desconocido"))])
    owner = text_field("Quién es el propietario")
    custodian_kind = SelectField(_l("Custodio"), default=UNIT, choices=[
        SelectChoice(UNIT, _l("el parque de la unidad")), SelectChoice(NAMED, _l("una persona: escríbala")),
        SelectChoice(TO_BE_LOCATED, _l("por localizar"))])
    custodian = text_field("Quién la tiene")
    place = text_field("Lugar en el parque")

    def validate(self, extra_validators: Any = None) -> bool:
        """When something is wrong already, tell with it what the act would refuse of the facts."""
        is_valid: bool = super().validate(extra_validators)
        is_valid = self.tell_source(self._is_written()) and is_valid
        if not is_valid:
            self.tell_facts(self.basis.data, datetime.now(UTC))
        return is_valid

    def validate_owner_kind(self, field: Any) -> None:
        """Another owner has a name."""
        if field.data == NAMED and not self.owner.data:
            raise ValidationError(worded("Escriba una persona o un organismo, o elija «desconocido»."))
        if field.data != NAMED and self.owner.data:
            raise ValidationError(worded("Escribió «%(name)s»: elija «otro: escríbalo», o borre lo escrito.",
                                         name=self.owner.data))

    def validate_custodian_kind(self, field: Any) -> None:
        """A person who has the weapon has a name."""
        if field.data == NAMED and not self.custodian.data:
            raise ValidationError(worded("Escriba una persona o una unidad, o elija «por localizar»."))
        if field.data != NAMED and self.custodian.data:
            raise ValidationError(worded("Escribió «%(name)s»: elija «una persona: escríbala», o borre lo escrito.",
                                         name=self.custodian.data))

    @property
    def is_seen(self) -> bool:
        """Whether the weapon is in view."""
        return bool(self.basis.data == SEEN)

    def _is_written(self) -> bool:
        return not self.is_seen or any(self[f"standing_{fact}"].data in WRITTEN for fact in FACTS)

    def operation(self, look: LookUps, alike: tuple[int, ...] = ()) -> Register:
        """The act the form asks for; `look` remembers the names that name nobody. `alike`: weapons it could be."""
        unit = look.unit(self.unit.data, "unit")
        return Register(
            **self.envelope(), **self.facts(self.basis.data), is_seen=self.is_seen, source=self.source(), alike=alike,
            place=self.place.data, photographs=self.prepared(), organisation=unit, owner=self._owner(look, unit),
            custodian=self._custodian(look, unit))

    def _owner(self, look: LookUps, unit: int) -> str:
        if self.owner_kind.data == NAMED:
            return look.holder(self.owner.data, "owner")
        return UNKNOWN if self.owner_kind.data == UNKNOWN else f"organisation:{unit}"

    def _custodian(self, look: LookUps, unit: int) -> str:
        if self.custodian_kind.data == NAMED:
            return f"party:{look.person(self.custodian.data, 'custodian')}"
        return f"{'to_be_located' if self.custodian_kind.data == TO_BE_LOCATED else 'organisation'}:{unit}"
