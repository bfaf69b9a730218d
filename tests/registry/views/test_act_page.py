"""The page of an act names each weapon by what is read on it, as far as one may read it."""

from __future__ import annotations

from marking.registry_number import registry_number
from registry.operations.store import Store
from tests.registry.views.site import text_of
from tests.registry.views.standing import At
from tests.registry.views.world import World


def test_a_weapon_is_named_by_serial_make_model_and_number(at: At, world: World) -> None:
    weapon = world.weapons["QVX 2O8"]
    act = world.issue(weapon, world.people["José Colina"], world.users["armourer"]).act_id
    text = text_of(at("armourer").get(f"/acts/{act}").text)
    assert f"QVX 2O8 · Glock 17 · {registry_number(weapon)} Se entregó a José Colina" in text


def test_what_another_body_has_now_is_named_by_its_number_alone(at: At, world: World) -> None:
    weapon = world.weapons["QVX 2O8"]
    act = world.do(Store, world.users["armourer"], weapons=(weapon,), organisation=world.units["PMLA"],
                   place="estante 9").act_id
    world.do(Store, weapons=(weapon,), organisation=world.units["PDP"], place=None)
    text = text_of(at("armourer").get(f"/acts/{act}").text)
    assert registry_number(weapon) in text
    assert "Glock" not in text
