"""Forms that join two files of one person and part them again."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from registry.forms.base import ActForm, note_field, text_field


class MergePartiesForm(ActForm):
    """The file that stands: one that resembles this one, or another by its document."""

    into = SelectField(_l("Ficha que queda"), choices=[], validators=[Optional()])
    document = text_field("U otra, por su documento", longest=40)
    reason = note_field("Cómo se sabe que es la misma persona", need="Escriba el motivo.")

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer the files that resemble this one."""
        self.into.choices = [SelectChoice("", ""), *(SelectChoice(value, label) for value, label in choices)]


class SeparateForm(ActForm):
    """Why they are two persons."""

    reason = note_field("Cómo se sabe que son dos personas", need="Escriba el motivo.")
