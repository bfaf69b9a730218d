"""The values of a list in words: what the catalogue says each is, what was decided of it, and how many are left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping as Words
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from models.importing import ImportRun
from registry.importing.fields import CATALOGUED, DECIDED, FIELDS
from registry.importing.mapping import Mapping, value_key
from registry.importing.table import Table
from registry.language import worded
from registry.queries.recognised import Recogniser
from registry.shown.states import capital
from registry.wording import code, grouped

#: Field → value, folded → what the catalogue says it is.
Known = dict[str, dict[str, str]]


def known_values(table: Table, mapping: Mapping, counted: Words[str, Counter[str]], recogniser: Recogniser) -> Known:
    """What is found without anybody deciding; a model only where it is one of every make it stands beside."""
    found: Known = {field: {} for field in counted}
    for field in CATALOGUED:
        for text in counted.get(field, ()) if field != "model" else ():
            name = _name(field, text, None, recogniser)
            if name:
                found[field][value_key(text)] = name
    if "model" in counted:
        found["model"] = _models(table, mapping, recogniser)
    return found


def _models(table: Table, mapping: Mapping, recogniser: Recogniser) -> dict[str, str]:
    places = {field: table.columns.index(name) for name, field in mapping.columns.items() if name in table.columns}
    names: dict[str, set[str | None]] = defaultdict(set)
    for model, make in {(row.cells[places["model"]], row.cells[places["make"]] if "make" in places else "")
                        for row in table.rows()}:
        parent = recogniser.taken("make", mapping.meaning("make", make) or make)
        names[value_key(model)].add(_name("model", model, parent, recogniser) if parent is not None else None)
    return {key: name for key, said in names.items() if len(said) == 1 and (name := min(said, key=str)) is not None}


def _name(field: str, text: str, parent: int | None, recogniser: Recogniser) -> str | None:
    if field == "weapon_type":
        said = recogniser.recognised(field, text).code
        return code("weapon_type", said) if said else None
    item = recogniser.taken(field, text, parent)
    return None if item is None else recogniser.index.items[item].name


def decided_words(field: str) -> str:
    """The title of the page where the values of a field are decided."""
    return _("Qué significan los valores de %(field)s", field=worded(FIELDS[field]))


def field_links(run: ImportRun, mapping: Mapping, counted: Words[str, Counter[str]], known: Known,
                ) -> list[dict[str, Any]]:
    """The fields whose values are decided, each with how many are left."""
    return [{"field": field, "label": capital(worded(FIELDS[field])),
             "url": url_for("import.values", run_id=run.id, field=field),
             "left": _left(counted[field], mapping.values.get(field, {}).keys() | known[field].keys())}
            for field in DECIDED if field in counted]


def _left(counted: Counter[str], told: set[str]) -> str:
    left = len({value_key(text) for text in counted} - told)
    return ngettext("%(num)s sin decidir", "%(num)s sin decidir", left) if left else _("todo decidido")


def value_lines(form: Any, field: str, known: Known, recogniser: Recogniser) -> list[dict[str, Any]]:
    """Each value with its rows, what the catalogue says it is or resembles, and its choice."""
    return [{"text": text, "rows": grouped(count), "field": form[f"value_{place}"],
             "named": form._fields.get(f"named_{place}"),
             "known": known[field].get(key) or _resembled(field, text, recogniser)}
            for place, (key, text, count) in enumerate(form.rows)]


def _resembled(field: str, text: str, recogniser: Recogniser) -> str:
    found = recogniser.recognised(field, text).proposals if field in ("make", "calibre") else ()
    return _("no; se parece a %(name)s", name=found[0].name) if found else "–"
