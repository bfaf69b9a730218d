"""The counter in words: each line's verdict, its reason and what to do; the tally; what the button says."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.vocabulary import N_
from models.weapon import Weapon
from registry.language import worded
from registry.operations.base import KEY_FORM, new_act_key
from registry.operations.weapons import MISSING
from registry.queries.counter import CounterLine, Doubt, ReceiverStanding, Verdict
from registry.queries.custody import holder_of
from registry.shown.acts import Action, act_title
from registry.shown.holders import holder_lines, holder_words
from registry.shown.links import address
from registry.shown.states import serial, tag
from registry.shown.weapon import Row, serial_words, short_name, weapon_name
from registry.shown.weapon_line import weapon_line

STATES = {Verdict.READY: "is-ok", Verdict.CONFIRM: "is-warn", Verdict.REFUSED: "is-stop"}
#: What a line that stays out is called, by act.
OUT = {"issue": N_("No se entrega"), "take_back": N_("No se recibe"), "store": N_("No se guarda")}
REASONS = {
    Doubt.NOT_FOUND: N_("Ningún arma tiene ese serial, número de registro o etiqueta. Vuelva a leerla."),
    Doubt.ELSEWHERE: N_("Registrada; pertenece a otro organismo. Apártela y avise al comandante."),
    Doubt.SEVERAL: N_("Hay varias armas con ese serial. Lea la etiqueta o escriba el número de registro."),
    Doubt.REVOKED_LABEL: N_("Etiqueta revocada. Lea el serial en el arma y confírmelo."),
    Doubt.JOINED: N_("Lo leído es de una ficha que se unió a la de esta arma. Lea el serial del arma y confírmelo."),
    Doubt.BY_PART: N_("Se reconoció por una parte o un marcaje. Lea el serial del arma y confírmelo."),
}  # fmt: skip


@dataclass(frozen=True)
class Press:
    """A small button of a line: what it sends with the readings."""

    label: str
    name: str
    value: str


@dataclass(frozen=True)
class ShownLine:
    """A line as the macro draws it."""

    number: int
    state: str
    word: str
    serial: str
    thing: str
    reason: str
    todo: Press | None
    remove: Press
    #: Where what keeps it out is dealt with: words and address.
    way_out: tuple[str, str] | None = None


def offered_acts() -> list[Action]:
    """The acts a counter does, for those whose roles open them."""
    names = [name for name in ("issue", "take_back", "store") if address(f"counter.{name}")]
    return [Action(act_title(name), url_for(f"counter.{name}"), primary=number == 0)
            for number, name in enumerate(names)]


def shown_counter(operation: str, lines: list[CounterLine], last: int | None, fields: dict[str, str],
                  session: Session) -> dict[str, Any]:
    """The template's context for the counter of one act; `last` is the place of the line just read."""
    shown = [_line(operation, number, line, session) for number, line in enumerate(lines, start=1)]
    ready = sum(line.verdict is Verdict.READY for line in lines)
    return {
        "operation": operation, "title": act_title(operation), "url": url_for(f"counter.{operation}"),
        "fields": fields, "lines": list(reversed(shown)), "last": None if last is None else shown[last],
        "title_of_lines": ngettext("%(num)s lectura", "%(num)s lecturas", len(lines)),
        "counts": counts(operation, lines), "button": button(operation, ready) if ready else None,
        "act_url": url_for(f"counter.{operation}_act"), "note": note(len(lines) - ready),
        "crumbs": [(_("Mostrador"), url_for("counter.start")), (act_title(operation), None)],
    }


def _line(operation: str, number: int, line: CounterLine, session: Session) -> ShownLine:
    weapon = line.weapon
    todo = None
    if line.verdict is Verdict.CONFIRM and weapon is not None:
        todo = Press(_("El serial coincide"), "confirm", line.read.key)
    return ShownLine(
        number, STATES[line.verdict], _word(operation, line.verdict),
        (weapon.serial or registry_number(weapon.id)) if weapon else line.read.text,
        short_name(weapon) if weapon else "", reason(operation, line, session), todo,
        Press(_("Quitar"), "remove", line.read.key), _way_out(weapon))


