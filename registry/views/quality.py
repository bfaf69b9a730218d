"""How well the weapons are known: every unit within reach, and one with all its figures."""

from datetime import UTC, datetime

from flask import Blueprint, render_template

from models.database import reading
from registry.operations.legal_day import legal_day
from registry.queries.completeness import ARTICLE_51
from registry.queries.daily_counts import daily_counts
from registry.queries.organisations import organisation_within
from registry.queries.quality import detail_of, qualities
from registry.queries.waiting import waiting_of
from registry.security import acting, engine, requires
from registry.shown.daily_counts import day_heads, day_line, day_rows
from registry.shown.quality import heads, quality_rows, shown_detail, waiting_rows

blueprint = Blueprint("quality", __name__)


@blueprint.get("/quality")
@requires("weapon:read")
def listing() -> str:
    """The units within reach, each with the figures of its branch."""
    with reading(engine()) as session:
        rows = quality_rows(qualities(session, acting().authority))
    return render_template("quality/listing.html", rows=rows, heads=heads())


@blueprint.get("/organisations/<int:organisation_id>/quality")
@requires("weapon:read")
def page(organisation_id: int) -> str:
    """One unit with everything below it: what article 51 names, fact by fact, and what remains to be done."""
    with reading(engine()) as session:
        unit = organisation_within(session, acting().authority, organisation_id, "weapon:read")
        found = detail_of(session, unit.id, ARTICLE_51)
        waiting = waiting_of(session, acting().authority, unit.id)
        days = daily_counts(session, unit.id, legal_day(datetime.now(UTC)))
    return render_template("quality/page.html", **shown_detail(unit, found), waiting=waiting_rows(unit, waiting),
                           days=day_rows(days), day_heads=day_heads(), line=day_line(days))
