"""Documents: issue, show, serve the stored bytes, print again."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import force_locale
from werkzeug.wrappers import Response as Redirect

from models.database import reading
from models.document import Document
from models.files import read
from models.vocabulary import N_
from registry.errors import NotFound, Refused, RuleBroken
from registry.forms.documents import INCOMPLETE, IssueDocumentForm, OnceForm
from registry.installation import installation
from registry.issuing import Drawn, Numbered
from registry.looks import looked_at
from registry.operations import perform
from registry.operations.issue_document import Asked
from registry.operations.reprint_document import ReprintDocument
from registry.papers.frame import Drawing
from registry.papers.kinds import OF_ACT, OF_WEAPON
from registry.queries.acts import act_within
from registry.queries.documents import document_within, documents_within, proof_of_document
from registry.queries.named_on_paper import persons_on
from registry.queries.weapons import weapon_file, weapon_within
from registry.security import acting, engine, requires
from registry.shown.offline import offline_check, proof_file
from reports.text import Overflow

#: Where to go on, the form, or the form with what is wrong with it.
Page = Redirect | str | tuple[str, int]
blueprint = Blueprint("document", __name__)


@blueprint.get("/documents")
@requires("document:read")
def listing() -> str:
    """Documents within reach, newest first."""
    with reading(engine()) as session:
        page = documents_within(session, acting().authority, request.args.get("before", type=int))
        return render_template("documents/listing.html", listing=page)


@blueprint.get("/documents/<int:document_id>")
@requires("document:read")
def page(document_id: int) -> str:
    """One document: what it is, what it speaks of, how to check it."""
    with reading(engine()) as session:
        found = document_within(session, acting().authority, document_id)
        shown = proof_of_document(session, found.document)
    offline = offline_check(found.document.number, shown, url_for("document.proof", document_id=document_id)
                            ) if shown else None
    return render_template("documents/page.html", page=found, form=OnceForm(), offline=offline)


@blueprint.get("/documents/<int:document_id>/pdf")
@requires("document:read")
def pdf(document_id: int) -> Response:
    """The stored bytes, as issued; a look at whoever is named on them."""
    with reading(engine()) as session:
        found = document_within(session, acting().authority, document_id)
        named = persons_on(session, found.document)
    looked_at("document.pdf", *named)
    return _bytes(found.document, found.digest)


@blueprint.get("/documents/<int:document_id>/proof")
@requires("document:read")
def proof(document_id: int) -> Response:
    """What shows the document to somebody who does not trust the registry, with the program and the public key."""
    with reading(engine()) as session:
        found = document_within(session, acting().authority, document_id)
        shown = proof_of_document(session, found.document)
    if shown is None:
        raise NotFound()
    return proof_file(found.document.number, shown)


@blueprint.post("/documents/<int:document_id>/reprint")
@requires("document:reprint")
def reprint(document_id: int) -> Redirect:
    """Print again: an act, then the stored bytes."""
    form = OnceForm()
    with reading(engine()) as session:
        document_within(session, acting().authority, document_id)
    if not form.validate_on_submit():
        raise Refused(INCOMPLETE)
    perform(engine(), ReprintDocument(**form.envelope(), document=document_id), acting().user_id)
    return redirect(url_for("document.pdf", document_id=document_id))


@blueprint.route("/weapons/<int:weapon_id>/documents/<kind>", methods=["GET", "POST"])
@requires("document:issue")
def issue_of_weapon(weapon_id: int, kind: str) -> Page:
    """Issue a document about a weapon as a whole."""
    if kind not in OF_WEAPON:
        raise NotFound()
    form = IssueDocumentForm()
    with reading(engine()) as session:
        weapon = weapon_within(session, acting().authority, weapon_id)
        if not form.validate_on_submit():
            return _form_page(form, kind, weapons=[weapon], act=None)
    return _issue(form, Asked(kind, weapon.subject, form.language.data), lambda drawing: OF_WEAPON[kind](
        drawing, weapon_file(drawing.session, weapon_within(drawing.session, acting().authority, weapon_id))))


@blueprint.route("/acts/<int:act_id>/document", methods=["GET", "POST"])
@requires("document:issue")
def issue(act_id: int) -> Page:
    """Issue the record of an act."""
    form = IssueDocumentForm()
    with reading(engine()) as session:
        file = act_within(session, acting().authority, act_id)
        if file.act.operation not in OF_ACT:
            raise NotFound()
        kind, draw = OF_ACT[file.act.operation]
        if not form.validate_on_submit():
            return _form_page(form, kind, weapons=[], act=file.act)
    return _issue(form, Asked(kind, file.act.subject, form.language.data), lambda drawing: draw(
        drawing, act_within(drawing.session, acting().authority, act_id)))


def _form_page(form: IssueDocumentForm, kind: str, **context: Any) -> str | tuple[str, int]:
    page = render_template("documents/issue.html", form=form, kind=kind, **context)
    return (page, 422) if form.errors else page


def _issue(form: IssueDocumentForm, asked: Asked, draw_with: Callable[[Drawing], Drawn]) -> Redirect:
    place = installation()

    def draw(numbered: Numbered) -> Drawn:
        with force_locale(asked.language), reading(engine()) as session:
            drawing = Drawing(session, numbered, acting().authority.organisation_id, acting().user_id,
                              place.verification_address, place.settings.demo, asked.language)
            try:
                return draw_with(drawing)
            except Overflow as overflow:
                raise RuleBroken(N_("Un dato no cabe entero en el papel: %(what)s. Corríjalo o acórtelo."),
                                 what=str(overflow)) from overflow

    performed = place.issuer.issue(form.act.data or "", acting().user_id, acting().authority.organisation_id, asked,
                                   draw)
    return redirect(url_for("document.page", document_id=performed.entries[0]))


def _bytes(document: Document, digest: str | None) -> Response:
    if digest is None:
        raise NotFound()
    answer = Response(read(installation().settings.data_dir, digest), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{document.number}.pdf"'
    return answer
