"""The sentences of an act, gathered: each once, with the things it is told of, counted and, when many, the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from registry.sentences import Sentence

#: Things that are named where an act tells the same of hundreds.
NAMED = 20
#: Kinds of thing whose sentences are about somebody or something they do not name.
UNNAMED = frozenset({"party", "organisation", "user", "weapon"})


@dataclass(frozen=True)
class Table:
    """What a review lays beside the sentences; `warning` is a title and a text, or None."""

    caption: str
    heads: list[Any]
    rows: list[Any]
    warning: tuple[str, str] | None = None


@dataclass(frozen=True)
class Gathered:
    """A sentence with what it is told of; `count` says how many when there are several, `more` those not named."""

    sentence: Sentence
    things: tuple[Markup | str, ...]
    count: str | None = None
    more: str | None = None


def gathered(sentences: Sequence[Sentence], subjects: Sequence[Markup | str]) -> list[Gathered]:
    """Each sentence once with its things, in order; one subject alone is what all are about."""
    found: dict[Sentence, list[Markup | str]] = {}
    for place, sentence in enumerate(sentences):
        subject = subjects[place:place + 1] if len(subjects) > 1 else subjects
        found.setdefault(sentence, []).extend(subject)
    return [Gathered(sentence, tuple(things), _counted("weapon", len(things)) if len(things) > 1 else None)
            for sentence, things in found.items()]


def gathered_by_thing(sentences: Sequence[Sentence], things: Sequence[str | None],
                      names: dict[str, str]) -> list[Gathered]:
    """The same where each sentence is about a thing of any kind, told by its reference; None is not there yet."""
    found: dict[tuple[Sentence, str], list[str]] = {}
    for sentence, thing in zip(sentences, things, strict=True):
        kind = (thing or "").partition(":")[0]
        name = names.get(thing or "", _("identidad suprimida")) if kind in UNNAMED else None
        found.setdefault((sentence, kind), []).extend([name] if name else [])
    return [_cut(sentence, kind, named) for (sentence, kind), named in found.items()]


def _cut(sentence: Sentence, kind: str, named: list[str]) -> Gathered:
    if len(named) < 2:
        return Gathered(sentence, tuple(named))
    rest = len(named) - NAMED
    return Gathered(sentence, tuple(named[:NAMED]), _counted(kind, len(named)),
                    _("y %(count)s más", count=rest) if rest > 0 else None)


def _counted(kind: str, number: int) -> str:
    if kind == "party":
        return ngettext("%(num)s persona", "%(num)s personas", number)
    if kind == "user":
        return ngettext("%(num)s cuenta", "%(num)s cuentas", number)
    if kind == "organisation":
        return ngettext("%(num)s organismo", "%(num)s organismos", number)
    return ngettext("%(num)s arma", "%(num)s armas", number)
