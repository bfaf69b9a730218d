"""Forms of documents: what to issue and in which language; what to verify."""

from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileSize
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from models.base import instant_of, instant_text
from registry.forms.base import text_field
from registry.language import LANGUAGES, worded
from registry.operations.base import new_act_key

LARGEST = 40 * 1024 * 1024


class OnceForm(FlaskForm):
    """An act that asks nothing and happened when its button was drawn: the key makes it happen once."""

    act = HiddenField(default=new_act_key)
    drawn_at = HiddenField(default=lambda: instant_text(datetime.now(UTC)))

    def validate_drawn_at(self, field: Any) -> None:
        """The instant as it was drawn."""
        try:
            instant_of(field.data or "")
        except ValueError:
            raise ValidationError(worded("Recargue la página e intente de nuevo.")) from None

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
