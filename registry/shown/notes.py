"""Reasons, sources and remarks in words: beside the sentence of their entry, and beside the facts they back."""

from collections.abc import Iterable

from flask_babel import gettext as _

from models.events import Event
from models.events.source import WeaponListed
from models.events.weapon import WeaponCorrected, WeaponRegistered
from models.vocabulary import N_
from registry.importing.paper import owner_told
from registry.language import worded
from registry.operations.sources import reason_in, source_in
from registry.queries.notes import commitments_of

TERMS = {"source": N_("Fuente"), "reason": N_("Motivo"), "purpose": N_("Motivo del servicio"),
         "remarks": N_("Observaciones")}


def notes_of(event: Event, texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """(term, text) of what was written about an event; `texts` comes from `registry.queries.notes.texts_of`."""
    found: list[tuple[str, str]] = []
    for name, commitment in commitments_of(event).items():
        text = texts.get(commitment)
        written = {name: _("texto suprimido")} if text is None else _parted(name, text)
        found += [(worded(TERMS[part]), words) for part, words in written.items()]
    return tuple(found)


def _parted(name: str, text: str) -> dict[str, str]:
    """A reason that goes on with its source is told as both."""
    source = source_in(text) if name == "reason" else None
    return {"reason": reason_in(text), "source": source} if source else {name: text}


def registered_from(event: WeaponRegistered | WeaponListed, texts: dict[str, str]) -> str | None:
    """Book, folio and line, or the paper, the weapon was registered from; None when none was named."""
    if event.source is None:
        return None
    return texts.get(str(event.source), _("texto suprimido"))


def owner_in_list(event: WeaponRegistered | WeaponListed, texts: dict[str, str]) -> str | None:
    """Whose the line of a list that the weapon was registered from says it is, as written."""
    is_of_a_list = isinstance(event, WeaponListed) and event.line is not None and event.source_id is not None
    return owner_told(texts.get(str(event.source), "")) if is_of_a_list else None


def sources_of(events: Iterable[Event], texts: dict[str, str]) -> dict[str, str]:
    """Fact → book and folio that back it since it was corrected, of those whose last correction names any."""
    corrections = {event.fact: texts.get(str(event.reason), "") for event in events
                   if isinstance(event, WeaponCorrected)}
    return {fact: source for fact, reason in corrections.items() if (source := source_in(reason))}
