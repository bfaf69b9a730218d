"""Recording a mark."""

from __future__ import annotations

from typing import Any

import pytest

from marking.mark import Face, Legibility, MarkKind, MarkMethod, Part
from models.vocabulary import VOCABULARY
from models.weapon import Weapon
from registry.operations.mark import Mark, MarkFacts
from tests.builders import a_missing_weapon, a_photograph, a_weapon, an_envelope, event, refused_field

DEPTH_UM, HEIGHT_UM = 76, 1600


def mark(weapon: Weapon | None = None, figures: tuple[int | None, int | None] = (DEPTH_UM, HEIGHT_UM),
         **changes: Any) -> tuple[Mark, MarkFacts]:
    weapon = weapon or a_weapon()
    asked: dict[str, Any] = {
        "weapon": weapon.id, "mark_kind": "state_stock", "text": "PMLA-0142", "part": "frame", "face": "left",
        "method": "dot_peen", "depth_um": 110, "height_um": 2000, "legibility": "legible",
    } | changes
    return Mark(**an_envelope(), **asked), MarkFacts(weapon, *figures)


def test_the_text_is_kept_as_seen_and_normalised_beside_it() -> None:
    told = event(*mark(text="PMLA-0142 a"))
    assert (told.text, told.text_normalised, told.faults) == ("PMLA-0142 a", "PMLA0142A", [])


@pytest.mark.parametrize(("changes", "faults"), [
    ({"depth_um": 75}, ["too_shallow"]), ({"height_um": 1599}, ["too_small"]),
    ({"legibility": "partial"}, ["not_legible"]),
    ({"legibility": "obliterated", "text": None}, ["not_legible"]),
    ({"mark_kind": "registry", "part": "slide"}, ["not_on_frame"]),
    ({"mark_kind": "import", "country": "BR", "year": 2019}, []),
    ({"mark_kind": "import", "country": "BR"}, ["no_year"]),
    ({"mark_kind": "import", "year": 2019}, ["no_country"]),
    ({"mark_kind": "import", "part": "barrel", "depth_um": 1}, ["no_country", "no_year", "too_shallow",
                                                                "not_on_frame"]),
    ({"mark_kind": "security", "depth_um": 1, "height_um": 1}, []),
    ({"depth_um": None, "height_um": None}, []),
])
def test_a_mark_that_does_not_conform_is_recorded_with_its_faults(changes: dict, faults: list[str]) -> None:
    assert event(*mark(**changes)).faults == faults


def test_the_least_depth_and_height_are_the_laws_and_not_ours() -> None:
    assert event(*mark(figures=(111, 2001))).faults == ["too_shallow", "too_small"]


@pytest.mark.parametrize(("figures", "field"), [((None, HEIGHT_UM), "depth_um"), ((DEPTH_UM, None), "height_um")])
def test_a_measure_no_figure_can_judge_is_refused_and_never_passed_over(figures: tuple, field: str) -> None:
    unmeasured: dict[str, Any] = {field: None}
    assert refused_field(*mark(figures=figures)) == field
    assert event(*mark(figures=figures, **unmeasured)).faults == []


@pytest.mark.parametrize("measured", [0, -1, 10_001])
@pytest.mark.parametrize("field", ["depth_um", "height_um"])
def test_a_measure_that_cannot_be_is_refused(field: str, measured: int) -> None:
    changes: dict[str, Any] = {field: measured}
    assert refused_field(*mark(**changes)) == field


@pytest.mark.parametrize("field", ["mark_kind", "part", "face", "method", "legibility"])
def test_a_code_nobody_knows_is_refused_beside_its_field(field: str) -> None:
    changes: dict[str, Any] = {field: "hand-made"}
    assert refused_field(*mark(**changes)) == field


@pytest.mark.parametrize(("words", "vocabulary"), [
    (MarkKind, "mark_kind"), (Part, "part"), (Face, "face"), (Legibility, "legibility")])
def test_every_code_of_a_form_is_one_that_marking_can_judge(words: Any, vocabulary: str) -> None:
    assert {word.value for word in words} == set(VOCABULARY[vocabulary])


def test_a_method_may_be_unknown_too() -> None:
    assert {word.value for word in MarkMethod} | {"unknown"} == set(VOCABULARY["mark_method"])


@pytest.mark.parametrize("legibility", ["legible", "partial", "restored"])
def test_what_can_be_read_is_copied(legibility: str) -> None:
    assert refused_field(*mark(text=None, legibility=legibility)) == "text"


@pytest.mark.parametrize("text", ["", " PMLA", "PMLA ", "a\u0301", "x" * 121, "PM\nLA", "\ud800", "—", "a\u00a0b"])
def test_a_text_that_cannot_be_stored_verbatim_is_refused(text: str) -> None:
    assert refused_field(*mark(text=text)) == "text"


def test_a_mark_may_be_a_whole_line() -> None:
    line = "GLOCK GES.M.B.H. DEUTSCH-WAGRAM, AUSTRIA 9 × 19"
    assert event(*mark(text=line)).text == line


@pytest.mark.parametrize(("field", "value"), [("country", "XX"), ("country", "BRA"), ("year", 2027), ("year", 19)])
def test_a_country_or_a_year_no_mark_can_state_is_refused(field: str, value: Any) -> None:
    assert refused_field(*mark(**{field: value})) == field


@pytest.mark.parametrize("weapon", [
    a_missing_weapon(), a_weapon(status="to_be_located"), a_weapon(status="withdrawn")])
def test_a_mark_is_seen_on_a_weapon_in_view(weapon: Weapon) -> None:
    assert refused_field(*mark(weapon)) == "weapons"


def test_photographs_and_remarks_are_commitments() -> None:
    picture = a_photograph()
    told = event(*mark(photographs=(picture,), remarks="Junto a la corona"))
    assert told.data()["photographs"] == [picture.commitment]
    assert told.remarks.text == "Junto a la corona"
    assert event(*mark(remarks="  ")).remarks is None
    assert refused_field(*mark(remarks="x" * 1001)) == "remarks"
