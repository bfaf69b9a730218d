"""The embedded typeface: found where systems keep it, and honest about characters it lacks."""

import pytest

from reports import type as face
from reports.custody_chain import custody_chain
from tests.reports import sample
from tests.reports.paper import whole


@pytest.fixture
def fresh():
    """The search for the typeface, repeated from the start; the real one is found again afterwards."""
    face.embed.cache_clear()
    yield face
    face.embed.cache_clear()


def test_dejavu_is_preferred_wherever_it_is_found(fresh, monkeypatch, tmp_path):
    vera = face._package("reportlab", "fonts")
    for theirs, ours in (("Vera.ttf", "DejaVuSans.ttf"), ("VeraBd.ttf", "DejaVuSans-Bold.ttf")):
        (tmp_path / ours).write_bytes((vera / theirs).read_bytes())
    monkeypatch.setattr(face, "_folders", lambda: [vera, tmp_path])
    assert face.embed() == "DejaVuSans"


def test_vera_of_reportlab_is_the_fallback(fresh, monkeypatch):
    monkeypatch.setattr(face, "_folders", lambda: [face._package("reportlab", "fonts")])
    assert face.embed() == "Vera"
    assert "La cadena tiene 1 vacío" in whole(custody_chain(sample.CHAIN))


def test_without_any_typeface_the_error_says_what_to_install(fresh, monkeypatch, tmp_path):
    monkeypatch.setattr(face, "_folders", lambda: [tmp_path])
    with pytest.raises(face.NoTypeface, match="fonts-dejavu-core"):
        face.embed()


def test_a_character_without_glyph_is_named_not_dropped():
    assert face.printable("AV\U0001f52b1") == "AV‹U+1F52B›1"
    assert face.printable("A\u0007") == "A‹U+0007›"
    assert face.printable("Ñandú – «9 × 19»") == "Ñandú – «9 × 19»"


def test_a_package_that_is_not_installed_is_passed_over():
    assert face._package("no_such_package_of_fonts", "ttf") is None


def test_tracking_widens_between_characters_only():
    plain = face.Style(face.BOLD, 18, 6.6)
    assert face.SERIAL.width("ABC") == pytest.approx(plain.width("ABC") + 2 * face.SERIAL.tracking)
    assert face.SERIAL.width("") == 0