def _way_out(weapon: Weapon | None) -> tuple[str, str] | None:
    """Who has a missing weapon in hand records that it was found."""
    if weapon is None or weapon.status not in MISSING:
        return None
    url = address("weapon_act.report_found", weapon_id=weapon.id)
    return (act_title("report_found"), url) if url else None


def _word(operation: str, verdict: Verdict) -> str:
    if verdict is Verdict.REFUSED:
        return worded(OUT[operation])
    return _("Lista") if verdict is Verdict.READY else _("Por confirmar")


def reason(operation: str, line: CounterLine, session: Session) -> str:
    """Why the line waits or stays out; for one that is ready, where it comes from. Read twice is said."""
    if line.doubt is not None:
        told = worded(REASONS[line.doubt])
    elif line.broken is not None:
        told = worded(line.broken.msgid, **line.broken.values)
    else:
        assert line.weapon is not None
        told = _origin(operation, line.weapon, session)
    again = _("leída %(times)s veces, contada 1", times=line.read.times) if line.read.times > 1 else ""
    return " · ".join(part for part in (told, again) if part)


def _origin(operation: str, weapon: Weapon, session: Session) -> str:
    if operation == "issue":
        return weapon.place or ""
    return _("La tiene %(holder)s", holder=holder_words(holder_of(session, weapon.custodian)))


def counts(operation: str, lines: list[CounterLine]) -> list[tuple[int, str, str]]:
    """The tally: zero is said too, but only of what is ready."""
    tally = Counter(line.verdict for line in lines)
    words = {Verdict.READY: ngettext("lista", "listas", tally[Verdict.READY]), Verdict.CONFIRM: _("por confirmar"),
             Verdict.REFUSED: worded(OUT[operation]).lower()}
    return [(tally[verdict], words[verdict], STATES[verdict]) for verdict in Verdict
            if tally[verdict] or verdict is Verdict.READY]


def button(operation: str, ready: int) -> str:
    """The button names the act and how many go."""
    if operation == "issue":
        return ngettext("Entregar %(num)s arma", "Entregar %(num)s armas", ready)
    if operation == "take_back":
        return ngettext("Recibir %(num)s arma", "Recibir %(num)s armas", ready)
    return ngettext("Guardar %(num)s arma", "Guardar %(num)s armas", ready)


def note(left_out: int) -> str:
    """What the button leaves out, and that nothing is recorded yet."""
    out = ngettext("%(num)s queda fuera.", "%(num)s quedan fuera.", left_out) if left_out else ""
    return f"{out} {_('Antes de asentar verá el acta.')}".strip()


def shown_receiver(session: Session, standing: ReceiverStanding) -> dict[str, Any]:
    """The box of who stands at the counter."""
    lines = holder_lines(holder_of(session, standing.party.subject))
    told = list(lines.lines)
    if standing.holds:
        told.append(ngettext("Tiene %(num)s arma entregada", "Tiene %(num)s armas entregadas", standing.holds))
    if standing.broken is not None:
        shown: Markup = tag(_("No habilitado"), "is-stop")
        told.append(worded(standing.broken.msgid, **standing.broken.values))
    elif standing.overdue:
        late = ngettext("%(num)s devolución vencida", "%(num)s devoluciones vencidas", standing.overdue)
        shown = tag(late, "is-warn")
    else:
        shown = tag(_("Habilitado"), "is-ok")
    return {"name": lines.name, "lines": told, "standing": shown, "may_receive": standing.broken is None}


def shown_counter_act(operation: str, weapons: tuple[Weapon, ...], key: str) -> dict[str, Any]:
    """The template's context for the form of the act on all that is ready; `key` is what its list is kept under."""
    return {
        "title": act_title(operation), "button": button(operation, len(weapons)),
        "back_url": url_for(f"counter.{operation}"), "back_to": url_for(f"counter.{operation}"),
        "act_url": url_for(f"counter.{operation}_act"),
        "discard_url": url_for("draft.discard", act=key if KEY_FORM.fullmatch(key) else new_act_key()),
        "crumbs": [(_("Mostrador"), url_for("counter.start")), (act_title(operation), None)],
        "subjects": [weapon_line(weapon) for weapon in weapons],
        "weapon_rows": [Row((serial_words(weapon), weapon_name(weapon), serial(registry_number(weapon.id))))
                 for weapon in weapons],
    }
