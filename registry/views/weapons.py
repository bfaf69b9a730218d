"""Weapons: their list, their file, and the acts that change them."""

from flask import Blueprint, render_template

from models.database import reading
from registry.queries.entries import history_of
from registry.queries.weapons import weapon_file, weapon_within
from registry.security import acting, engine, requires

blueprint = Blueprint("weapon", __name__)


@blueprint.get("/weapons/<int:weapon_id>")
@requires("weapon:read")
def page(weapon_id: int) -> str:
    """The file of one weapon: what is known, who has it, what may be done, what happened."""
    with reading(engine()) as session:
        weapon = weapon_within(session, acting().authority, weapon_id)
        return render_template("weapons/page.html", file=weapon_file(session, weapon),
                               history=history_of(session, weapon.subject))
