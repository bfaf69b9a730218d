"""Loading lists: bring a file, decide once what its columns and values mean, rehearse, load, read the verdicts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from models.database import reading
from registry.acts import act_page
from registry.errors import NotFound, Refused
from registry.forms.import_values import decided_values, is_in_catalogue, values_form
from registry.forms.imports import BringForm, StartForm, columns_form, decided_columns
from registry.forms.units import chosen_unit, offer_units
from registry.importing.bringing import bring, keep, proposing
from registry.importing.keeping import fate_of
from registry.importing.mapping import Mapping, value_key
from registry.importing.proposing import values_of
from registry.importing.reasons import reason_of
from registry.importing.refused_rows import as_csv, as_xlsx, refused_lines
from registry.importing.running import prepared, registered_source, source_asked
from registry.installation import installation
from registry.language import worded
from registry.loading import (
    editable,
    ended,
    in_hand,
    is_as_rehearsed,
    is_read_otherwise,
    keep_decided,
    queued,
    table_if_kept,
    take_away,
)
from registry.queries.imports import is_ended, is_under_way, mapping_of, rows_of, run_within, runs_within
from registry.queries.recognised import Recogniser
from registry.security import acting, engine, requires
from registry.shown.import_rows import cells_by_line, rows_head, shown_row
from registry.shown.import_values import decided_words, field_links, known_values, value_lines
from registry.shown.imports import fate_words, samples, shown_run, shown_runs, start_words

blueprint = Blueprint("import", __name__)
VERDICTS = ("accepted", "contradicts", "already", "refused", "near")
TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@blueprint.get("/imports")
@requires("import:read")
def listing() -> str:
    """Loads, the newest first."""
    with reading(engine()) as session:
        runs, before = runs_within(session, acting().authority, request.args.get("before", type=int))
    return render_template("imports/listing.html", **shown_runs(runs, before))


@blueprint.route("/imports/new", methods=["GET", "POST"])
@requires("import:run")
def new() -> Any:
    """Bring a file; what is decided about files with the same columns is remembered."""
    form = BringForm()
    offer_units(form.unit, "import:run")
    if not form.validate_on_submit():
        return _bring_page(form)
    if not getattr(form.file.data, "filename", ""):
        form.file.errors = [_("Elija un archivo.")]
        return _bring_page(form)
    try:
        kept = keep(installation().settings.data_dir, form.file.data.stream, form.file.data.filename)
        run = bring(engine(), acting().authority, kept, chosen_unit(form.unit) or 0)
    except Refused as refusal:
        form.file.errors = [worded(refusal.msgid, **refusal.values)]
        return _bring_page(form)
    return redirect(url_for("import.columns", run_id=run))


def _bring_page(form: BringForm) -> Any:
    page = render_template("imports/bring.html", form=form, back_url=url_for("import.listing"))
    return (page, 422) if form.errors or form.file.errors else page


@blueprint.get("/imports/<int:run_id>")
@requires("import:read")
def page(run_id: int) -> str:
    """One load: how far it is, what became of its rows, and why some were refused."""
    with reading(engine()) as session:
        run = run_within(session, acting().authority, run_id)
        mapping = Mapping.of(mapping_of(session, run).decided)
        fate = fate_of(session, installation().settings.data_dir, run, datetime.now(UTC))
        return render_template("imports/page.html", **shown_run(session, run, mapping, is_under_way(session, run)),
                               fate=fate_words(fate), is_gone=fate.is_gone)


@blueprint.route("/imports/<int:run_id>/columns", methods=["GET", "POST"])
@requires("import:run")
def columns(run_id: int) -> Any:
    """Decide which column is which fact, and what every row shares."""
    run, mapping, table = in_hand(run_id)
    form = columns_form(mapping, table.columns, table.encoding)
    if form.validate_on_submit():
        if is_read_otherwise(run, mapping, table, form.encoding.data if table.encoding else ""):
            return redirect(url_for("import.columns", run_id=run_id))
        found, shared = decided_columns(form, table.columns)
        shared |= {"encoding": mapping.constant("encoding")} if mapping.constant("encoding") else {}
        if not any(field.errors for field in form):
            changed = Mapping(found, mapping.values, shared)
            with reading(engine()) as session:
                values = proposing(session, acting().authority).decided(values_of(table, changed), changed)
            keep_decided(run, Mapping(found, values, shared))
            return redirect(url_for("import.page", run_id=run_id))
    answer = render_template("imports/columns.html", form=form, run=run, samples=samples(table, form),
                             back_url=url_for("import.page", run_id=run_id))
    return (answer, 422) if form.errors else answer


@blueprint.route("/imports/<int:run_id>/values/<field>", methods=["GET", "POST"])
@requires("import:run")
def values(run_id: int, field: str) -> Any:
    """Decide what the values of one column mean."""
    run, mapping, table = in_hand(run_id)
    counted = values_of(table, mapping)
    if field not in counted:
        raise NotFound()
    with reading(engine()) as session:
        recogniser = Recogniser(session)
    known = known_values(table, mapping, counted, recogniser)
    form = values_form(field, mapping, counted[field], known[field])
    if form.validate_on_submit() and is_in_catalogue(form, field, recogniser):
        kept = {key: meaning for key, meaning in mapping.values.get(field, {}).items()
                if key not in {key for key, _text, _count in form.rows}}
        decided = mapping.values | {field: kept | decided_values(form)}
        keep_decided(run, Mapping(mapping.columns, decided, mapping.constants))
        flash(_("Quedó decidido para este archivo y los de las mismas columnas."), "is-ok")
        return redirect(url_for("import.page", run_id=run_id))
    rest = len({value_key(text) for text in counted[field]}) - len(form.rows)
    answer = render_template(
        "imports/values.html", form=form, run=run, lines=value_lines(form, field, known, recogniser),
        title=decided_words(field), field=field, rest=rest, links=field_links(run, mapping, counted, known),
        back_url=url_for("import.page", run_id=run_id))
    return (answer, 422) if form.errors else answer


@blueprint.post("/imports/<int:run_id>/discard")
@requires("import:run")
def discard(run_id: int) -> Any:
    """Forget a load of which nothing was recorded; what was decided of its columns is remembered."""
    run = editable(run_id)
    if request.form.get("is_of") != str(run.total):
        return redirect(url_for("import.page", run_id=run_id))
    take_away(run)
    flash(_("Se retiró la carga de %(file)s. Nada de ella se había inscrito.", file=run.file_name), "is-ok")
    return redirect(url_for("import.listing"))


@blueprint.post("/imports/<int:run_id>/rehearse")
@requires("import:run")
def rehearse(run_id: int) -> Any:
    """Have the worker say what would become of each row; nothing is recorded."""
    run = editable(run_id)
    return ended(run) if is_ended(run) else queued(run, is_rehearsal=True)


@blueprint.route("/imports/<int:run_id>/start", methods=["GET", "POST"])
@requires("import:run")
def start(run_id: int) -> Any:
    """Say that the file was brought, once; then have the worker record what its rows claim."""
    run = editable(run_id)
    if is_ended(run):
        return ended(run)
    of = prepared(engine(), installation().settings.data_dir, run_id)
    form, back = StartForm(), url_for("import.page", run_id=run_id)
    if registered_source(engine(), of) is not None:
        is_sent = request.method == "POST" and form.saw_decided(of.mapping.digest)
        return queued(run, is_rehearsal=False) if is_sent else redirect(back)

    def asked() -> Any:
        form.refuse_otherwise_decided(of.mapping.digest)
        operation = source_asked(of, run.total)
        return type(operation)(**vars(operation) | form.envelope())

    def done(_performed: Any) -> str:
        queued(run, is_rehearsal=False)
        return back

    if request.method != "POST":
        form.decided.data = of.mapping.digest
    return act_page(form, "acts/fields.html", asked, done, title=_("Inscribir las filas del archivo"),
                    sub=run.file_name, back_url=back, **start_words(run, is_as_rehearsed(run)),
                    crumbs=[(_("Cargas"), url_for("import.listing")), (run.file_name, back), (_("Inscribir"), None)])


@blueprint.get("/imports/<int:run_id>/rows")
@requires("import:read")
def rows(run_id: int) -> str:
    """The rows of a load, of one verdict or of all, each with its weapon or its reason."""
    verdict = request.args.get("verdict", "")
    verdict = verdict if verdict in VERDICTS else ""
    after = request.args.get("after", 0, type=int)
    with reading(engine()) as session:
        run = run_within(session, acting().authority, run_id)
        found = rows_of(session, run, verdict, after)
        mapping = Mapping.of(mapping_of(session, run).decided)
        cells = cells_by_line(found.rows, mapping, table_if_kept(run, mapping))
    following = url_for("import.rows", run_id=run_id, verdict=verdict, after=found.next) if found.next else None
    first = url_for("import.rows", run_id=run_id, verdict=verdict) if after else None
    shown = [shown_row(row, cells, is_rehearsal=run.is_rehearsal) for row in found.rows]
    return render_template("imports/rows.html", run=run, verdict=verdict, rows=shown, heads=rows_head(),
                           next=following, first=first, back_url=url_for("import.page", run_id=run_id))


@blueprint.get("/imports/<int:run_id>/refused.<any(csv, xlsx):kind>")
@requires("import:read")
def refused(run_id: int, kind: str) -> Response:
    """The refused rows with their reasons, to correct and send again."""
    with reading(engine()) as session:
        run = run_within(session, acting().authority, run_id)
        lines = refused_lines(session, run.id, lambda row: reason_of(row, worded))
        content = as_xlsx(lines) if kind == "xlsx" else as_csv(lines)
    answer = Response(content, mimetype=TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="rechazadas-{run_id}.{kind}"'
    return answer
