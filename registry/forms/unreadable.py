"""What is told of a value that no field could read: the form library's own sentences do not say what to do."""

from flask_wtf.i18n import Translations
from wtforms.form import BaseForm

from registry.language import worded

#: Sentence of the library → ours.
SAID = {
    "Not a valid datetime value.": "Escriba la fecha y la hora completas.",
    "Not a valid date value.": "Escriba la fecha completa: día, mes y año.",
    "Not a valid integer value.": "Escriba un número entero, en cifras.",
    "Not a valid choice.": "Elija una de las opciones.",
}


class Unreadable(Translations):
    """Our words for those sentences; the library's own, in the language of the page, for all others."""

    def gettext(self, string: str) -> str:
        return worded(SAID[string]) if string in SAID else str(super().gettext(string))


class Told:
    """For the `Meta` of a form: says what to do about a value no field could read."""

    def get_translations(self, form: BaseForm) -> Unreadable:
        """What the form words its refusals with."""
        return Unreadable()
