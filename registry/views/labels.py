"""Labels on paper: the sheet of one label, or of all that an act issued."""

from datetime import UTC, datetime

from flask import Blueprint, Response, render_template, request

from models.database import reading
from models.document import Label
from proof import label_token
from registry.forms.labels import SheetForm
from registry.installation import installation
from registry.language import spoken, worded
from registry.queries.labels import labels_within
from registry.security import acting, engine, requires
from reports.label import Label as Printed
from reports.label import LabelJob, label_sheets
from reports.words import Words

blueprint = Blueprint("label", __name__)


@blueprint.get("/labels/<int:first>-<int:last>")
@requires("label:issue")
def sheet(first: int, last: int) -> str | Response | tuple[str, int]:
    """Choose the stock and the first cell; with `print` in the address, the PDF."""
    form = SheetForm(request.args)
    with reading(engine()) as session:
        labels = labels_within(session, acting().authority, first, last)
    if "print" in request.args and form.validate():
        return _pdf(form, first, [_printed(label) for label in labels])
    page = render_template("labels/sheet.html", form=form, labels=labels, first=first, last=last)
    return (page, 422) if form.errors else page


def _printed(label: Label) -> Printed:
    return Printed(label.token, label_token.written_code(label.code), reprint=label.reprint)


def _pdf(form: SheetForm, number: int, labels: list[Printed]) -> Response:
    note = worded("Ejemplo con datos ficticios") if installation().settings.demo else ""
    job = LabelJob(str(number), form.stock.data, tuple(labels), datetime.now(UTC), form.first_cell.data,
                   float(form.offset_x.data), float(form.offset_y.data), note)
    answer = Response(label_sheets(job, Words(worded, spoken())), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="etiquetas-{number}.pdf"'
    return answer
