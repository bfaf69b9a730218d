"""Who has a weapon and whose it is, in the lines of a box."""

from dataclasses import dataclass

from flask_babel import gettext as _

from registry.queries.custody import Holder
from registry.shown.links import thing_address
from registry.wording import day


@dataclass(frozen=True)
class HolderLines:
    """A name, where it leads, and the lines below it."""

    name: str
    url: str | None
    lines: tuple[str, ...]


def holder_lines(holder: Holder) -> HolderLines:
    """The person or body as a box shows it."""
    if holder.kind == "unknown":
        return HolderLines(_("Desconocido"), None, ())
    if holder.kind == "to_be_located":
        return HolderLines(_("Por localizar"), None, (_("Responde %(unit)s", unit=name_of(holder)),))
    if holder.kind == "withdrawn":
        return HolderLines(_("Nadie: dada de baja"), None, (_("Respondía %(unit)s", unit=name_of(holder)),))
    if holder.kind == "organisation":
        return HolderLines(name_of(holder), thing_address(holder.reference), ())
    return HolderLines(" ".join(filter(None, (holder.rank, name_of(holder)))), thing_address(holder.reference),
                       _person_lines(holder))


def owner_lines(holder: Holder, told: str | None, source: str | None) -> HolderLines:
    """Whose it is; while nobody says who that is, what the list `source` it was registered from says."""
    if holder.kind != "unknown" or told is None:
        return holder_lines(holder)
    said = (_("Según %(source)s: «%(owner)s»", source=source, owner=told) if source
            else _("Según la lista: «%(owner)s»", owner=told))
    return HolderLines(_("Sin identificar"), None, (said,))


def holder_words(holder: Holder) -> str:
    """The same in one line, for tables."""
    shown = holder_lines(holder)
    return " · ".join((shown.name, *shown.lines)) if holder.kind == "to_be_located" else shown.name


def name_of(holder: Holder) -> str:
    """The name, or that it has been erased."""
    return holder.name or _("identidad suprimida")


def _person_lines(holder: Holder) -> tuple[str, ...]:
    badge = _("Credencial %(number)s", number=holder.badge) if holder.badge else None
    tax_id = _("RIF %(number)s", number=holder.tax_id) if holder.tax_id else None
    lines = [" · ".join(filter(None, (badge, tax_id, holder.unit)))]
    if holder.ended_on is not None:
        ended = day(holder.ended_on)
        lines.append(_("Disuelta el %(day)s", day=ended) if holder.tax_id else _("Falleció el %(day)s", day=ended))
    elif holder.is_suspended:
        lines.append(_("Suspendida: no puede recibir armas"))
    return tuple(filter(None, lines))
