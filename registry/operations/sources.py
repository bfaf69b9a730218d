"""The book or paper that backs what nobody saw: which it is, and where in it, in one text kept beside the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.words import LONGEST_REASON, SOURCE, plain, refuse_unwritable

AS_BOOKED, SEEN = "as_booked", "seen"
#: Standings that somebody else's writing gives: without it there is nothing to check them against.
WRITTEN = frozenset({AS_BOOKED, "contradicted"})
NO_BOOK = N_("Escriba qué libro o papel lo dice: un dato «según libro» o «contradictorio» lleva su fuente.")
NO_PLACE = N_("Escriba el folio o la línea. Si el papel no los tiene, escriba «s/f».")
NOT_SEEN = N_("Dice que no tiene el arma a la vista y que vio este dato. Corrija una de las dos cosas.")


def source_text(book: str | None, folio: str | None, line: str | None) -> str | None:
    """Book, folio and line in one text; None when nothing was written.

    Kept in Spanish whatever the page's language: it is data, and is read back part by part.
    """
    parts = [book, folio and f"folio {folio}", line and f"línea {line}"]
    return ", ".join(part for part in parts if part) or None


def book_of(source: str | None) -> str | None:
    """The book or paper of a source, without folio and line."""
    return re.split(r", (?:folio|línea) ", source, maxsplit=1)[0] if source else None


def refuse_unsourced(standings: Iterable[str | None], source: str | None, field: str = "source") -> None:
    """Refuse a fact that rests on somebody's writing when nothing says on whose."""
    if plain(source) is None and WRITTEN.intersection(standings):
        raise RuleBroken(NO_BOOK, field)
    refuse_unwritable(source, field, LONGEST_REASON)


def refuse_unseen(standing: str | None, field: str) -> None:
    """Refuse «visto» of a weapon nobody has in view."""
    if standing == SEEN:
        raise RuleBroken(NOT_SEEN, field)


def reason_in(reason: str) -> str:
    """A reason without the source it goes on with."""
    return reason.rpartition(SOURCE)[0] if SOURCE in reason else reason


def source_in(reason: str) -> str | None:
    """The source a reason goes on with, if any."""
    return reason.rpartition(SOURCE)[2] if SOURCE in reason else None
