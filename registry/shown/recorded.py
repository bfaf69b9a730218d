"""What the page an act leads to says first: what was done, its numbers in the ledger, and how to go on."""

from collections.abc import Iterable

from flask_babel import gettext as _
from markupsafe import Markup

from registry.operations import Performed
from registry.shown.act import issuers_words, record_of
from registry.shown.links import address
from registry.shown.states import capital, linked
from registry.wording import code


def recorded_words(operation: str, performed: Performed, said: str | None, landing: str,
                   onward: Iterable[tuple[str, str]] = ()) -> Markup:
    """The note for the page at `landing`; `said` names what was done when the kind of act is too little."""
    what = said or capital(code("operation", operation))
    done = _("Ya constaba y no se asentó otra vez: %(what)s.", what=what) if performed.repeated else (
        _("Quedó asentado: %(what)s.", what=what))
    act_url = address("act.page", act_id=performed.act_id)
    ways = [record_of(operation, performed.act_id), (_("Ver el acto"), act_url) if act_url else None, *onward]
    links = [linked(way[1], way[0]) for way in ways if way and way[1] != landing]
    paper = issuers_words(operation)
    told = _numbers(performed) if paper is None else f"{_numbers(performed)} {paper}."
    return Markup('{} {} <span class="tz-links">{}</span>').format(done, told, Markup(" ").join(links))


def waiting_words(operation: str) -> str:
    """What was recorded when an act waits for another person."""
    return _("Solicitud de %(what)s, en espera de otra persona", what=code("operation", operation))


def _numbers(performed: Performed) -> str:
    act, first, last = performed.act_id, performed.entries[0], performed.entries[-1]
    if first == last:
        return _("Acto %(act)s, asiento %(first)s.", act=act, first=first)
    return _("Acto %(act)s, asientos %(first)s a %(last)s.", act=act, first=first, last=last)
