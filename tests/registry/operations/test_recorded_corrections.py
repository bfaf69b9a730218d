"""Corrections through the one transaction: what they name, and whose hands an entry is in."""

from __future__ import annotations

from typing import Any

import pytest

from models.document import Label
from proof.label_token import parse
from registry.errors import NeedsAnother, NotPermitted, RuleBroken
from registry.operations.correct import Correct
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.mark import Mark
from registry.operations.photograph import Photograph
from registry.operations.take_back import TakeBack
from tests.builders import a_photograph
from tests.registry.operations.armed import Armed, do, rows
from tests.registry.operations.asked import approve, approved, asked

READ: dict[str, Any] = {"part": "frame", "face": "left", "method": "laser", "legibility": "legible"}


def correction(weapon: int, **changes: Any) -> dict[str, Any]:
    return {"weapon": weapon, "fact": "model", "value": "19", "standing": "seen", "reason": "Error"} | changes


def test_a_correction_names_the_last_entry_that_set_the_fact(there: Armed) -> None:
    weapon = there.weapon("QVX 1")
    first = do(there, Correct, **correction(weapon)).entries[0]
    do(there, Correct, **correction(weapon, fact="year", value=2010))
    second = do(there, Correct, **correction(weapon, value="17L")).entries[0]
    named = {body["sequence"]: body["data"].get("corrects") for body in there.bodies(weapon)}
    assert (named[first], named[second]) == (weapon, first)
    corrected = there.state(weapon)
    assert (corrected.model, corrected.year, corrected.identity) == ("17L", 2010, "glock|17l|9mm|QVX1")


def test_a_condition_is_corrected_where_it_was_last_set(there: Armed) -> None:
    weapon, officer = there.weapon("QVX 1"), there.registry.person(there.registry.force)
    do(there, Issue, "armourer", weapons=(weapon,), receiver=officer, due_back_at=None, magazines=(2,), purpose=None)
    back = do(there, TakeBack, "armourer", weapons=(weapon,), place=None, condition="inoperative", magazines=(2,),
              remarks=None).entries[0]
    done = approved(there, Correct, **correction(weapon, fact="condition", value="operative"))
    assert there.bodies(done.entries[0])[0]["data"]["corrects"] == back


def test_describing_a_weapon_further_leaves_its_registrar_free(there: Armed) -> None:
    weapon = there.weapon("QVX 1")
    do(there, Photograph, weapon=weapon, photographs=(a_photograph(),))
    do(there, Mark, weapon=weapon, mark_kind="manufacture", text="GLOCK", **READ)
    assert do(there, Correct, **correction(weapon))


@pytest.mark.parametrize("who", ["another act", "a label", "another person"])
def test_what_relies_on_an_entry_takes_it_out_of_its_registrars_hands(there: Armed, who: str) -> None:
    weapon = there.weapon("QVX 1")
    if who == "another act":
        there.send(there.store(weapon))
    elif who == "a label":
        do(there, IssueLabel, weapons=(weapon,))
    else:
        do(there, Mark, "armourer", weapon=weapon, mark_kind="manufacture", text="GLOCK", **READ)
    for alone in ("clerk", "approver"):
        with pytest.raises(NeedsAnother):
            do(there, Correct, alone, **correction(weapon))
    assert approved(there, Correct, **correction(weapon))


def test_four_eyes_are_two_persons_and_not_two_accounts(there: Armed) -> None:
    registry = there.registry
    person = registry.person(registry.force)
    clerk = registry.user(registry.force, "clerk", party=person, username="uno")
    approver = registry.user(registry.root, "approver", party=person, username="dos")
    weapon = there.weapon("QVX 1", clerk)
    there.send(there.store(weapon))
    request = asked(there, Correct, clerk, **correction(weapon))
    with pytest.raises(RuleBroken):
        approve(there, request, approver)
    assert approve(there, request)


def test_an_approver_of_another_force_does_not_correct_here(there: Armed) -> None:
    stranger = there.registry.user(there.registry.other_force, "approver")
    with pytest.raises(NotPermitted):
        do(there, Correct, stranger, **correction(there.weapon("QVX 1")))


def test_a_clerk_does_not_correct_a_colleagues_entry_alone(there: Armed) -> None:
    colleague = there.registry.user(there.registry.force, "clerk")
    with pytest.raises(NeedsAnother):
        do(there, Correct, colleague, **correction(there.weapon("QVX 1")))


def test_a_corrected_serial_may_not_be_another_weapons(there: Armed) -> None:
    first, second = there.weapons(2)
    values = correction(second, fact="serial", value="QVX-0", serial_status="legible")
    with pytest.raises(RuleBroken) as broken:
        do(there, Correct, **values)
    assert (broken.value.subject, broken.value.field) == (f"weapon:{first}", "serial")


def test_a_corrected_serial_revokes_the_label_made_from_the_wrong_one(there: Armed) -> None:
    weapon = there.weapon("QVX 1")
    do(there, IssueLabel, weapons=(weapon,))
    [label] = rows(there, Label, weapon_id=weapon)
    # One serial in 32,768 has the tag of another: that one would prove nothing.
    serial = next(text for text in ("HK 70113", "HK 70114") if not parse(label.token).matches(text))
    approved(there, Correct, **correction(weapon, fact="serial", value=serial, serial_status="legible"))
    assert rows(there, Label, weapon_id=weapon)[0].is_revoked
    corrected = there.state(weapon)
    assert (corrected.serial, corrected.serial_normalised) == (serial, serial.replace(" ", ""))
    assert corrected.identity == f"glock|17|9mm|{corrected.serial_normalised}"
