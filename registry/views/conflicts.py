"""Contradictions between papers: the queue, and deciding one or many of them at once."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from models.database import reading
from models.weapon import Weapon
from registry.acts import act_page
from registry.forms.conflicts import decide_form
from registry.forms.queues import ConflictFilters, turn_asked
from registry.queries.conflict_list import ConflictLine, conflicts_page, conflicts_within
from registry.queries.names import names_of
from registry.security import acting, engine, requires
from registry.shown.conflicts import references_in, shown_decision, shown_queue, sides

blueprint = Blueprint("conflict", __name__)


@blueprint.get("/conflicts")
@requires("conflict:read")
def listing() -> str:
    """The open contradictions within reach, the oldest first."""
    form = ConflictFilters(request.args)
    with reading(engine()) as session:
        form.offer(session, acting().authority)
        found = conflicts_page(session, acting().authority, form.narrowed(), turn_asked())
        names = names_of(session, references_in(found.lines))
        return render_template("conflicts/listing.html", form=form, **shown_queue(found, form, names))


@blueprint.route("/conflicts/decide", methods=["GET", "POST"])
@requires("conflict:decide")
def decide() -> Any:
    """Decide the contradictions that were ticked, in one act."""
    if not request.args.get("c"):
        return redirect(url_for("conflict.listing"))
    with reading(engine()) as session:
        lines = conflicts_within(session, acting().authority, request.args.getlist("c"))
        names = names_of(session, references_in(lines))
    facts = {line.conflict.fact for line in lines}
    form = decide_form(lines[0].conflict.fact if len(lines) == 1 else None)()
    form.offer(sides(lines, names))
    return act_page(
        form, "conflicts/decide.html", lambda: form.operation(
            tuple(line.name for line in lines), tuple(line.weapon.id for line in lines), facts.copy().pop()),
        lambda performed: url_for("conflict.listing"), about=_weapons(lines), **shown_decision(lines, names))


def _weapons(lines: Sequence[ConflictLine]) -> list[Weapon]:
    """The weapons, each once."""
    return list({line.weapon.id: line.weapon for line in lines}.values())
