"""Verification open to anybody: no password, no trace, no serial, person or place."""

import hashlib

from flask import Blueprint, render_template
from flask_babel import gettext as _

from marking.qr_reading import NotAPicture, texts
from models.database import reading
from proof.note import VerifyingKey
from proof.signer_refusals import SignerUnavailable
from registry.forms.documents import VerifyForm
from registry.installation import installation
from registry.queries.authenticity import NOTHING, Authenticity, authenticity_of, authenticity_of_file
from registry.security import engine, public

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
    shown = render_template("verify/page.html", form=form, answer=answer)
    return (shown, 422) if form.errors else shown


def _answer(form: VerifyForm) -> Authenticity:
    with reading(engine()) as session:
        if form.code.data:
            return authenticity_of(session, form.code.data, installation().settings.origin, _key())
        data = form.file.data.read()
        if data.startswith(b"%PDF"):
            return authenticity_of_file(session, hashlib.sha256(data).hexdigest())
        try:
            found = texts(data)
        except NotAPicture:
            return NOTHING
        return authenticity_of(session, found[0], installation().settings.origin, _key()) if found else NOTHING


def _key() -> VerifyingKey | None:
    try:
        return installation().signer.key()
    except SignerUnavailable:
        return None
