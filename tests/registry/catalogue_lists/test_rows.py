"""The public lists say the same thing in their own ways; what is wrong with them in known places is put right."""

from __future__ import annotations

import pytest

from registry.catalogue_lists import rows_of
from registry.catalogue_lists.rows import ListRow, NotTheList

HEADS = {"nvdrs_firearm_models": "code,make,model,display", "ncic_gun_make": "code,description",
         "ncic_gun_calibre": "code,description", "ncic_gun_type": "code,description",
         "cartridges": "name,category,standard"}


def row(kind: str, text: str) -> ListRow:
    (found,) = rows_of(kind, f"{HEADS[kind]}\r\n{text}\r\n".encode())
    return found


def names(kind: str, text: str) -> list[str]:
    return [word.name for word in row(kind, text).words]


@pytest.mark.parametrize(("text", "name"), [
    ('AAA,"MK Arms, Inc.Irvine, CA"', "MK Arms, Inc."), ("AAA,DetonicsMfr. of handguns", "Detonics"),
    ("AAA,Big DBrand name of Rhoem Gesellschaft", "Big D"), ('AAA,"Harris McMillan Gunworks, Inc."',
                                                            "Harris McMillan Gunworks, Inc."),
    ("AAA,Arkawa Kogyo K. K.Mfr. of rifles", "Arkawa Kogyo K. K."), ("AAA,Benelli S.P.A.", "Benelli S.P.A."),
    ("AAA,Brno Zbrojovka", "Brno Zbrojovka")])
def test_a_remark_that_ran_into_a_make_is_left_out(text: str, name: str) -> None:
    assert names("ncic_gun_make", text) == [name]


def test_a_code_for_a_country_is_no_make() -> None:
    assert row("ncic_gun_make", "ARG,ArgentinaCode by country if make cannot bedetermined").refusal is not None


def test_a_pair_gives_its_make_before_its_model_without_what_is_said_of_either() -> None:
    told = row("nvdrs_firearm_models", "1,MARLIN / GLENFIELD,60 (other/unspecified),x")
    assert [(word.kind, word.name, word.make) for word in told.words] == [("make", "MARLIN", None),
                                                                         ("model", "60", "MARLIN")]
    assert told.is_repaired
    assert not row("nvdrs_firearm_models", "2,TAURUS,PT92,x").is_repaired
    assert row("nvdrs_firearm_models", "3,TAURUS,(OTHER/UNSPECIFIED),x").words == ()


@pytest.mark.parametrize(("text", "name"), [
    ('"500 Nitro Express 3"",rifle""",SAAMI,', '500 Nitro Express 3"'),
    ('"10 Gauge 3 1/2 Smooth bore""",shotshell,SAAMI', '10 Gauge 3 1/2" Smooth bore'),
    ('"45-110 Sharps 2"" 7/8",rifle,CIP', '45-110 Sharps 2" 7/8'), ("8 x 68 S,rifle,CIP", "8 x 68 S")])
def test_inch_marks_and_a_wrong_split_are_put_right(text: str, name: str) -> None:
    assert names("cartridges", text) == [name]


def test_a_cartridge_of_no_standard_is_refused() -> None:
    assert row("cartridges", "9mm Luger,pistol,").refusal is not None


def test_types_that_are_firearms_are_words_for_ours_and_the_stray_row_is_none() -> None:
    assert [word.weapon_type for word in row("ncic_gun_type", "P,Pistol").words] == ["pistol"]
    for text in ("DROUTER,Router (wireless/computer)", "G,Grenade", "F,Ammunition"):
        assert row("ncic_gun_type", text).refusal is not None


def test_a_calibre_code_that_stands_for_several_is_refused() -> None:
    assert names("ncic_gun_calibre", "11,11 mm Mauser") == ["11 mm Mauser"]
    assert row("ncic_gun_calibre", '40,".40 S&W, 10 mm"').refusal is not None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"name,category\nx,y\n", b"PK\x03\x04"])
def test_another_file_is_refused_whole(data: bytes) -> None:
    with pytest.raises(NotTheList):
        list(rows_of("cartridges", data))
