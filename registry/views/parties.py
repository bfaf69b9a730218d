"""Persons: looked for, and one person's page; each look is written down."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request

from models.catalogue import legal_value
from models.database import reading
from registry.assumed import tell_assumed
from registry.looks import looked_at
from registry.operations.legal_day import legal_day
from registry.queries.names import names_of
from registry.queries.parties import parties_page, party_page
from registry.queries.party_acts import open_acts
from registry.queries.party_reach import party_within
from registry.queries.requests import open_about
from registry.security import acting, engine, requires
from registry.shown.history import references_in
from registry.shown.links import address
from registry.shown.parties import shown_parties, shown_party
from registry.shown.requests import open_notes, references_of_requests

blueprint = Blueprint("party", __name__)
#: Longer than any name or number.
LONGEST = 200


@blueprint.get("/parties")
@requires("party:read")
def listing() -> str:
    """Persons that a document, a badge or words of a name tell; nobody is listed without being looked for."""
    text = request.args.get("text", "").strip()[:LONGEST]
    with reading(engine()) as session:
        found = parties_page(session, acting().authority, text, request.args.get("after", type=int))
        for line in found.lines:
            tell_assumed(session, line.party.id, text)
    looked_at("party.listing", *(line.party.id for line in found.lines))
    return render_template("parties/listing.html", register_url=address("party_act.register"),
                           duplicates_url=address("party_merger.duplicates"),
                           **shown_parties(found, text))


@blueprint.get("/parties/<int:party_id>")
@requires("party:read")
def page(party_id: int) -> str:
    """One person: identity, weapons to recover, acts, history."""
    now = datetime.now(UTC)
    today = legal_day(now)
    with reading(engine()) as session:
        party = party_within(session, acting().authority, party_id)
        found = party_page(session, acting().authority, party)
        asked = open_about(session, party.subject, now)
        names = names_of(session, references_in(found.told) | references_of_requests(asked))
        late, acts = legal_value(session, "late_entry_minutes", today), open_acts(session, acting().authority, party)
    looked_at("party.page", party_id)
    return render_template("parties/page.html", requests=open_notes(asked, names, now),
                           **shown_party(found, names, late, acts))
