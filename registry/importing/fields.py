"""What a column of a list can be, and how its values are told."""

from __future__ import annotations

from models.vocabulary import N_, VOCABULARY

#: Field → what a person calls it. What is not here is only kept with the row, as written.
FIELDS = {
    "serial": N_("serial (tal como está marcado)"), "weapon_type": N_("tipo"), "make": N_("marca"),
    "model": N_("modelo"), "calibre": N_("calibre"), "action": N_("mecanismo de disparo"),
    "year": N_("año de fabricación"), "manufacturer": N_("fabricante"), "country": N_("país de fabricación"),
    "importer": N_("importador"), "weapon_class": N_("clasificación"), "condition": N_("condición"),
    "ballistic_number": N_("constancia de registro balístico"), "ballistic_on": N_("fecha de la constancia balística"),
    "ballistic_laboratory": N_("laboratorio balístico"), "unit": N_("unidad"), "place": N_("lugar en el parque"),
    "folio": N_("folio"), "owner": N_("propietario, según la lista (nadie lo identifica)"),
    "remarks": N_("observaciones (se guardan con la fila)"),
    "record_kind": N_("clase de fila (arma u otra cosa)"), "quantity": N_("cantidad"),
}  # fmt: skip
#: Fields whose values are set against words, one by one: each is decided once.
DECIDED = ("record_kind", "weapon_type", "action", "weapon_class", "condition", "country", "unit", "make", "model",
           "calibre", "manufacturer", "importer")
#: Those whose values are codes, and the vocabulary they are of.
CODED = {"weapon_type": "weapon_type", "action": "action", "weapon_class": "weapon_class", "condition": "condition"}
#: Those known to the catalogue.
CATALOGUED = ("make", "model", "calibre", "weapon_type")
#: What a value may be decided to mean besides a word of ours: one of the answers, or a row that is not taken.
ANSWERS = ("unknown", "illegible", "not_recorded", "not_applicable")
AS_WRITTEN, REFUSE = "as_written", "refuse"
RECORD_KINDS = {"weapon": N_("arma"), REFUSE: N_("no es un arma: no se toma la fila")}
#: What every row of a list shares, when no column says it; and the encoding that a person chose for its text.
CONSTANTS = ("weapon_class", "condition", "unit", "custody", "undecided", "encoding")
CUSTODIES = {
    "to_be_located": N_("por localizar, a cargo de la unidad"),
    "in_store": N_("en el parque de la unidad, según la lista"),
}  # fmt: skip
UNDECIDED = {
    AS_WRITTEN: N_("inscribir con lo escrito, o sin el dato si es un código; sin decidir la unidad o la clase de fila,"
                   " no se toma la fila"),
    REFUSE: N_("no tomar la fila hasta que se decida"),
}


def is_code(field: str, value: str) -> bool:
    """Whether `value` is a code of the vocabulary of a coded field."""
    return field in CODED and value in VOCABULARY[CODED[field]]
