"""Forms of documents: what to issue and in which language; what to verify."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileSize
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice

from registry.forms.base import text_field
from registry.language import LANGUAGES
from registry.operations.base import new_act_key

LARGEST = 40 * 1024 * 1024


class IssueDocumentForm(FlaskForm):
    """Issue one document: the key makes it happen once."""

    act = HiddenField(default=new_act_key)
    language = RadioField(_l("Idioma del documento"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()], default="es")


class VerifyForm(FlaskForm):
    """What somebody holds in hand: a code, a number, the picture of a QR, or the file itself."""

    code = text_field("Código de la etiqueta o número del documento", longest=140)
    file = FileField(_l("Foto del código QR, o PDF"),
                     validators=[FileSize(LARGEST, message=_l("Envíe un archivo de menos de 40 MB."))])
