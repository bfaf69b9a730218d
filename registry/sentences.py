"""Events told as sentences: the msgid of the kind, its fields in words, names resolved at this moment."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from babel import Locale
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from models.conflict import UNIT, claimed_value
from models.events import Event
from models.events.document import LabelIssued
from models.events.weapon import WeaponEntered
from models.events.weapon_conflict import WeaponConflictDecided, WeaponContradicted
from models.vocabulary import N_
from proof.label_token import written_code
from registry.language import spoken, worded
from registry.shown.states import serial
from registry.wording import code, day, moment

#: Prefixes of values that name somebody or something.
REFERENCES = ("party:", "organisation:", "to_be_located:", "withdrawn:", "weapon:", "document:", "user:",
              "catalogue_item:")
#: Fields that hold the number of something: what it is, and how it is called when it has no name.
NUMBERED = {"organisation": ("organisation", N_("organismo %(id)s")), "source_id": ("source", N_("la fuente %(id)s"))}
#: Fields shown in monospace, verbatim.
VERBATIM = frozenset({"serial", "text", "number", "code"})


@dataclass(frozen=True)
class Sentence:
    """A sentence whose verb is set apart: `lead` is shown bold, `rest` follows."""

    lead: str
    rest: Markup

    def __str__(self) -> str:
        return f"{self.lead} {self.rest.striptags()}"

    @property
    def html(self) -> Markup:
        """The sentence for a page, its verb in bold."""
        return Markup("<b>{}</b> {}").format(self.lead, self.rest)


def references_of(event: Event) -> set[str]:
    """The references an event names, to be resolved together with those of other events."""
    told = [getattr(event, field.name) for field in fields(event)]
    values = [*told, *(inner for value in told if isinstance(value, dict) for inner in value.values())]
    return {value for value in values if isinstance(value, str) and value.startswith(REFERENCES)} | _office(event)


def sentence_of(event: Event, names: dict[str, str]) -> Sentence:
    """The event in the language of the page; `names` comes from `registry.queries.names.names_of`."""
    values = {field.name: _worded_value(event, field.name, names) for field in fields(event)}
    values |= _contradictory(event, names) | _entered(event, names)
    _start, lead, rest = worded(event.worded()).split("*", 2)
    return Sentence(lead, Markup(rest.strip()) % values)


def _worded_value(event: Event, name: str, names: dict[str, str]) -> str | Markup:
    value = getattr(event, name)
    if name in event.vocabularies and isinstance(value, str):
        return code(event.vocabularies[name], value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str) and value.startswith(REFERENCES):
        return _named(value, names)
    if isinstance(value, int) and name in NUMBERED:
        kind, words = NUMBERED[name]
        return names.get(f"{kind}:{value}", worded(words, id=value))
    if isinstance(value, int) and name == "magazines":
        return ngettext("%(num)s cargador", "%(num)s cargadores", value)
    if value is None or value == "unknown":
        # A list may tell an owner that nobody identified.
        return _("sin identificar") if name == "owner" else _("no consta")
    return _verbatim(event, name, value)


def _entered(event: Event, names: dict[str, str]) -> dict[str, str]:
    """The custodian of a weapon that enters to be located: its sentence says «a cargo de» itself."""
    if not isinstance(event, WeaponEntered) or not event.custodian.startswith("to_be_located:"):
        return {}
    return {"custodian": _("%(unit)s, por localizar", unit=names.get(event.custodian) or _("identidad suprimida"))}


def _contradictory(event: Event, names: dict[str, str]) -> dict[str, str]:
    """What a paper says otherwise, fact by fact; or what was decided of one; nothing for other events."""
    if isinstance(event, WeaponConflictDecided):
        return {"value": told_value(event.fact, event.value, names, event.standing or "unknown"),
                "was": told_value(event.fact, event.was, names)}
    if isinstance(event, WeaponContradicted):
        said = (f"{code('fact', fact)}: {told_value(fact, value, names)}" for fact, value in event.claims.items())
        return {"claims": "; ".join(said)}
    return {}


def _verbatim(event: Event, name: str, value: Any) -> str | Markup:
    if name in VERBATIM:
        if isinstance(event, LabelIssued):  # a code is shown as it is accepted: with its check pair
            value = written_code(value)
        return serial(str(value))
    return escape(str(value))


def _named(reference: str, names: dict[str, str]) -> str:
    name = names.get(reference) or _("identidad suprimida")
    if reference.startswith("to_be_located:"):
        return _("por localizar, a cargo de %(unit)s", unit=name)
    return name


def _office(event: Event) -> set[str]:
    numbers = {"organisation": getattr(event, "organisation", None), "source": getattr(event, "source_id", None)}
    return {f"{kind}:{number}" for kind, number in numbers.items() if isinstance(number, int)}


def fact_value(fact: str, value: Any, standing: str) -> str:
    """One fact of a weapon in words: its value, or which of the four answers stands in its place."""
    if value is None:
        return code("standing", standing)
    if fact in {"weapon_type", "action", "weapon_class", "condition"}:
        return code(fact, value)
    if fact == "country":
        return Locale(spoken()).territories.get(value, value)
    return day(value) if isinstance(value, date) else str(value)


def told_value(fact: str, value: Any, names: dict[str, str], standing: str = "unknown") -> str:
    """What an entry, or a row of a conflict, says of a fact or of the unit, in words."""
    if fact == UNIT and value is not None:
        return _named(str(value), names)
    return fact_value(fact, None if value is None else claimed_value(fact, str(value)), standing)
