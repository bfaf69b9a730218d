"""Suggestions while somebody types: words of the catalogue, countries and units; never persons."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from models.database import reading
from registry.forms.countries import countries_like
from registry.queries.catalogue import suggested_words
from registry.queries.units import suggested_units
from registry.queries.usual_facts import usual_facts
from registry.security import acting, engine, requires
from registry.shown.registration import offered

blueprint = Blueprint("suggestion", __name__)
#: Longer texts are names already.
LONGEST = 80


@blueprint.get("/suggestions/<any(make, model, calibre):kind>")
@requires("weapon:read")
def words(kind: str) -> Response:
    """Makes, models or calibres that hold what was typed, those of the make and model typed before them first."""
    with reading(engine()) as session:
        return jsonify(suggested_words(session, kind, _typed(), _typed("make"), _typed("model")))


@blueprint.get("/suggestions/facts")
@requires("weapon:read")
def facts() -> Response:
    """Fact → what its field would hold, and the words that offer it, as other weapons of the make and model say."""
    with reading(engine()) as session:
        return jsonify(offered(usual_facts(session, acting().authority, _typed("make"), _typed("model"))))


@blueprint.get("/suggestions/country")
@requires("weapon:read")
def countries() -> Response:
    """Countries by name."""
    return jsonify(countries_like(_typed()) if _typed() else [])


@blueprint.get("/suggestions/unit")
@requires("weapon:read")
def units() -> Response:
    """Units whose weapons the person may read."""
    with reading(engine()) as session:
        return jsonify(suggested_units(session, acting().authority, "weapon:read", _typed()))


def _typed(name: str = "q") -> str:
    return request.args.get(name, "").strip()[:LONGEST]
