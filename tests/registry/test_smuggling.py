"""Another body's things inside a form of one's own: the address is open, what is written in it is not."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from registry.sign_in.sessions import digest_of
from tests.registry.matrix.askers import browser_of, session_of
from tests.registry.matrix.bodies import Body
from tests.registry.matrix.expected import known_to
from tests.registry.matrix.fixtures import Place
from tests.registry.matrix.hostile import plausible
from tests.registry.matrix.words import secrets_in
from tests.registry.views.site import controls

WEAPON = {
    "weapon_type": "pistol", "make": "Glock", "model": "17", "calibre": "9 mm", "year": "2009",
    "serial": "CONTRABANDO 1", "serial_again": "CONTRABANDO 1", "manufacturer": "Glock", "country": "AT",
    "action": "semi_automatic", "weapon_class": "organic", "condition": "operative", "book": "Libro 1", "folio": "3",
}  # fmt: skip
PERSON = {"document_kind": "identity_card", "document_country": "VE", "document_number": "V-23456789",
          "given_names": "Ana", "family_names": "Mora"}


@dataclass(frozen=True)
class Smuggled:
    """A form, who may send it, and the field that names somebody's thing."""

    endpoint: str
    asker: str
    name: str
    #: What the field names, by the name of `Body.things`.
    thing: str
    #: The own thing the form is about: part of the address → name.
    about: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


SMUGGLED = (
    Smuggled("registration.form", "clerk", "unit", "code", typed=WEAPON),
    Smuggled("weapon_act.store", "armourer", "unit", "code", {"weapon_id": "spare_id"}, {"place": "estante 9"}),
    Smuggled("weapon_act.issue", "armourer", "receiver", "badge", {"weapon_id": "spare_id"}),
    Smuggled("weapon_act.issue", "armourer", "receiver", "card", {"weapon_id": "spare_id"}),
    Smuggled("party_act.register", "clerk", "organisation", "organisation_id", typed=PERSON),
    Smuggled("party_act.assign_party", "clerk", "organisation", "below_id", {"party_id": "party_id"}),
    Smuggled("organisation_act.register", "administrator", "parent", "organisation_id", typed={
        "organisation_name": "Unidad nueva", "organisation_kind": "unit", "code": "NUEVA"}),
    Smuggled("user_act.register", "administrator", "person", "card", typed={"username": "nueva.cuenta"}),
    Smuggled("user_act.register", "administrator", "organisation", "organisation_id", typed={
        "username": "nueva.cuenta", "person": "own card"}),
    Smuggled("user_act.grant_role", "administrator", "organisation", "organisation_id", {"user_id": "user_id"},
             {"role": "armourer"}),
)


def sent(place: Place, browser: FlaskClient, case: Smuggled, named: Body, *, at_once: bool) -> TestResponse:
    """The answer to the form, naming a thing of `named`."""
    own = place.bodies.own.things
    with place.app.test_request_context():
        address = place.app.url_for(case.endpoint, **{part: own[name] for part, name in case.about.items()})
    page = browser.get(address).text
    typed = {name: own["card"] if text == "own card" else text for name, text in case.typed.items()}
    fields = plausible(page, controls(page)) | typed | {case.name: str(named.things[case.thing])}
    return browser.post(address, data=fields | ({"confirmed": "1"} if at_once else {}))


@pytest.mark.parametrize("case", SMUGGLED, ids=lambda case: f"{case.endpoint} {case.thing}")
def test_a_form_names_only_what_its_sender_reaches(place: Place, case: Smuggled) -> None:
    bodies, browser = place.bodies, browser_of(place.app, place.bodies, case.asker)
    size = bodies.size()
    # With a thing of one's own the form is in order: that is the only difference.
    own = sent(place, browser, case, bodies.own, at_once=False)
    assert (own.status_code, 'name="confirmed"' in own.text) == (200, True), own.text
    for at_once in (False, True):
        other = sent(place, browser, case, bodies.other, at_once=at_once)
        assert other.status_code in {403, 404, 422}
        asked = {case.name: bodies.other.things[case.thing]}
        assert secrets_in(other.text, bodies.other.word, known_to(case.asker, "other"), asked) == []
    assert bodies.size() == size


@pytest.mark.parametrize("reading", ["serial", "token"])
def test_a_counter_tells_of_another_bodys_weapon_only_that_it_is(place: Place, reading: str) -> None:
    bodies, browser = place.bodies, browser_of(place.app, place.bodies, "armourer")
    text = bodies.other.things[reading]
    page = browser.post("/counter/take_back", data={"reading": text}).text
    assert "pertenece a otro organismo" in page
    assert secrets_in(page, bodies.other.word, known_to("armourer", "other"), {"reading": text}) == []


def test_a_counter_issues_no_weapon_of_another_body(place: Place) -> None:
    bodies, browser = place.bodies, browser_of(place.app, place.bodies, "armourer")
    own, other, size = bodies.own.things, bodies.other.things, bodies.size()
    answer = browser.post("/counter/issue/act", data={
        "act": "a" * 32, "things": f"weapon:{own['spare_id']}@{own['spare_id']} weapon:{other['spare_id']}@0",
        "receiver": own["badge"], "claimed_at": "2026-01-10T10:00", "due_back_at": "2026-01-10T18:00",
        "magazines-0": "0", "magazines-1": "0", "confirmed": "1"})
    assert answer.status_code == 404
    assert bodies.size() == size


def test_nobody_ends_the_session_of_somebody_else(place: Place) -> None:
    token = session_of(place.bodies, "armourer")
    browser_of(place.app, place.bodies, "clerk").post(f"/account/sessions/{digest_of(token).hex()}/end")
    victim = place.app.test_client()
    with victim.session_transaction() as cookie:
        cookie["sid"] = token
    assert victim.get("/start").status_code == 200
