"""Entries told as the history of a page tells them: sentence, both times, who acted, papers, corrections."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _
from markupsafe import Markup

from models.document import Document
from models.envelope import Recorded
from models.events import Event
from models.events.weapon import WeaponCorrected
from registry.queries.entries import Told
from registry.sentences import fact_value, references_of, sentence_of
from registry.shown.links import address
from registry.shown.notes import notes_of
from registry.shown.states import capital
from registry.shown.weapon import BOTH, CORRECTED, ORIGINAL
from registry.wording import code, duration, moment


@dataclass(frozen=True)
class HistoryItem:
    """One entry, as the macro of the history takes it."""

    number: int
    number_url: str | None
    lead: str
    rest: Markup
    when: str
    late: str | None
    actor: str
    links: tuple[tuple[str, str | None], ...]
    deleted: str | None = None
    inserted: str | None = None
    tail: str | None = None
    #: Reason, source and remarks: (term, text).
    notes: tuple[tuple[str, str], ...] = ()


def references_in(told: Iterable[Told]) -> set[str]:
    """Everything the entries name, their things and actors included, to be resolved at once."""
    return set().union(*(references_of(one.event) | {
        one.entry.subject, f"user:{one.entry.actor}", f"user:{one.asked_by}"} for one in told))


def history_items(told: Iterable[Told], names: dict[str, str], papers: dict[int, tuple[Document, ...]],
                  late_minutes: int | None, view: str = BOTH,
                  texts: dict[str, str] | None = None) -> list[HistoryItem]:
    """The items newest first; `view` leaves out what was corrected, or the corrections.

    With `texts` (`registry.queries.notes.texts_of`) each says what was written about it.
    """
    shown = [one for one in told if view != ORIGINAL or not isinstance(one.event, WeaponCorrected)]
    return [replace(_corrected(_item(one, names, papers, late_minutes), one.event, view),
                    notes=() if texts is None else notes_of(one.event, texts)) for one in reversed(shown)]


def _item(told: Told, names: dict[str, str], papers: dict[int, tuple[Document, ...]], late: int | None) -> HistoryItem:
    sentence, entry = sentence_of(told.event, names), told.entry
    return HistoryItem(
        entry.sequence, address("ledger.page", sequence=entry.sequence), sentence.lead, sentence.rest,
        when(entry), lateness(entry, late), actor_words(told, names),
        (_act_link(told), *((paper_words(paper), url) for paper in papers.get(told.act_id, ())
                             if (url := address("document.page", document_id=paper.id)))))


def _corrected(item: HistoryItem, event: Event, view: str) -> HistoryItem:
    if not isinstance(event, WeaponCorrected):
        return item
    was = fact_value(event.fact, restored(event.fact, event.was), "not_recorded")
    now = fact_value(event.fact, restored(event.fact, event.value), event.standing)
    if was == now:  # only how it is known was wrong
        return replace(item, inserted=code("standing", event.standing))
    return replace(item, deleted=None if view == CORRECTED else was, inserted=now)


def restored(fact: str, value: str | int | None) -> str | int | date | None:
    """A fact's value as an entry carries it, as the weapon holds it."""
    return date.fromisoformat(str(value)) if value and fact.endswith("_on") else value


def when(entry: Recorded) -> str:
    """Both times when they differ by a minute or more, else the one."""
    claimed, recorded = moment(entry.claimed_at), moment(entry.recorded_at)
    if claimed == recorded:
        return claimed
    return _("Hecho el %(claimed)s, asentado el %(recorded)s", claimed=claimed, recorded=recorded)


def lateness(entry: Recorded, late_minutes: int | None) -> str | None:
    """«asentado 14 horas después» when later than the parameter allows."""
    minutes = int((entry.recorded_at - entry.claimed_at).total_seconds() // 60)
    if late_minutes is None or minutes <= late_minutes:
        return None
    return _("asentado %(time)s después", time=duration(minutes))


def actor_words(told: Told, names: dict[str, str]) -> str:
    """Who acted, or who asked and who approved; the system itself while the registry was being set up."""
    if told.asked_by is None:
        return _user(told.entry.actor, names)
    return _("pidió %(maker)s, aprobó %(decider)s", maker=_user(told.asked_by, names),
             decider=_user(told.entry.actor, names))


def _user(user: int, names: dict[str, str]) -> str:
    return names.get(f"user:{user}") or (_("el sistema") if user == 0 else _("identidad suprimida"))


def paper_words(paper: Document) -> str:
    """«Acta de entrega de armamento AEA-PMLA-2026-000318»."""
    return f"{capital(code('document_kind', paper.kind))} {paper.number}"


def _act_link(told: Told) -> tuple[str, str | None]:
    """The act by its number, which is told also to whoever may not open it."""
    words = _("acto %(number)s", number=told.act_id)
    if told.entry.of > 1:
        words += ", " + _("%(part)s de %(of)s", part=told.entry.part, of=told.entry.of)
    return words, address("act.page", act_id=told.act_id)
