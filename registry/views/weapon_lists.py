"""Lists of weapons kept under a name, and taken away as a file."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, flash, redirect, request, send_file, stream_with_context, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from models.database import reading, snapshot
from registry.exporting.csv_file import Row, csv_pieces
from registry.exporting.xlsx_file import MOST_ROWS, write_xlsx
from registry.forms.saved_search import SaveSearchForm
from registry.forms.weapon_filters import WeaponFilters
from registry.kept_lists import MOST, begin_export, counted, forget, keep
from registry.queries.weapon_list import Listing
from registry.queries.weapon_rows import exported
from registry.security import acting, engine, requires
from registry.shown.weapon_export import export_heads, export_rows
from registry.wording import CARACAS

blueprint = Blueprint("weapon_lists", __name__, url_prefix="/weapons")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.post("/kept")
@requires("weapon:read")
def save() -> BaseResponse:
    """Keep the filters of a list under a name; the same name again keeps the new ones."""
    form = SaveSearchForm()
    kept: dict[str, Any] = dict(form.kept())
    if not form.validate_on_submit():
        flash(" ".join(str(text) for texts in form.errors.values() for text in texts), "is-warn")
    elif keep(engine(), acting().user_id, form.name.data, urlencode(kept), datetime.now(UTC)):
        flash(_("Lista guardada: «%(name)s».", name=form.name.data), "is-ok")
    else:
        flash(_("Ya guardó %(most)s listas: olvide alguna primero.", most=MOST), "is-warn")
    return redirect(url_for("weapon.listing", **kept))


@blueprint.post("/kept/<int:search_id>/forget")
@requires("weapon:read")
def discard(search_id: int) -> BaseResponse:
    """Forget one's own list; nobody else's is within reach."""
    forget(engine(), acting().user_id, search_id)
    return redirect(url_for("weapon.listing"))


@blueprint.get("/export/<kind>")
@requires("weapon:export")
def export(kind: str) -> Response:
    """All the weapons of the list, in its order, as a file; that they are taken away is written down first."""
    if kind not in {"csv", "xlsx"}:
        abort(404)
    form = WeaponFilters(request.args)
    with reading(engine()) as session:
        form.offer(session, acting().authority)
    note = begin_export(engine(), acting().user_id, kind, urlencode(form.kept()), datetime.now(UTC))
    rows = counted(engine(), note, _rows(form))
    answer = _csv(rows) if kind == "csv" else _xlsx(rows, _about(note, urlencode(form.kept())))
    name = f"{_('armas')}-{datetime.now(CARACAS):%Y%m%d-%H%M}-{note}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _rows(form: WeaponFilters) -> Iterator[Row]:
    with snapshot(engine()) as session:
        listing = Listing(session, acting().authority, form.filters(), form.sorting(), "weapon:export")
        yield from export_rows(exported(session, listing))


def _csv(rows: Iterator[Row]) -> Response:
    return Response(stream_with_context(csv_pieces(export_heads(), rows)), mimetype="text/csv")


def _about(note: int, asked: str) -> dict[str, str]:
    """Who took the list away, under which number that was written down, and which filters it had."""
    return {"author": acting().name, "comments": _("Exportación %(number)s. Filtros: %(filters)s", number=note,
                                                   filters=asked or _("ninguno"))}


def _xlsx(rows: Iterator[Row], about: dict[str, str]) -> Response:
    # A workbook is known only when it is whole: it is made on the disk, and gone once it is sent.
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile())
        write_xlsx(file, _("Armas"), export_heads(), _within_a_sheet(rows), about)
        file.seek(0)
        answer = send_file(file, mimetype=XLSX)
        answer.call_on_close(stack.pop_all().close)
    return answer


def _within_a_sheet(rows: Iterator[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            abort(413)
        yield row
