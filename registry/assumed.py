"""What the registry took for granted in what was typed is told, so that a wrong guess is seen before it is recorded."""

from flask import flash, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from registry.operations.party_document import assumed_cedula
from registry.queries.names import identities_of


def tell_assumed(session: Session, party_id: int, text: str) -> None:
    """Say that the person was found by figures without a letter, where that is how it was."""
    identity = identities_of(session, [party_id]).get(party_id)
    if identity is not None and identity.document_number == assumed_cedula(text):
        tell_letterless(text)


def tell_letterless(text: str) -> None:
    """Say which cédula was understood; nothing for one typed with its letter, nor where it was said before."""
    number = assumed_cedula(text)
    if number is not None and "confirmed" not in request.form:
        sentence = _("Sin letra se entendió %(number)s. Si es cédula de extranjero, escriba la E.", number=number)
        flash(sentence, "is-book")
