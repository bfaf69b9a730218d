"""What a person typed, in words, for the review of an act: nothing that will be kept goes unseen."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from marking.registry_number import registry_number
from models.database import reading
from models.events import Event
from models.events.weapon import WeaponCorrected
from models.weapon import Weapon
from registry.forms.base import ActForm
from registry.security import engine
from registry.sentences import fact_value
from registry.wording import CARACAS, day, moment

#: Fields that hold no words: keys, files, rows of other fields.
WORDLESS = frozenset({"HiddenField", "CSRFTokenField", "FileField", "MultipleFileField", "SubmitField", "FormField",
                      "FieldList"})
#: Where the facts have a table of their own, what is left to tell.
BESIDE_FACTS = frozenset({"claimed_at", "book", "folio", "line", "place", "unit"})


def typed_rows(form: ActForm, events: Iterable[Event], has_facts: bool) -> list[tuple[str, str]]:
    """(term, value) of each weapon, of what a correction replaces, and of each field that was filled in."""
    fields = [field for field in form if field.type not in WORDLESS and field.data not in (None, "", [])
              and (not has_facts or field.name in BESIDE_FACTS)]
    return [*_weapons(form), *_replaced(events), *((field.label.text, _worded(field)) for field in fields)]


def _weapons(form: ActForm) -> list[tuple[str, str]]:
    ids = [int(subject.partition(":")[2]) for subject in form.seen() if subject.startswith("weapon:")]
    with reading(engine()) as session:
        rows = session.execute(select(Weapon.id, Weapon.serial).where(Weapon.id.in_(ids)).order_by(Weapon.id)).all()
    return [(_("Arma"), f"{row.serial or _('sin serial legible')} · {registry_number(row.id)}") for row in rows]


def _replaced(events: Iterable[Event]) -> list[tuple[str, str]]:
    return [(_("Decía"), fact_value(event.fact, event.was, "not_recorded")) for event in events
            if isinstance(event, WeaponCorrected)]


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
