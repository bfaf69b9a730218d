"""The start page in words: what was done today, what waits, what one may begin."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from models.act import Act
from models.ledger import LedgerHead, SignedCheckpoint
from models.vocabulary import N_
from models.weapon import Weapon
from registry.language import worded
from registry.queries.weapon_list import Line
from registry.queries.work_of_today import Queue, WorkOfToday
from registry.shown.acts import Action
from registry.shown.holders import holder_words
from registry.shown.links import address
from registry.shown.requests import waiting_heads, waiting_row
from registry.shown.states import capital, fact, linked
from registry.shown.weapon import Row, serial_words, weapon_name
from registry.wording import CARACAS, code, day, duration, grouped, near

#: Queue → heading, filter of the list, head of the time column, what waits until it is empty.
QUEUES = {
    "overdue": (N_("Devoluciones vencidas"), {"status": "issued_out"}, N_("Debía volver"), "is-warn"),
    "not_located": (N_("No localizadas"), {"status": "not_located"}, N_("Desde"), "is-stop"),
    "to_be_located": (N_("Por localizar"), {"status": "to_be_located"}, N_("Desde"), "is-warn"),
    "to_recover": (N_("Por recuperar: su custodio falleció o está suspendido"), {}, N_("Custodio desde"), "is-stop"),
    "lost": (N_("Extraviadas"), {"status": "lost"}, N_("Desde"), "is-stop"),
    "stolen": (N_("Hurtadas o robadas"), {"status": "stolen"}, N_("Desde"), "is-stop"),
    "held": (N_("Retenidas por orden fiscal o judicial"), {"held": "y"}, N_("Custodio desde"), "is-stop"),
}  # fmt: skip
#: What one may begin, in the order a person most likely came for.
BEGINNINGS: tuple[tuple[str, str], ...] = (
    ("registration.form", N_("Registrar un arma")), ("registration.series", N_("Registrar una serie")),
    ("counter.issue", N_("Entregar a un funcionario")),
    ("counter.take_back", N_("Recibir devoluciones")), ("counter.store", N_("Guardar en el parque")),
    ("party_act.register", N_("Registrar una persona")), ("weapon.listing", N_("Ver las armas")),
    ("user.listing", N_("Ver las cuentas")), ("ledger.listing", N_("Ver el libro de asientos")),
)  # fmt: skip


@dataclass(frozen=True)
class QueueTable:
    """One queue as a table; `more_url` leads to the whole of it."""

    title: str
    heads: tuple[Any, ...]
    rows: tuple[Row, ...]
    more_url: str | None
    more: str


def shown_work(work: WorkOfToday, names: Mapping[str, str], weapons: Mapping[str, Weapon], head: LedgerHead,
               checkpoint: SignedCheckpoint | None, now: datetime) -> dict[str, Any]:
    """The template's context."""
    return {
        "today": capital(day(now.astimezone(CARACAS).date())), "done": done_words(work),
        "acts": [act_row(act, now) for act in work.acts], "acts_url": address("act.listing"),
        "queues": [queue_table(queue, now) for queue in work.queues if queue.count],
        "asked": [waiting_row(one, names, weapons, now) for one in work.to_decide], "asked_heads": waiting_heads(),
        "asked_title": _("Por decidir (%(count)s)", count=grouped(work.to_decide_count)),
        "asked_url": address("request.listing") if work.to_decide_count > len(work.to_decide) else None,
        "is_quiet": bool(work.queues) and not any(queue.count for queue in work.queues) and not work.to_decide,
        "in_charge": ngettext("%(count)s arma a su cargo", "%(count)s armas a su cargo", work.in_charge,
                              count=grouped(work.in_charge)),
        "has_weapons": bool(work.queues), "beginnings": beginnings(), "ledger": ledger_pairs(head, checkpoint, now),
    }


def done_words(work: WorkOfToday) -> str:
    """«Hoy asentó 31 actos.»"""
    return ngettext("Hoy asentó %(num)s acto.", "Hoy asentó %(num)s actos.", work.act_count) if (
        work.act_count) else _("Hoy no ha asentado ningún acto.")


def act_row(act: Act, now: datetime) -> Row:
    """An act of today in one line."""
    words = capital(code("operation", act.operation))
    return Row((linked(address("act.page", act_id=act.id), words), grouped(act.count), near(act.recorded_at, now)))


def queue_table(queue: Queue, now: datetime) -> QueueTable:
    """A queue with its oldest lines; nothing of it is hidden: the count says how many there are."""
    title, filters, since, state = QUEUES[queue.name]
    return QueueTable(
        _("%(title)s (%(count)s)", title=worded(title), count=grouped(queue.count)),
        (_("Serial"), (_("Arma"), "plain"), _("Custodio"), worded(since), (_("Hace"), "plain")),
        tuple(_queue_row(line, queue.name, state, now) for line in queue.lines),
        address("weapon.listing", **filters) if filters and queue.count > len(queue.lines) else None,
        _("Ver las %(count)s", count=grouped(queue.count)))


def _queue_row(line: Line, queue: str, state: str, now: datetime) -> Row:
    weapon = line.weapon
    since = weapon.due_back_at if queue == "overdue" and weapon.due_back_at else weapon.custody_since
    age = duration(max(0, int((now - since).total_seconds() // 60)))
    return Row((linked(address("weapon.page", weapon_id=weapon.id), serial_words(weapon)), weapon_name(weapon),
                holder_words(line.custodian), near(since, now), fact(age, state)))


def beginnings() -> list[Action]:
    """Buttons for what the person's roles open, the first in the primary colour."""
    found = [(worded(words), url) for endpoint, words in BEGINNINGS if (url := address(endpoint))]
    return [Action(words, url, primary=number == 0) for number, (words, url) in enumerate(found[:6])]


def ledger_pairs(head: LedgerHead, checkpoint: SignedCheckpoint | None, now: datetime) -> list[tuple[str, Any]]:
    """Last entry, how fresh the signed checkpoint is, and that nobody outside has cosigned yet."""
    if checkpoint is None:
        signed: Any = fact(_("todavía ninguno"), "is-warn")
    else:
        age = duration(max(0, int((now - checkpoint.signed_at).total_seconds() // 60)))
        signed = _("firmado hace %(age)s", age=age)
    return [(_("Último asiento"), head.size - 1 if head.size else _("ninguno")), (_("Punto de control"), signed),
            (_("Cofirma"), fact(_("aún sin cofirma externa"), "is-warn"))]
