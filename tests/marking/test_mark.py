"""Marks that conform and marks that do not."""

import pytest

from marking.mark import WORDS, Flaw, Legibility, MarkKind, Part, conformance, unstated

FRAME, BARREL = Part.FRAME, Part.BARREL


def judged(kind=MarkKind.MANUFACTURE, part=FRAME, depth=100, height=2000, legibility=Legibility.LEGIBLE):
    return conformance(kind, part, depth, height, minimum_depth_um=76.2, minimum_height_um=1600, legibility=legibility)


@pytest.mark.parametrize(("depth", "flaws"), [(76, (Flaw.TOO_SHALLOW,)), (77, ()), (0, (Flaw.TOO_SHALLOW,))])
def test_depth_is_judged_against_the_legal_minimum(depth, flaws):
    assert judged(depth=depth) == flaws


@pytest.mark.parametrize(("height", "flaws"), [(1599, (Flaw.TOO_SMALL,)), (1600, ())])
def test_height_is_judged_against_the_legal_minimum(height, flaws):
    assert judged(height=height) == flaws


def test_what_was_not_measured_is_not_judged():
    assert judged(depth=None, height=None) == ()


@pytest.mark.parametrize("kind", [MarkKind.SECURITY, MarkKind.PROOF])
def test_covert_and_proof_marks_are_not_measured(kind):
    assert judged(kind, BARREL, 1, 1) == ()


@pytest.mark.parametrize("kind", [MarkKind.IMPORT, MarkKind.REGISTRY])
def test_an_import_or_registry_mark_belongs_on_the_frame_or_receiver(kind):
    assert judged(kind, BARREL) == (Flaw.NOT_ON_FRAME,)
    assert judged(kind, Part.RECEIVER) == ()


@pytest.mark.parametrize("legibility", [Legibility.PARTIAL, Legibility.ILLEGIBLE, Legibility.OBLITERATED])
def test_a_mark_that_is_not_read_whole_does_not_conform(legibility):
    assert judged(legibility=legibility) == (Flaw.NOT_LEGIBLE,)


def test_a_restored_mark_is_read_whole():
    assert judged(legibility=Legibility.RESTORED) == ()


def test_every_flaw_of_a_mark_is_named():
    flaws = judged(MarkKind.IMPORT, BARREL, 10, 10, Legibility.PARTIAL)
    assert flaws == (Flaw.TOO_SHALLOW, Flaw.TOO_SMALL, Flaw.NOT_LEGIBLE, Flaw.NOT_ON_FRAME)


def test_every_flaw_has_a_word_of_its_own():
    assert set(WORDS) == set(Flaw)
    assert len(set(WORDS.values())) == len(Flaw)


@pytest.mark.parametrize(
    ("country", "year", "flaws"),
    [(None, None, (Flaw.NO_COUNTRY, Flaw.NO_YEAR)), ("VE", None, (Flaw.NO_YEAR,)), ("VE", 2015, ())],
)
def test_an_import_mark_states_country_and_year(country, year, flaws):
    assert unstated(MarkKind.IMPORT, country, year) == flaws
    assert unstated(MarkKind.MANUFACTURE, country, year) == ()
