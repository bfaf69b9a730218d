"""A form that does not say how things stood when it was drawn is refused: nothing would notice a stale page."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from models.act import Act
from models.database import reading
from tests.registry.views.site import controls, text_of
from tests.registry.views.standing import At, at_counter
from tests.registry.views.world import World

UNSEEN = "El formulario llegó incompleto: le falta cómo constaba lo que usted vio."


def acts(world: World) -> int:
    with reading(world.engine) as session:
        return session.scalar(select(func.count()).select_from(Act)) or 0


def addresses(world: World) -> dict[str, tuple[str, str, dict[str, str]]]:
    """An act on each kind of thing: who does it, where, and what is typed."""
    weapon, officer = world.weapons["QVX 2O8"], world.people["José Colina"]
    return {
        "weapon": ("armourer", f"/weapons/{weapon}/issue", {"receiver": "3420"}),
        "fact": ("clerk", f"/weapons/{weapon}/correct/model",
                 {"value": "17L", "standing": "seen", "reason": "Mal leído"}),
        "party": ("approver", f"/parties/{officer}/suspend", {"reason": "Medida"}),
        "organisation": ("administrator", f"/organisations/{world.units['PMLA']}/rename",
                         {"organisation_name": "Policía de Los Aleros"}),
        "user": ("administrator", f"/users/{world.users['clerk']}/disable", {"reason": "Se retiró"}),
    }


@pytest.mark.parametrize("thing", ["weapon", "fact", "party", "organisation", "user"])
@pytest.mark.parametrize("sent", [None, "", "weapon:999@3", "nonsense"])
def test_a_form_without_what_was_seen_records_nothing(at: At, world: World, thing: str, sent: str | None) -> None:
    who, where, typed = addresses(world)[thing]
    fields = controls(at(who).get(where).text) | typed | {"confirmed": "1"}
    del fields["things"]
    before = acts(world)
    answer = at(who).post(where, fields if sent is None else fields | {"things": sent})
    assert answer.status_code == 422
    assert UNSEEN in text_of(answer.text)
    assert acts(world) == before
    again = controls(answer.text) | typed
    assert at(who).confirm(at(who).post(where, again), where).status_code == 302


@pytest.mark.parametrize("sent", [None, "", "weapon:{weapon}", "user:{weapon}@1"])
def test_at_the_counter_too(at: At, world: World, sent: str | None) -> None:
    fields = controls(at_counter(at).read("QVX 2O8").form().text) | {"confirmed": "1"}
    del fields["things"]
    before = acts(world)
    more = {} if sent is None else {"things": sent.format(weapon=world.weapons["QVX 2O8"])}
    answer = at("armourer").post("/counter/issue/act", fields | more)
    assert answer.status_code == 422
    assert UNSEEN in text_of(answer.text)
    assert acts(world) == before


def test_a_counter_with_nothing_ready_says_so(at: At) -> None:
    answer = at("armourer").post("/counter/store/act", {"lines": "0.1.not_found:NADA"})
    assert answer.status_code == 422
    assert "No hay ninguna arma lista." in text_of(answer.text)


def test_a_stale_page_whose_act_has_become_impossible_does_not_offer_it_again(at: At, world: World) -> None:
    where = f"/weapons/{world.weapons['QVX 2O8']}/issue"
    typed = controls(at("armourer").get(where).text) | {"receiver": "3420"}
    review = at("armourer").fill(where, {"receiver": "3420"})
    assert at("armourer").confirm(review, where).status_code == 302
    text = text_of(at("armourer").post(where, typed).text)
    assert "Esto pasó desde que abrió la página." in text
    assert "No se puede ahora" in text
    assert "Revisar lo que se asentará" not in text
