"""Verification open to anybody: no password, no trace, no serial, person or place; and how to do it without us."""

import hashlib
from datetime import UTC, datetime

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from marking.qr_reading import NotAPicture, texts
from models.database import reading
from registry.errors import NotFound
from registry.forms.documents import VerifyForm
from registry.installation import installation
from registry.offline_program import NAME, program
from registry.queries.authenticity import NOTHING, Authenticity, authenticity_of, authenticity_of_file
from registry.queries.documents import Proof, document_of_file, proof_of_document
from registry.security import engine, public
from registry.shown.offline import OfflineCheck, offline_check, proof_file
from registry.wording import moment

blueprint = Blueprint("verify", __name__)


@blueprint.route("/verify", methods=["GET", "POST"])
@public
def page() -> str | tuple[str, int]:
    """Ask whether a label, a document or a file was issued here."""
    form, answer = VerifyForm(), None
    if form.validate_on_submit():
        if not form.code.data and not form.file.data:
            form.code.errors = [_("Escriba un código o un número, o elija un archivo.")]
        else:
            answer = _answer(form)
    offline = _offline(answer.digest) if answer and answer.digest else None
    shown = render_template("verify/page.html", form=form, answer=answer, offline=offline, print_head=_print_head())
    return (shown, 422) if form.errors else shown


@blueprint.get("/verify/program")
@public
def offline_program() -> Response:
    """The program that checks a document without this site."""
    answer = Response(program(), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer


@blueprint.get("/verify/proof/<digest>")
@public
def proof(digest: str) -> Response:
    """The proof of the document whose file has this SHA-256: who holds the file can tell it, nobody else can."""
    number, found = _proof(digest)
    return proof_file(number, found)


def _print_head() -> str:
    return _("Verificado el %(when)s en %(address)s. Copia de pantalla, no es documento emitido.",
             when=moment(datetime.now(UTC)), address=installation().verification_address)


def _proof(digest: str) -> tuple[str, Proof]:
    with reading(engine()) as session:
        document = document_of_file(session, digest)
        found = proof_of_document(session, document) if document else None
        if document is None or found is None:
            raise NotFound()
        return document.number, found


def _offline(digest: str) -> OfflineCheck | None:
    try:
        number, found = _proof(digest)
    except NotFound:
        return None
    return offline_check(number, found, url_for("verify.proof", digest=digest))


def _answer(form: VerifyForm) -> Authenticity:
    with reading(engine()) as session:
        if form.code.data:
            return _of_text(session, form.code.data)
        data = form.file.data.read()
        if data.startswith(b"%PDF"):
            return authenticity_of_file(session, hashlib.sha256(data).hexdigest())
        try:
            found = texts(data)
        except NotAPicture:
            return NOTHING
        return _of_text(session, found[0]) if found else NOTHING


def _of_text(session: Session, text: str) -> Authenticity:
    place = installation()
    return authenticity_of(session, text, place.settings.origin, place.log_keys())
