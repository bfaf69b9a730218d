"""Forms of documents: what to issue and in which language; what to verify."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileSize
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from models.base import instant_of, instant_text
from models.vocabulary import N_
from registry.forms.base import text_field
from registry.language import LANGUAGES, worded
from registry.operations.base import KEY_FORM, new_act_key

#: A form without its key would record the same act once for each time it is sent.
INCOMPLETE = N_("El formulario llegó incompleto y nada se asentó. Recargue la página y envíe de nuevo.")
LARGEST = 40 * 1024 * 1024


def now_text() -> str:
    """This moment, as a form carries it."""
    return instant_text(datetime.now(UTC))


def is_instant(text: str) -> bool:
    """Whether a form carries a moment in this text."""
    try:
        instant_of(text)
    except ValueError:
        return False
    return True


class AsDrawn:
    """Refuses a form that does not carry back what it was drawn with; the one shown instead is drawn anew."""

    def __init__(self, is_whole: Callable[[str], object], anew: Callable[[], str]) -> None:
        self._is_whole, self._anew = is_whole, anew

    def __call__(self, form: FlaskForm, field: Any) -> None:
        if not field.raw_data or not self._is_whole(field.raw_data[0]):
            field.data = self._anew()
            raise StopValidation(worded(INCOMPLETE))


class OnceForm(FlaskForm):
    """An act that asks nothing and happened when its button was drawn: the key makes it happen once."""

    act = HiddenField(default=new_act_key, validators=[AsDrawn(KEY_FORM.fullmatch, new_act_key)])
    drawn_at = HiddenField(default=now_text, validators=[AsDrawn(is_instant, now_text)])

    def envelope(self) -> dict[str, Any]:
        """What every operation takes from the form."""
        return {"act": self.act.data or "", "claimed_at": instant_of(self.drawn_at.data or "")}


class IssueDocumentForm(OnceForm):
    """Issue one document."""

    language = RadioField(_l("Idioma del documento"), default="es",
                          choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])


class VerifyForm(FlaskForm):
    """What somebody holds in hand: a code, a number, the picture of a QR, or the file itself."""

    code = text_field("Código de la etiqueta o número del documento", longest=140)
    file = FileField(_l("Foto del código QR, o PDF"),
                     validators=[FileSize(LARGEST, message=_l("Envíe un archivo de menos de 40 MB."))])
