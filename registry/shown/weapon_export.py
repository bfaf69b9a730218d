"""A list of weapons as a file says it: the columns of the screen, each fact in a column of its own."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from flask_babel import gettext as _

from marking.registry_number import registry_number
from proof.label_token import written_code
from registry.queries.custody import Holder
from registry.queries.weapon_rows import Exported
from registry.shown.holders import holder_words
from registry.wording import CARACAS, code


def export_heads() -> list[str]:
    """The names of the columns, in the language of the page."""
    return [_("Registro"), _("Serial"), _("Estado del serial"), _("Tipo"), _("Marca"), _("Modelo"), _("Calibre"),
            _("Año"), _("Clasificación"), _("Situación"), _("Retenida"), _("Custodio"), _("Unidad"),
            _("Código de la unidad"), _("Vista por última vez"), _("Propietario"), _("Respaldo del serial"),
            _("Etiqueta")]


def export_rows(weapons: Iterable[Exported]) -> Iterator[list[str | int]]:
    """The cells of each weapon; what is not known is empty."""
    # A word is looked for once, not once for each of a hundred thousand weapons.
    word, named, yes, no = cache(code), _by_reference(), _("sí"), _("no")
    for it in weapons:
        seen = it.last_seen_at.astimezone(CARACAS).strftime("%Y-%m-%d %H:%M") if it.last_seen_at else ""
        yield [registry_number(it.id), it.serial or "", word("serial_status", it.serial_status),
               word("weapon_type", it.weapon_type) if it.weapon_type else "", it.make or "", it.model or "",
               it.calibre or "", it.year if it.year is not None else "", word("weapon_class", it.weapon_class),
               word("status", it.status), yes if it.is_held else no, named(it.custodian), it.unit, it.unit_code, seen,
               named(it.owner), word("standing", it.standing), written_code(it.label) if it.label else ""]


def _by_reference() -> Callable[[Holder], str]:
    known: dict[str, str] = {}

    def named(holder: Holder) -> str:
        words = known.get(holder.reference)
        if words is None:
            words = known[holder.reference] = holder_words(holder)
        return words
    return named
