"""The queue of what was begun, in words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from models.draft import Draft
from models.vocabulary import VOCABULARY
from registry.drafted_forms import DRAFTED
from registry.language import worded
from registry.shown.links import address
from registry.shown.states import capital, linked
from registry.shown.weapon import Row
from registry.wording import CARACAS, code, day, near

#: Lines of the start page; the rest is one link away.
MOST_AT_START = 5


def draft_heads() -> list[Any]:
    """The column heads of the queue."""
    return [_("Formulario"), (_("Lo escrito"), "plain"), _("Empezado"), _("Guardado"), _("Se borra"),
            (_("Descartar"), "plain")]


def draft_rows(drafts: Iterable[Draft], days: int | None, now: datetime) -> list[Row]:
    """A line for each draft of a form that still keeps them; its first cell leads on with it."""
    return [_row(draft, days, now) for draft in drafts if draft.form in DRAFTED]


def _row(draft: Draft, days: int | None, now: datetime) -> Row:
    form = DRAFTED[draft.form]
    ends = day((draft.saved_at + timedelta(days=days)).astimezone(CARACAS).date()) if days else _("nunca")
    out = linked(address("draft.discard", act=draft.act), _("Descartar"))
    return Row((linked(form.address(draft.act), worded(form.title)), first_words(draft), near(draft.begun_at, now),
                near(draft.saved_at, now), ends, out))


def first_words(draft: Draft) -> str:
    """What tells it from another: «Pistola Glock 17, TZK41870»; that nothing does, when nothing was typed there."""
    typed = [(name, next(iter(draft.fields.get(name, [])), "").strip()) for name in DRAFTED[draft.form].first]
    words = [capital(code(name, value)) if name in VOCABULARY else value for name, value in typed if value]
    if (listed := DRAFTED[draft.form].lines) is not None:
        count = len(next(iter(draft.fields.get(listed, [])), "").splitlines())
        words.append(ngettext("%(num)s lectura", "%(num)s lecturas", count))
    return " · ".join(words) or _("sin datos todavía")


def discarding(draft: Draft, now: datetime) -> dict[str, Any]:
    """The page that asks whether to discard it."""
    form = DRAFTED[draft.form]
    return {"what": worded(form.title), "words": first_words(draft), "saved": near(draft.saved_at, now),
            "resume_url": form.address(draft.act)}


def shown_begun(drafts: list[Draft], days: int | None, now: datetime) -> dict[str, Any]:
    """The head of the queue, for the page where everybody starts."""
    rows = draft_rows(drafts, days, now)
    return {"begun": rows[:MOST_AT_START], "begun_heads": draft_heads(), "begun_count": len(rows)}
