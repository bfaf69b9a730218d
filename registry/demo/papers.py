"""Documents of the demonstration: what an inspector and a clerk issued about the weapons of its cases."""

from collections.abc import Callable

from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Act
from models.database import reading
from models.ledger import Entry
from models.weapon import Weapon
from registry.demo import Cast
from registry.demo.stage import Stage
from registry.installation import installation
from registry.issuing import Drawn, Issuer, Numbered
from registry.operations.issue_document import Asked
from registry.papers.frame import Drawing
from registry.papers.kinds import OF_ACT, OF_WEAPON
from registry.queries.acts import act_file
from registry.queries.weapons import weapon_file

#: Document kind, word of the weapon, sign-in name of who issues it, code of the office whose series numbers it.
ABOUT_WEAPONS = (
    ("custody_chain", "gap", "inspecciona", "OCD"),
    ("custody_chain", "overlap", "inspecciona", "OCD"),
    ("registration_file", "corrected", "registra.aleros", "PMLA"),
    ("registration_file", "obliterated", "registra.aleros", "PMLA"),
)
#: Operation of the act, word of a weapon in it, who issues its record.
ABOUT_ACTS = (
    ("issue", "overlap", "parque.aleros"),
    ("take_back", "overlap", "parque.aleros"),
    ("transfer", "sold", "registra.aleros"),
)
Draw = Callable[[Drawing], Drawn]


def issue_papers(issuer: Issuer, stage: Stage, cast: Cast) -> None:
    """Issue every document, once; needs the application's context for its words."""
    for kind, word, user, office in ABOUT_WEAPONS:
        weapon = cast.weapons[word]
        _issue(issuer, stage, cast.users[user], cast.bodies[office], Asked(kind, f"weapon:{weapon}"),
               _of_weapon(kind, weapon))
    for operation, word, user in ABOUT_ACTS:
        _issue(issuer, stage, cast.users[user], cast.bodies["PMLA"],
               Asked(OF_ACT[operation][0], f"{operation}:{cast.weapons[word]}"),
               _of_act(operation, cast.weapons[word]))


def _of_weapon(kind: str, weapon: int) -> Draw:
    return lambda drawing: OF_WEAPON[kind](
        drawing, weapon_file(drawing.session, drawing.session.get_one(Weapon, weapon)))


def _of_act(operation: str, weapon: int) -> Draw:
    return lambda drawing: OF_ACT[operation][1](
        drawing, act_file(drawing.session, _act(drawing.session, operation, weapon)))


def _issue(issuer: Issuer, stage: Stage, user: int, office: int, asked: Asked, draw_with: Draw) -> None:
    def draw(numbered: Numbered) -> Drawn:
        with force_locale("es"), reading(issuer.engine) as session:
            address = installation().verification_address
            return draw_with(Drawing(session, numbered, office, user, address, is_demo=True))

    issuer.issue(stage.key(), user, office, asked, draw)


def _act(session: Session, operation: str, weapon: int) -> Act:
    """The last act of that operation on the weapon."""
    of_weapon = select(Entry.sequence).where(Entry.subject == f"weapon:{weapon}")
    entries = session.scalars(of_weapon.order_by(Entry.previous.desc())).all()
    acts = (session.scalars(select(Act).where(Act.id < entry).order_by(Act.id.desc())).first() for entry in entries)
    return next(act for act in acts if act is not None and act.operation == operation)
