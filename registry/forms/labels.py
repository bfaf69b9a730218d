"""How labels go on paper: stock, first free cell, and the printer's offset."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DecimalField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, ValidationError

from marking.label_format import FORMATS
from marking.words import msgid
from registry.language import worded

#: Stock → its name for a person.
STOCKS = {
    "letter_3x10": msgid("Hoja carta, 3 × 10 etiquetas"),
    "hang_tag_100x50": msgid("Etiqueta colgante, 100 × 50 mm"),
    "roll_50x25": msgid("Rollo, 50 × 25 mm"),
}
#: Farther than this the label falls out of its cell.
FARTHEST_MM = 5


class SheetForm(FlaskForm):
    """Sent by GET: printing again changes nothing."""

    class Meta:
        csrf = False

    stock = SelectField(_l("Papel"), choices=lambda: [SelectChoice(code, worded(STOCKS[code])) for code in FORMATS],
                        default="letter_3x10")
    first_cell = IntegerField(_l("Primera celda libre"), default=1)
    offset_x = DecimalField(_l("Corrección hacia la derecha (mm)"), default=0, places=1,
                            validators=[NumberRange(-FARTHEST_MM, FARTHEST_MM)])
    offset_y = DecimalField(_l("Corrección hacia abajo (mm)"), default=0, places=1,
                            validators=[NumberRange(-FARTHEST_MM, FARTHEST_MM)])

    def validate_first_cell(self, field: Any) -> None:
        """The sheet must have that cell."""
        cells = FORMATS[self.stock.data].cells if self.stock.data in FORMATS else 1
        if cells == 1 and field.data != 1:
            raise ValidationError(worded("Este papel lleva una sola etiqueta: la primera celda libre es la 1."))
        if field.data is None or not 1 <= field.data <= cells:
            raise ValidationError(worded("Escriba un número de 1 a %(cells)s.", cells=cells))
