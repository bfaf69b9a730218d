"""The facts of a weapon as a form asks for them: each with its standing, the serial typed twice, parts in rows."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, FieldList, Form, FormField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, Regexp, ValidationError

from marking.reading import difference, difference_sentence
from models.weapon import FACTS
from registry.errors import RuleBroken
from registry.forms.base import Legible, composed, text_field, verbatim
from registry.forms.countries import WithCountry, country_code
from registry.language import worded
from registry.operations.weapon_facts import NO_ANSWER, Value, refuse_fact
from registry.wording import choices

#: Facts that most weapons lack: what is left blank is «no consta» without being asked.
RARE = frozenset({"importer", "ballistic_number", "ballistic_on", "ballistic_laboratory"})
#: Facts told by one paper: a blank one takes the answer given for its number.
OF_THE_PAPER = frozenset({"ballistic_on", "ballistic_laboratory"})
#: What a serial that cannot be read is, by the status of the serial.
UNREAD = {"obliterated": "illegible", "none": "not_applicable", "illegible": "illegible", "not_found": "unknown",
          "not_recorded": "not_recorded", "not_applicable": "not_applicable"}
LIKE_THE_REST = SelectChoice("", _l("como arriba"))
MOST_PARTS = 12


def optional_code(label: str, vocabulary: str) -> SelectField:
    """One code of a vocabulary, or none: the standing says why."""
    return SelectField(_l(label), choices=lambda: [SelectChoice("", ""), *choices(vocabulary)],
                       filters=[lambda value: value or None], validators=[Optional()])


def serial_field(label: str) -> StringField:
    """A serial, kept letter by letter."""
    # Not `Optional`: it would end the chain on a blank, and a blank second reading must still be compared.
    return StringField(_l(label), filters=[verbatim], validators=[Legible()])


def standing_field(label: str, default: str) -> SelectField:
    """How a fact is known; «como arriba» is known like the rest."""
    return SelectField(_l(label), choices=lambda: [LIKE_THE_REST, *choices("standing_given")], default=default,
                       validators=[Optional()])


class PartForm(Form):
    """One part with a serial of its own."""

    kind = optional_code("Parte", "part")
    serial = serial_field("Serial de la parte")

    def validate_serial(self, field: Any) -> None:
        """A serial without a part belongs to nothing."""
        if field.data and not self.kind.data:
            raise ValidationError(worded("Elija la parte que lleva este serial."))


class WithFacts(WithCountry, Form):
    """Mixed into a form: the facts of `models.weapon.FACTS`, with `standing_<fact>` beside each."""

    weapon_type = optional_code("Tipo", "weapon_type")
    make = text_field("Marca")
    model = text_field("Modelo")
    calibre = text_field("Calibre")
    year = StringField(_l("Año de fabricación"), filters=[composed], validators=[
        Optional(), Regexp(r"[0-9]{4}$", message=_l("Escriba el año con cuatro cifras, o elija «no consta»."))])
    manufacturer = text_field("Fabricante")
    country = text_field("País de fabricación")
    importer = text_field("Importador")
    action = optional_code("Mecanismo de disparo", "action")
    serial = serial_field("Serial (tal como está marcado)")
    serial_again = serial_field("Repita el serial")
    serial_status = SelectField(_l("Estado del serial"), choices=lambda: choices("serial_status"), default="legible")
    parts = FieldList(FormField(PartForm), min_entries=3, max_entries=MOST_PARTS)
    weapon_class = optional_code("Clasificación", "weapon_class")
    condition = optional_code("Condición", "condition")
    ballistic_number = text_field("Constancia de registro balístico")
    ballistic_on = DateField(_l("Fecha de la constancia"), validators=[Optional()])
    ballistic_laboratory = text_field("Laboratorio")

    def validate_serial_again(self, field: Any) -> None:
        """Both readings of the serial must agree, letter by letter."""
        found = difference(self.serial.data or "", field.data or "")
        if found is not None:
            raise ValidationError(difference_sentence(found, worded) + " " + worded("Vuelva a leer el arma."))

    def tell_facts(self, usual: str, now: datetime) -> None:
        """Beside what is wrong already, tell what the act would refuse: everything at once, not one thing a time."""
        for name in FACTS:
            field = self[name]
            if field.errors or name == "serial":  # its two readings say already what is wrong with it
                continue
            try:
                value = self.value_of(name)
                refuse_fact(name, value, self.standing(name, value, usual), now)
            except RuleBroken as broken:
                field.errors = [*field.errors, worded(broken.msgid, **broken.values)]

    def value_of(self, name: str) -> Value:
        """A fact as the weapon would hold it; None for a blank. The field must hold what it can hold."""
        typed = self[name].data or None
        if typed is None:
            return None
        return int(typed) if name == "year" else country_code(typed) if name == "country" else typed

    def facts(self, usual: str) -> dict[str, Any]:
        """Values of the facts, parts and standings; `usual` is the standing of what says nothing else."""
        values = {name: self.value_of(name) for name in FACTS}
        return values | {
            "serial_status": self.serial_status.data, "components": self.components(usual),
            "standings": {name: found for name in FACTS if (found := self.standing(name, values[name], usual))}}

    def standing(self, name: str, value: Value, usual: str) -> str | None:
        """The standing chosen, or the one that follows; None when a blank was left without its answer."""
        said = self[f"standing_{name}"].data or None
        if value is not None:
            # «no consta» stands beside these until somebody writes something.
            return usual if said is None or (name in RARE and said == "not_recorded") else said
        if said is not None:
            return said
        if name == "serial":
            return UNREAD.get(self.serial_status.data)
        return self._answer_of_paper() if name in OF_THE_PAPER else "not_recorded" if name in RARE else None

    def _answer_of_paper(self) -> str:
        said = self["standing_ballistic_number"].data
        return said if said in NO_ANSWER else "not_recorded"

    def components(self, usual: str) -> tuple[dict[str, Any], ...]:
        """The parts filled in, in order."""
        return tuple({"kind": part.kind.data, "serial": part.serial.data,
                      "standing": usual if part.serial.data else "not_recorded"}
                     for part in self.parts if part.kind.data)


for fact in FACTS:
    setattr(WithFacts, f"standing_{fact}", standing_field("Respaldo", "not_recorded" if fact in RARE else ""))
