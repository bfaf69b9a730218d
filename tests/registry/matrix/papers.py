"""The documents of a body: the chain of custody of its weapon, and the record of its act."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import force_locale
from sqlalchemy.orm import Session

from models.act import Act
from models.database import reading
from models.document import Document
from models.weapon import Weapon
from registry.issuing import Drawn, Issuer, Numbered
from registry.operations.base import new_act_key
from registry.operations.issue_document import Asked
from registry.papers.frame import Drawing
from registry.papers.kinds import OF_ACT, OF_WEAPON
from registry.queries.acts import act_file
from registry.queries.weapons import weapon_file
from tests.registry.matrix.bodies import Bodies, Body

ADDRESS = "https://matrix.example/verify"


def issue_papers(issuer: Issuer, bodies: Bodies) -> None:
    """Issue the documents of both bodies; needs the context of a request for its words."""
    for body in (bodies.own, bodies.other):
        body.things["document_id"] = _issue(issuer, body, "custody_chain", _chain)
        _issue(issuer, body, "issue_record", _record)
        number = bodies.registry.thing(Document, body.things["document_id"]).number
        body.things["document_number"] = number


def _chain(session: Session, drawing: Drawing, body: Body) -> Drawn:
    return OF_WEAPON["custody_chain"](drawing, weapon_file(session, session.get_one(Weapon, body.things["weapon_id"])))


def _record(session: Session, drawing: Drawing, body: Body) -> Drawn:
    return OF_ACT["issue"][1](drawing, act_file(session, session.get_one(Act, body.things["act_id"])))


def _issue(issuer: Issuer, body: Body, kind: str, drawn: Callable[[Session, Drawing, Body], Drawn]) -> int:
    clerk = body.things["user_id"]

    def draw(numbered: Numbered) -> Drawn:
        with force_locale("es"), reading(issuer.engine) as session:
            return drawn(session, Drawing(session, numbered, body.id, clerk, ADDRESS, is_demo=False), body)

    return issuer.issue(new_act_key(), clerk, body.id, Asked(kind, body.word), draw).entries[0]
