"""Forms of the catalogue and of the figures the law fixes."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, RadioField, SelectField
from wtforms.validators import Optional

from registry.forms.base import ActForm, code_field, required, text_field
from registry.operations.register_catalogue_items import LONGEST
from registry.operations.set_legal_parameter import LONGEST_SOURCE
from registry.wording import choices


class CatalogueForm(ActForm):
    """One make, model, calibre or word for a type."""

    kind = RadioField(_l("Qué se agrega"), choices=lambda: choices("catalogue_kind"),
                      validators=[required("Elija marca, modelo, calibre o tipo.")])
    name = text_field("Nombre", need="Escriba el nombre.", longest=LONGEST)
    make = text_field("Marca del modelo", longest=LONGEST)
    weapon_type = SelectField(_l("Tipo de arma"), choices=lambda: [("", ""), *choices("weapon_type")],
                              validators=[Optional()])
    calibre = text_field("Calibre del modelo", longest=LONGEST)
    also = text_field("Otros nombres usuales", longest=200)


class LegalParameterForm(ActForm):
    """One figure, with where it comes from."""

    parameter = code_field("Parámetro legal", "legal_parameter", need="Elija un parámetro legal.")
    value = IntegerField(_l("Valor"), validators=[required("Escriba un número entero.")])
    source = text_field("Norma o fuente", need="Escriba la norma o la fuente.", longest=LONGEST_SOURCE)
    certainty = code_field("Certeza", "certainty", need="Diga qué tan segura es la fuente.")
    valid_from = DateField(_l("Vale desde"), validators=[required("Escriba desde qué día vale.")])
