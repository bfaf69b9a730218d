"""The form of what the values of a column mean: one of our words, an answer, or a name of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from typing import Any

import pycountry
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from models.vocabulary import N_
from registry.forms.base import Legible, composed
from registry.forms.imports import told
from registry.forms.units import offer_units
from registry.importing.fields import ANSWERS, AS_WRITTEN, CODED, RECORD_KINDS, REFUSE
from registry.importing.mapping import Mapping, value_key
from registry.language import worded
from registry.queries.recognised import Recogniser
from registry.wording import choices, code

#: Values offered for deciding on one page, the most frequent first.
MOST = 60
LEFT, FOUND = N_("sin decidir"), N_("lo que dice el catálogo")
#: Fields of which a value can be said to be something the catalogue names.
NAMED = ("make", "model", "calibre")
NOT_THERE = N_("No está en el catálogo. Elija de lo que se ofrece, o «como está escrito».")
BOTH = N_("Elija un nombre del catálogo o una respuesta, no las dos cosas.")


def values_form(field_name: str, mapping: Mapping, counted: Counter[str], known: Container[str]) -> Any:
    """A form with one choice per different value of a field, the most frequent first; `known` are those found in the
    catalogue, by key."""

    class ValuesForm(FlaskForm):
        pass

    rows = _together(counted)[:MOST]
    decided = {place: mapping.values.get(field_name, {}).get(key, "") for place, (key, _text, _n) in enumerate(rows)}
    for place, (key, text, _count) in enumerate(rows):
        setattr(ValuesForm, f"value_{place}", SelectField(
            text, choices=_meanings(field_name, FOUND if key in known else LEFT), validators=[Optional()]))
        if field_name in NAMED:
            setattr(ValuesForm, f"named_{place}", StringField(text, filters=[composed], validators=[
                Optional(), Legible()]))
    words = {f"value_{place}": meaning for place, meaning in decided.items()}
    if field_name in NAMED:
        given = {*ANSWERS, AS_WRITTEN, REFUSE}
        words |= {f"named_{place}": "" if meaning in given else meaning for place, meaning in decided.items()}
        words |= {f"value_{place}": meaning if meaning in given else "" for place, meaning in decided.items()}
    form = ValuesForm(data=words)
    form.rows = rows
    if field_name == "unit":
        _offer_units(form)
    return form


def _offer_units(form: Any) -> None:
    for place in range(len(form.rows)):
        offer_units(form[f"value_{place}"], "import:run", worded(LEFT))
        form[f"value_{place}"].choices.append(SelectChoice(REFUSE, worded(N_("no tomar la fila"))))


def is_in_catalogue(form: Any, field_name: str, recogniser: Recogniser) -> bool:
    """Whether every name given is one of the catalogue, which is then written as it is there; what is not is told."""
    for place in range(len(form.rows)) if field_name in NAMED else ():
        named = form[f"named_{place}"]
        name = recogniser.named(field_name, named.data) if named.data else None
        if named.data and (name is None or form[f"value_{place}"].data):
            named.errors = [worded(NOT_THERE if name is None else BOTH)]
        named.data = name or named.data
    return not form.errors


def decided_values(form: Any) -> dict[str, str]:
    """Value as written (folded) → what it means, of those decided."""
    said = {key: (form[f"named_{place}"].data if f"named_{place}" in form else None) or form[f"value_{place}"].data
            for place, (key, _text, _count) in enumerate(form.rows)}
    return {key: meaning for key, meaning in said.items() if meaning}


def _together(counted: Counter[str]) -> list[tuple[str, str, int]]:
    """Values decided together, under the way most rows write them: key, text and rows."""
    counts: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for text, count in counted.most_common():
        counts[value_key(text)] += count
        texts.setdefault(value_key(text), text)
    return [(key, texts[key], count) for key, count in counts.most_common()]


def _meanings(field_name: str, blank: str) -> list[SelectChoice]:
    left = [SelectChoice("", worded(blank))]
    if field_name == "record_kind":
        return left + told(RECORD_KINDS)
    answers = [SelectChoice(answer, code("standing", answer)) for answer in ANSWERS]
    ends = [SelectChoice(AS_WRITTEN, worded(N_("como está escrito"))),
            SelectChoice(REFUSE, worded(N_("no tomar la fila")))]
    if field_name in CODED:
        return left + choices(CODED[field_name]) + answers + ends[1:]
    if field_name == "country":
        return left + _countries() + answers + ends[1:]
    return left + answers + ends


def _countries() -> list[SelectChoice]:
    names = sorted((country.name, country.alpha_2) for country in pycountry.countries)
    return [SelectChoice(code_, f"{name} ({code_})") for name, code_ in names]
