"""Sources of the initial load: what each is, what it brought, and the photographs of its pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext as _

from models.database import reading
from models.source import Source
from registry.acts import act_page
from registry.forms.source_pages import PagesForm
from registry.queries.names import names_of
from registry.queries.source_pages import page_picture, source_page, source_within
from registry.security import acting, engine, requires
from registry.served_pictures import served, served_ticket
from registry.shown.sources import crumbs, review_pictures, shown_source

blueprint = Blueprint("source", __name__)


@blueprint.get("/sources/<int:source_id>")
@requires("import:read")
def page(source_id: int) -> str:
    """One source: its loads, how many weapons it brought, and its pages."""
    with reading(engine()) as session:
        found = source_page(session, source_within(session, acting().authority, source_id))
        names = names_of(session, [f"organisation:{found.source.organisation_id}"])
    return render_template("sources/page.html", **shown_source(found, names))


@blueprint.route("/sources/<int:source_id>/photograph", methods=["GET", "POST"])
@requires("import:run")
def photograph(source_id: int) -> Any:
    """Add photographs of its pages, each with the folios seen on it."""
    source, title = _source(source_id)
    form, back = PagesForm(), url_for("source.page", source_id=source_id)
    return act_page(form, "sources/photograph.html", lambda: form.operation(source.id), lambda _performed: back,
                    detail=lambda _events: {"pictures": review_pictures(form)}, about=[source],
                    crumbs=crumbs(source, title, _("Fotos de páginas")), sub=title, discard_url=back)


@blueprint.get("/sources/photographs/<ticket>")
@requires("import:run")
def kept_photograph(ticket: str) -> Response:
    """A picture that is to be added to a source, to whoever holds its ticket."""
    return served_ticket(ticket)


@blueprint.get("/sources/<int:source_id>/photographs/<commitment>")
@requires("import:read")
def page_photograph(source_id: int, commitment: str) -> Response:
    """One stored picture of a page of the source."""
    with reading(engine()) as session:
        source = source_within(session, acting().authority, source_id)
        return served(page_picture(session, source, commitment))


def _source(source_id: int) -> tuple[Source, str]:
    with reading(engine()) as session:
        source = source_within(session, acting().authority, source_id, "import:run")
        return source, names_of(session, [source.subject]).get(source.subject, _("título suprimido"))
