"""How the text of a list is read: what was found out, and the choice where the file does not say."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from models.vocabulary import N_
from registry.importing.encoding import ONE_BYTE
from registry.language import worded

ENCODINGS = {"cp1252": N_("Windows (CSV de Excel)"), "cp850": N_("MS-DOS (CSV (MS-DOS) de Excel)"),
             "mac_roman": N_("Macintosh")}


def encoding_field(encoding: str) -> SelectField:
    """The codec a list is read in: one of `ONE_BYTE` can be chosen, any other says itself what it is."""
    read = "cp1252" if encoding == "latin-1" else encoding
    return SelectField(_l("Codificación del texto"), validators=[Optional()], default=read, choices=lambda: [
        SelectChoice(codec, worded(ENCODINGS[codec]) if codec in ENCODINGS else codec.removesuffix("-sig").upper())
        for codec in (ONE_BYTE if read in ONE_BYTE else [read])])
