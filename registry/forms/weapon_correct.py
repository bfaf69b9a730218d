"""The form that corrects one fact of a weapon: which control it has depends on the fact."""

from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, Field, StringField
from wtforms.validators import Optional, Regexp, ValidationError

from marking.reading import difference, difference_sentence
from models.vocabulary import N_
from registry.forms.base import code_field, composed, note_field, text_field
from registry.forms.countries import country_code
from registry.forms.sources import WithSource
from registry.forms.weapon_act import WeaponActForm
from registry.forms.weapon_facts import optional_code, serial_field
from registry.language import worded
from registry.lookups import LookUps
from registry.operations.correct import Correct
from registry.operations.sources import WRITTEN
from registry.operations.weapon_facts import CODED, Value

FROM_PAPER = _l("Cuando el respaldo es «según libro» o «contradictorio»")
SUGGESTED = frozenset({"make", "model", "calibre", "country"})


class CorrectForm(WithSource, WeaponActForm):
    """What the fact really is; `correct_form` adds the control for its value."""

    first = ("value", "value_again", "serial_status", "standing", "book", "folio", "line")
    fact: str
    value: Field
    standing = code_field("Respaldo", "standing_given", need="Elija el respaldo del dato.")
    reason = note_field("Motivo", need="Escriba el motivo.")

    def validate(self, extra_validators: Any = None) -> bool:
        """What rests on somebody's writing says on whose."""
        is_valid: bool = super().validate(extra_validators)
        return self.tell_source(self.standing.data in WRITTEN) and is_valid

    def corrected(self) -> Value:
        """The value as the weapon would hold it; None when there is none."""
        return typed_value(self.fact, self.value.data)

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Correct:
        return Correct(**self.envelope(), weapon=weapons[0], fact=self.fact, value=self.corrected(),
                       standing=self.standing.data, serial_status=self.status(), reason=self.reason.data,
                       source=self.source())

    def status(self) -> str | None:
        """The status of the serial, when that is what is corrected."""
        return None


class CorrectCountryForm(CorrectForm):
    """A country is one of the world's."""

    def validate_value(self, field: Any) -> None:
        """Known by name or code."""
        if field.data and country_code(field.data) is None:
            raise ValidationError(worded("Elija un país de la lista."))


class CorrectSerialForm(CorrectForm):
    """A serial is read twice, and has a status."""

    value_again = serial_field("Repita el serial")
    serial_status = code_field("Estado del serial", "serial_status", blank=False)

    def status(self) -> str | None:
        return str(self.serial_status.data)

    def validate_value_again(self, field: Any) -> None:
        """Both readings must agree, letter by letter."""
        found = difference(self.value.data or "", field.data or "")
        if found is not None:
            raise ValidationError(difference_sentence(found, worded) + " " + worded("Vuelva a leer el arma."))


@cache
def correct_form(fact: str) -> type[CorrectForm]:
    """The form for `fact`, a name of `models.weapon.FACTS`."""
    base = {"serial": CorrectSerialForm, "country": CorrectCountryForm}.get(fact, CorrectForm)
    shown = fact_shown(fact) | {"value_again": {"mono": True}}
    shown["book"] = shown["book"] | {"hint": FROM_PAPER}
    return type(f"Correct{fact.title()}", (base,), {
        "fact": fact, "value": fact_control(fact, N_("Lo correcto")), "shown": shown,
        "other_names": {fact: "value", "source": "book"}})


def fact_shown(fact: str) -> dict[str, dict[str, Any]]:
    """How the value of a fact, and the paper it rests on, are drawn."""
    drawn: dict[str, Any] = {"width": "short"} if fact == "year" else {"mono": True} if fact == "serial" else {
        "suggest": fact if fact in SUGGESTED else None}
    return {"value": drawn, "book": {"width": "wide"}, "folio": {"width": "short"}, "line": {"width": "short"}}


def typed_value(fact: str, typed: Any) -> Value:
    """What was typed of a fact, as the weapon would hold it; None when there is nothing."""
    if not typed:
        return None
    if fact == "country":
        return country_code(typed)
    return int(typed) if fact == "year" else typed


def fact_control(fact: str, label: str) -> Field:
    """The control for the value of a fact."""
    if fact in CODED:
        return optional_code(label, fact)
    if fact == "serial":
        return serial_field(label)
    if fact == "ballistic_on":
        return DateField(_l(label), validators=[Optional()])
    if fact == "year":
        return StringField(_l(label), filters=[composed], validators=[
            Optional(), Regexp(r"[0-9]{4}$", message=_l("Escriba el año con cuatro cifras, o elija «no consta»."))])
    return text_field(label)
