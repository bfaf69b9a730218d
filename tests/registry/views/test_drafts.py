"""Drafts: kept as they are typed, nobody else's, gone on with, and gone once recorded, discarded or left too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from models.database import reading
from models.draft import Draft
from registry.drafts import LONGEST, MOST, forget_old
from registry.operations.base import new_act_key
from registry.operations.set_legal_parameter import SetLegalParameter
from tests.registry.views.registering import FORM, MOSSBERG, At, refused
from tests.registry.views.site import Browser, controls, text_of
from tests.registry.views.standing import Counter
from tests.registry.views.world import World

KEEP, QUEUE = "/drafts/keep/weapon", "/drafts"


def typed(browser: Browser, **fields: str) -> dict[str, Any]:
    """The form as it stands with some of it typed."""
    return controls(browser.get(FORM).text) | MOSSBERG | fields


def kept(world: World, who: str = "clerk") -> list[Draft]:
    with reading(world.engine) as session:
        return list(session.scalars(select(Draft).where(Draft.user_id == world.users[who])))


def resumed(browser: Browser, act: str) -> TestResponse:
    return browser.get(f"{FORM}?draft={act}")


def test_what_is_typed_is_kept_and_found_again_as_it_was(at: At, world: World) -> None:
    browser = at("clerk")
    fields = typed(browser, year="20", standing_model="illegible")
    assert "Borrador guardado" in browser.post(KEEP, fields).json["words"]
    queue = browser.get(QUEUE).text
    assert "Escopeta · Mossberg · 500 · P 482017" in text_of(queue)
    assert f'href="{FORM}?draft={fields["act"]}"' in queue
    again = controls(resumed(browser, fields["act"]).text)
    again.pop("csrf_token", None)
    assert again.items() <= fields.items()
    assert "Lo que dejó a medias (1)" in text_of(browser.get("/start").text)


def test_it_is_nobody_elses(at: At, world: World) -> None:
    fields = typed(at("clerk"))
    at("clerk").post(KEEP, fields)
    other = at("port_clerk")
    assert "Mossberg" not in other.get(QUEUE).text
    blank = resumed(other, fields["act"])
    assert controls(blank.text)["make"] == ""
    assert "Ese borrador ya no está" in text_of(blank.text)
    other.post(f"{QUEUE}/{fields['act']}/discard", {})
    assert len(kept(world)) == 1


def test_typed_on_it_is_one_draft_and_its_fields_are_the_last(at: At, world: World) -> None:
    browser = at("clerk")
    fields = typed(browser)
    for year in ("201", "2015"):
        browser.post(KEEP, fields | {"year": year})
    [draft] = kept(world)
    assert (draft.fields["year"], "csrf_token" in draft.fields) == (["2015"], False)
    assert draft.saved_at > draft.begun_at


def test_once_recorded_it_is_gone_and_does_not_come_back(at: At, world: World) -> None:
    browser = at("clerk")
    fields = typed(browser)
    browser.post(KEEP, fields)
    review = browser.post(f"{FORM}?draft={fields['act']}", fields)
    assert len(kept(world)) == 1
    assert browser.confirm(review, FORM).status_code == 302
    assert kept(world) == []
    assert browser.post(KEEP, fields).json["words"] == "Ya está asentado."
    assert kept(world) == []


def test_without_scripts_a_review_keeps_it_and_a_button_does(at: At, world: World) -> None:
    browser = at("clerk")
    browser.post(FORM, typed(browser))
    refused(browser.post(FORM, typed(browser, year="20")), "Escriba el año con cuatro cifras")
    left = browser.post(FORM, typed(browser, serial_again="") | {"draft": "1"})
    assert left.location == QUEUE
    assert sorted(draft.fields["year"][0] for draft in kept(world)) == ["20", "2014", "2014"]
    assert "Borrador guardado. Siga cuando quiera." in text_of(browser.get(QUEUE).text)


def test_it_is_discarded_only_after_asking(at: At, world: World) -> None:
    browser = at("clerk")
    fields = typed(browser)
    browser.post(KEEP, fields)
    out = f"{QUEUE}/{fields['act']}/discard"
    assert "Lo escrito se borra y no se puede recuperar." in text_of(browser.get(out).text)
    assert f'href="{out}"' in resumed(browser, fields["act"]).text
    assert len(kept(world)) == 1
    assert browser.post(out, {}).location == "/weapons"
    assert kept(world) == []
    assert browser.get(out).location == "/start"


def test_there_is_a_limit_to_one_and_to_their_number(at: At, world: World) -> None:
    browser = at("clerk")
    browser.headers["Accept"] = "application/json"
    long = browser.post(KEEP, {"act": new_act_key(), "make": "ñ" * LONGEST})
    assert (long.status_code, long.json["text"]) == (409, "Es demasiado largo para un borrador: no se guardó.")
    assert browser.post(KEEP, {"act": "no key"}).status_code == 409
    for _ in range(MOST):
        assert browser.post(KEEP, {"act": new_act_key()}).status_code == 200
    assert f"Ya tiene {MOST} borradores" in browser.post(KEEP, {"act": new_act_key()}).json["text"]
    assert browser.post(KEEP, {"act": kept(world)[0].act, "make": "Glock"}).status_code == 200
    assert browser.post("/drafts/keep/nothing", {"act": new_act_key()}).status_code == 404


def test_left_too_long_it_is_deleted_where_somebody_has_said_how_long_that_is(at: At, world: World) -> None:
    browser, now = at("clerk"), datetime.now(UTC)
    browser.post(KEEP, typed(browser))
    assert forget_old(world.engine, now + timedelta(days=999)) == 0
    world.do(SetLegalParameter, parameter="draft_days", value=30, source="Manual interno", certainty="unverified",
             valid_from=now.date() - timedelta(days=400))
    assert "30 días después de la última vez" in text_of(browser.get(QUEUE).text)
    assert forget_old(world.engine, now + timedelta(days=29)) == 0
    assert forget_old(world.engine, now + timedelta(days=31)) == 1


def test_a_form_sent_after_its_session_ended_leads_to_what_was_kept(at: At, app: Flask) -> None:
    sent = app.test_client().post(FORM, data=typed(at("clerk")))
    assert (sent.status_code, "Su sesión terminó" in text_of(sent.text)) == (401, True)
    assert f'href="{QUEUE}"' in sent.text
    assert f'href="{QUEUE}"' not in app.test_client().post("/labels/sheet", data={}).text


def test_a_person_half_registered_is_kept_too(at: At, world: World) -> None:
    browser, where = at("clerk"), "/parties/register?kind=natural"
    fields = controls(browser.get(where).text) | {"given_names": "Ana", "family_names": "Rojas"}
    browser.post("/drafts/keep/natural", fields)
    assert "Registrar persona natural Ana · Rojas" in text_of(browser.get(QUEUE).text)
    again = controls(browser.get(f"/parties/register?kind=natural&draft={fields['act']}").text)
    assert (again["given_names"], again["family_names"], again["act"]) == ("Ana", "Rojas", fields["act"])


def test_the_list_of_a_counter_is_kept_with_its_receiver_and_gone_once_recorded(at: At, world: World) -> None:
    browser = at("armourer")
    counter = Counter(browser, "issue", receiver="3420").read("QVX 2O8")
    counter.read("QVX 214")
    (draft,) = kept(world, "armourer")
    queue = browser.get(QUEUE).text
    assert "Entregar a un funcionario 3420 · 2 lecturas" in text_of(queue)
    back = browser.get(f"/counter/issue?draft={draft.act}").text
    assert "2 lecturas" in text_of(back)
    assert "José Colina" in back
    assert controls(back)["kept"] == draft.act
    assert f"/drafts/{draft.act}/discard" in counter.form().text
    assert counter.record({}).status_code == 302
    assert kept(world, "armourer") == []
    counter.read("HK-70113")
    assert counter.state["kept"] != draft.act


def test_a_list_of_which_nothing_is_left_is_no_draft(at: At, world: World) -> None:
    counter = Counter(at("armourer"), "take_back").read("QVX 214")
    assert len(kept(world, "armourer")) == 1
    counter.press("Quitar")
    assert kept(world, "armourer") == []
