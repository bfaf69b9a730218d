"""Correcting a mark and a part, from the list of what is recorded of a weapon."""

from __future__ import annotations

from registry.operations.mark import Mark
from tests.registry.views.papers import At
from tests.registry.views.site import text_of
from tests.registry.views.world import World


def recorded(at: At, address: str, typed: dict[str, str]) -> bool:
    """Whether the clerk's act is recorded after its review."""
    review = at("clerk").fill(address, typed)
    return at("clerk").confirm(review, address).status_code == 302


def test_a_mark_and_a_part_are_corrected_from_the_list_of_facts(at: At, world: World) -> None:
    barrel = {"kind": "barrel", "serial": "QVX 2O9", "standing": "seen"}
    weapon = world.weapon("QVX 209", "PMLA", world.users["clerk"], components=(barrel,))
    mark = world.do(Mark, world.users["clerk"], weapon=weapon, mark_kind="registry", text="RVA-0142",
                    part="frame", face="left", method="laser", legibility="legible", country="VE").entries[0]
    listed = at("clerk").get(f"/weapons/{weapon}/correct").text
    of_mark, of_part = f"/weapons/{weapon}/correct/mark/{mark}", f"/weapons/{weapon}/correct/part/{weapon}/0"
    assert f'href="{of_mark}"' in listed
    assert f'href="{of_part}"' in listed
    assert recorded(at, of_mark, {"text": "RVA-0124", "reason": "Mal leído"})
    typed = {"serial": "QVX 209", "serial_again": "QVX 209", "standing": "seen", "reason": "Mal leído"}
    assert recorded(at, of_part, typed)
    text = text_of(at("clerk").get(f"/weapons/{weapon}").text)
    assert f"Se corrigió el marcaje del asiento {mark}: decía RVA-0142; es" in text
    assert "Se corrigió el serial de una parte, cañón: decía QVX 2O9, dice QVX 209" in text
    assert at("clerk").get(f"/weapons/{weapon}/correct/mark/{weapon}").status_code == 404
