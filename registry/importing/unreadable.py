"""Why a file, or a row of it, cannot be read: sentences for the person who brought it."""

from __future__ import annotations

from models.vocabulary import N_
from registry.errors import Refused

#: What the web lets in at once (`MAX_CONTENT_LENGTH`).
LARGEST_FILE = 40 * 1024 * 1024
LARGEST_UNPACKED = 256 * 1024 * 1024
MOST_COLUMNS = 200
MOST_CELLS = 4_000_000
LONGEST_CELL = 2_000


class Unreadable(Refused):
    """The file is not a list this program can read; nothing of it was taken."""

    msgid = "El archivo no se puede leer."


#: Faults of a row, by code: it is refused and the others are not.
FAULTS = {
    "too_many_cells": N_("La fila tiene más datos que columnas la cabecera."),
    "too_long": N_("Un dato de la fila pasa de 2000 caracteres."),
    "open_quote": N_("Una comilla quedó abierta y se tragó las filas siguientes. Ciérrela."),
    "unprintable": N_("La fila tiene un carácter que no se puede asentar (nulo, de control o invisible)."),
    "formula": N_("Un dato de la fila es una fórmula y no un valor. Péguelo como valor."),
    "rounded": N_("Un número de la fila pasa de 15 cifras y la hoja de cálculo lo redondeó. Escríbalo como texto."),
    "error_value": N_("La columna «%(column)s» trae «%(value)s», un error de la hoja de cálculo. Escriba el dato."),
}
