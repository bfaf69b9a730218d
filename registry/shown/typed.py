"""What a person typed, in words, for the review of an act: nothing that will be kept goes unseen."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from models.events import Event
from models.events.weapon import WeaponCorrected, WeaponEntered
from registry.forms.base import ActForm
from registry.operations.spelling import WORDS
from registry.sentences import fact_value
from registry.wording import CARACAS, day, moment

#: Fields that hold no words: keys, files, rows of several fields.
WORDLESS = frozenset({"HiddenField", "CSRFTokenField", "FileField", "MultipleFileField", "SubmitField", "FormField"})
#: Where the facts have a table of their own, what is left to tell.
BESIDE_FACTS = frozenset({"claimed_at", "book", "folio", "line", "place", "unit"})


def typed_rows(form: ActForm, events: Iterable[Event], has_facts: bool) -> list[tuple[str, str]]:
    """(term, value) of what a correction replaces, and of each field that was filled in and no sentence tells."""
    events = list(events)
    listed = [field for field in form if field.name not in form.told and (
        not has_facts or field.name in BESIDE_FACTS or _is_respelled(field, events))]
    fields = [field for field in _single(listed) if field.type not in WORDLESS and field.data not in (None, "", [])]
    return [*_replaced(form, events), *((field.label.text, _worded(field)) for field in fields)]


def _single(fields: Iterable[Any]) -> Iterator[Any]:
    """Fields as they were filled in: one that is asked several times, each time."""
    for field in fields:
        yield from field if field.type == "FieldList" else [field]


def _is_respelled(field: Any, events: Iterable[Event]) -> bool:
    """Whether the catalogue writes the word otherwise, and that is what is kept."""
    return field.name in WORDS and any(isinstance(event, WeaponEntered) and field.data
                                       and getattr(event, field.name) != field.data for event in events)


def _replaced(form: ActForm, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    for event in events:
        if isinstance(event, WeaponCorrected):
            yield _("Decía"), fact_value(event.fact, event.was, "not_recorded")
            if event.fact in WORDS and event.value not in {None, form["value"].data}:
                yield _("Dirá, como en el catálogo"), str(event.value)


def _worded(field: Any) -> str:
    if isinstance(field.data, bool):
        return _("sí") if field.data else _("no")
    if isinstance(field.data, datetime):
        return moment(field.data.replace(tzinfo=CARACAS))
    if isinstance(field.data, date):
        return day(field.data)
    if hasattr(field, "iter_choices"):
        return next((str(choice.label) for choice in field.iter_choices() if choice.value == field.data),
                    str(field.data))
    return str(field.data)
