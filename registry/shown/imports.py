"""Loads in words: their list, one of them with its progress, and the columns to decide."""

from __future__ import annotations

from itertools import islice
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from sqlalchemy.orm import Session

from models.importing import ImportRun
from models.organisation import Organisation
from registry.importing.fields import DECIDED, FIELDS
from registry.importing.keeping import Fate
from registry.importing.mapping import Mapping
from registry.importing.reasons import reason_of
from registry.importing.running import GONE
from registry.importing.table import Table
from registry.language import worded
from registry.queries.baseline import closed_before
from registry.queries.imports import Reason, is_ended, near_count, reasons_of
from registry.queries.names import names_of
from registry.queries.source_pages import source_of
from registry.shown.links import address
from registry.shown.states import capital, linked, tag
from registry.shown.weapon import Row
from registry.wording import code, day, grouped, moment

STATES = {"draft": "is-none", "waiting": "is-move", "running": "is-move", "done": "is-ok", "stopped": "is-stop"}
#: Values of a column that are shown as a sample.
SAMPLES = 3


def shown_runs(runs: list[ImportRun], before: int | None) -> dict[str, Any]:
    """The list template's context."""
    heads = [_("Archivo"), _("Empezó"), (_("Filas"), "num"), (_("Aceptadas"), "num"), (_("Rechazadas"), "num"),
             (_("Situación"), "plain")]
    rows = [Row((linked(address("import.page", run_id=run.id), run.file_name), moment(run.started_at),
                 grouped(run.total), grouped(run.taken), grouped(run.refused), state_tag(run)))
            for run in runs]
    return {"rows": rows, "heads": heads, "bring_url": address("import.new"),
            "next": url_for("import.listing", before=before) if before else None}


def state_tag(run: ImportRun) -> Markup:
    """How the run stands: a rehearsal says that it is one."""
    words = capital(code("import_state", run.state))
    if run.is_rehearsal and run.state != "draft":
        words = _("Ensayo: %(state)s", state=code("import_state", run.state))
    return tag(words, STATES[run.state])


def shown_run(session: Session, run: ImportRun, mapping: Mapping, is_under_way: bool) -> dict[str, Any]:
    """The page's context: counts linked to the rows behind them, reasons, and what may be done next."""
    links = [(capital(worded(FIELDS[field])), url_for("import.values", run_id=run.id, field=field))
             for field in DECIDED if field in mapping.columns.values()]
    names = names_of(session, [f"organisation:{run.organisation_id}", f"user:{run.user_id}"])
    counts = [(words, grouped(count), url_for("import.rows", run_id=run.id, verdict=verdict) if count else None)
              for verdict, words, count in _counts(run, near_count(session, run))]
    reasons = [(_of_many(run, reason, mapping), grouped(reason.rows)) for reason in reasons_of(session, run)]
    source = source_of(session, run)
    return {
        "run": run, "tag": state_tag(run), "counts": counts, "reasons": reasons, "is_under_way": is_under_way,
        "office": names.get(f"organisation:{run.organisation_id}", ""), "who": names.get(f"user:{run.user_id}", ""),
        "began": moment(run.started_at), "percent": f"{run.done * 100 // max(run.total, 1)} %",
        "stopped": worded(run.stopped_by, **(run.stopped_values or {})) if run.stopped_by else None,
        "later": _later(closed_before(session, run)), "may_run": address("import.new") is not None, "links": links,
        "source_url": address("source.page", source_id=source.id) if source else None, "is_ended": is_ended(run),
        "may_discard": source is None,
        "decided": mapping.digest if source and source.mapping_digest == mapping.digest else None,
    }


def _later(closed: Organisation | None) -> str | None:
    """What is told of a list that came after a load was closed."""
    if closed is None:
        return None
    return _("Posterior a la línea base de %(name)s: no cuenta en su acta.", name=closed.name)


def fate_words(fate: Fate) -> str | None:
    """What becomes of the file, and when; None where nobody said how long such a file is kept."""
    if fate.is_gone:
        return worded(GONE)
    if fate.is_evidence:
        return _("El archivo se conserva como prueba de lo que dice la fuente, y va en cada respaldo.")
    if fate.goes_at is None:
        return None
    return _("Si nadie sigue con esta carga, el archivo y lo dicho de sus filas se borran el %(day)s.",
             day=day(fate.goes_at))


def start_words(run: ImportRun, is_as_rehearsed: bool) -> dict[str, Any]:
    """What the review of a start says of what follows, and its button."""
    if not is_as_rehearsed:
        return {"act_words": ngettext("Pasar e inscribir %(rows)s fila", "Pasar e inscribir %(rows)s filas", run.total,
                                      rows=grouped(run.total)),
                "follows": _("Sus filas no se ensayaron con lo decidido ahora: "
                             "no se sabe cuántas armas se inscribirán.")}
    weapons = grouped(run.accepted)
    return {"act_words": ngettext("Inscribir %(weapons)s arma", "Inscribir %(weapons)s armas", run.accepted,
                                  weapons=weapons),
            "follows": _("Según el ensayo: se inscribirían %(weapons)s armas, "
                         "contradirían a otro papel %(contradict)s, ya estaban %(already)s, "
                         "se rechazarían %(refused)s.", weapons=weapons, contradict=grouped(run.contradicts),
                         already=grouped(run.already), refused=grouped(run.refused))}


def _counts(run: ImportRun, near: int) -> list[tuple[str, str, int]]:
    accepted = _("se inscribirían") if run.is_rehearsal else _("inscritas")
    return [("accepted", accepted, run.accepted),
            ("contradicts", _("contradicen a otro papel"), run.contradicts), ("already", _("ya estaban"), run.already),
            ("refused", _("rechazadas"), run.refused), ("near", _("se parecen a otra arma"), near)]


def _of_many(run: ImportRun, reason: Reason, mapping: Mapping) -> Markup:
    """A reason as its first row has it, said to be one of several; it leads to where its values are decided."""
    said = reason_of(reason.first, worded)
    if reason.rows > 1 and set(reason.first.reason_values or ()) - {"what"}:
        said = _("Por ejemplo, línea %(line)s: %(said)s", line=grouped(reason.first.line), said=said)
    is_decided = reason.what in DECIDED and reason.what in mapping.columns.values()
    return linked(address("import.values", run_id=run.id, field=reason.what) if is_decided else None, said)


def samples(table: Table, form: Any) -> list[dict[str, Any]]:
    """Each column with some of its values and its choice."""
    found: list[dict[str, None]] = [{} for _name in table.columns]
    for row in islice(table.rows(), 500):
        for place, text in enumerate(row.cells):
            if text and len(found[place]) < SAMPLES:
                found[place][text[:60]] = None
    return [{"name": name, "values": " · ".join(found[place]) or "–", "field": form[f"column_{place}"]}
            for place, name in enumerate(table.columns)]
