"""Forms of a load: the file and whose it is; what its columns are; its start."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, FileField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.forms.base import ActForm
from registry.forms.import_encoding import encoding_field
from registry.forms.units import offer_units, unit_field
from registry.importing.fields import (
    CUSTODIES,
    FIELDS,
    UNDECIDED,
)
from registry.importing.mapping import Mapping
from registry.language import worded
from registry.wording import choices


class BringForm(FlaskForm):
    """The file, and the unit whose list it is."""

    file = FileField(_l("Archivo (CSV o XLSX, hasta 40 MB)"))
    unit = unit_field("Unidad de la que es la lista", need="Elija una unidad del organigrama.")


class StartForm(ActForm):
    """The act that says the file was brought; its rows follow."""

    #: SHA-256 of what was decided of its columns and values when the form was drawn.
    decided = HiddenField(default="")

    def saw_decided(self, digest: str) -> bool:
        """Whether what is decided now is what the person saw."""
        return bool(self.decided.data == digest)

    def refuse_otherwise_decided(self, digest: str) -> None:
        """Refuse once what was seen is not what would be done; the form goes on from how it stands."""
        if not self.saw_decided(digest):
            self.decided.data = digest
            raise RuleBroken(N_("Lo decidido de las columnas o los valores cambió. Léalo antes de inscribir."))


def columns_form(mapping: Mapping, columns: tuple[str, ...], encoding: str | None = None) -> Any:
    """A form with one choice per column, what every row shares when no column says it, and how the text is read."""

    class ColumnsForm(FlaskForm):
        shared_unit = unit_field("Unidad a cargo, si ninguna columna lo dice")
        shared_weapon_class = _words("Clasificación, si ninguna columna la dice", "weapon_class")
        shared_condition = _words("Condición, si ninguna columna la dice", "condition")
        shared_custody = SelectField(_l("Dónde están"), choices=lambda: told(CUSTODIES))
        shared_undecided = SelectField(_l("Si un valor está sin decidir"), choices=lambda: told(UNDECIDED))

    if encoding is not None:
        ColumnsForm.encoding = encoding_field(encoding)
    for place, name in enumerate(columns):
        setattr(ColumnsForm, f"column_{place}", SelectField(
            name, choices=lambda: [SelectChoice("", worded(N_("solo se guarda con la fila"))), *told(FIELDS)],
            validators=[Optional()]))
    form = ColumnsForm(data={f"column_{place}": mapping.columns.get(name, "") for place, name in enumerate(columns)} | {
        f"shared_{name}": value for name, value in mapping.constants.items()})
    offer_units(form.shared_unit, "import:run")
    return form


def decided_columns(form: Any, columns: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Column → field and what every row shares; a field said of two columns is told beside the second."""
    found: dict[str, str] = {}
    for place, name in enumerate(columns):
        field: Field = form[f"column_{place}"]
        if field.data and field.data in found.values():
            field.errors = [*field.errors, worded(N_("Otra columna ya es este dato."))]
        elif field.data:
            found[name] = field.data
    shared = {name.removeprefix("shared_"): field.data for name, field in form._fields.items()
              if name.startswith("shared_") and field.data}
    return found, shared


def _words(label: str, vocabulary: str) -> SelectField:
    return SelectField(_l(label), choices=lambda: [SelectChoice("", ""), *choices(vocabulary)], validators=[Optional()])


def told(words: dict[str, str]) -> list[SelectChoice]:
    """Codes with their words, as choices."""
    return [SelectChoice(value, worded(text)) for value, text in words.items()]


