"""Which identities may be written, and in which form."""

from datetime import date
from typing import Any

import pytest

from registry.errors import RuleBroken, RulesBroken
from registry.operations.party_document import assumed_cedula, keys_of
from registry.operations.party_identity import Particulars, checked
from tests.registry.operations.told import particulars

TODAY = date(2026, 11, 24)


def company(**changed: Any) -> Particulars:
    values = {"document_kind": "tax_id", "document_country": "VE", "document_number": "G-20000041-4",
              "legal_name": "Policía Municipal"}
    return Particulars(**values | changed)


def fields(typed: Particulars, kind: str = "natural") -> list[str | None]:
    with pytest.raises((RuleBroken, RulesBroken)) as refused:
        checked(typed, kind, TODAY)
    broken = refused.value.broken if isinstance(refused.value, RulesBroken) else [refused.value]
    return [refusal.field for refusal in broken]


@pytest.mark.parametrize("typed", ["V-12345678", "v12345678", "V 12.345.678", "V-012345678", " v - 12345678 "])
def test_a_cedula_has_one_form_however_it_is_typed(typed: str) -> None:
    kept = checked(particulars(document_number=typed), "natural", TODAY)
    assert (kept.document_number, kept.document_key) == ("V-12345678", "identity_card:ve:v12345678")


@pytest.mark.parametrize("typed", ["12345678", "12.345.678", " 12 345 678 "])
def test_a_cedula_without_its_letter_is_taken_for_v_and_that_can_be_told(typed: str) -> None:
    assert checked(particulars(document_number=typed), "natural", TODAY).document_number == "V-12345678"
    assert assumed_cedula(typed) == "V-12345678"


@pytest.mark.parametrize("typed", ["V-12345678", "e84123456", "3417", "00000", "J-12345678-9", "QVX 2O8", ""])
def test_nothing_is_assumed_where_a_letter_is_or_where_it_may_be_a_badge(typed: str) -> None:
    assert assumed_cedula(typed) is None


def test_a_foreigners_cedula_keeps_its_letter() -> None:
    assert checked(particulars(document_number="e-84.123.456"), "natural", TODAY).document_number == "E-84123456"


@pytest.mark.parametrize("typed", ["12345678", "V-012345678", "v 12.345.678"])
def test_two_ways_of_typing_a_document_are_one_document(typed: str) -> None:
    assert particulars(document_number=typed).document_key == "identity_card:ve:v12345678"


@pytest.mark.parametrize("typed", ["3417", "J-12345678", "V-", "V-0", "00000", "V-1234567890", "V-1234x678", "",
                                   "V-１２３", "１２３４５６７８"])
def test_what_is_no_cedula_is_refused(typed: str) -> None:
    assert fields(particulars(document_number=typed)) == ["document_number"]


@pytest.mark.parametrize("typed", ["G-20000041-4", "g200000414", "G 20.000.041-4"])
def test_a_rif_has_one_form_however_it_is_typed(typed: str) -> None:
    assert checked(company(document_number=typed), "legal", TODAY).document_number == "G-20000041-4"


@pytest.mark.parametrize("typed", ["G-20000041-5", "J-20000041-4", "G-2000041-4", "X-20000041-4", "", "V-11470283-4"])
def test_a_rif_with_a_wrong_check_digit_letter_or_length_is_refused(typed: str) -> None:
    assert fields(company(document_number=typed), "legal") == ["document_number"]


def test_a_passport_names_the_country_that_issued_it() -> None:
    kept = checked(particulars(document_kind="passport", document_country="fr", document_number="12ab 34567"),
                   "natural", TODAY)
    assert (kept.document_country, kept.document_number) == ("FR", "12AB 34567")
    assert kept.document_key == "passport:fr:12ab34567"


@pytest.mark.parametrize("country", ["", "XX", "FRA", "Francia"])
def test_a_country_that_does_not_exist_is_refused(country: str) -> None:
    typed = particulars(document_kind="passport", document_country=country, document_number="12AB34567")
    assert fields(typed) == ["document_country"]


def test_a_cedula_of_another_country_is_refused() -> None:
    assert fields(particulars(document_country="CO")) == ["document_country"]


def test_names_are_composed_trimmed_and_folded_for_search() -> None:
    kept = checked(particulars(given_names="  José   Ángel ", family_names="Núñez  D'Elía"), "natural", TODAY)
    assert (kept.given_names, kept.family_names) == ("José Ángel", "Núñez D'Elía")
    assert kept.name_key == "jose angel nunez delia"


@pytest.mark.parametrize("name", ["", "  ", "a" * 121, "Ana\u202e", "Ana\u0007", "Ana\u200b", "\ud800"])
def test_a_name_that_is_blank_too_long_or_partly_invisible_is_refused(name: str) -> None:
    assert fields(particulars(given_names=name)) == ["given_names"]


@pytest.mark.parametrize("born", [date(2026, 11, 25), date(1899, 1, 1)])
def test_a_birth_in_the_future_or_in_another_century_is_refused(born: date) -> None:
    assert fields(particulars(birth_date=born)) == ["birth_date"]


def test_a_birth_date_may_be_unknown_and_may_be_today() -> None:
    assert checked(particulars(birth_date=None), "natural", TODAY).birth_date is None
    assert checked(particulars(birth_date=TODAY), "natural", TODAY).birth_date == TODAY


def test_everything_that_is_wrong_is_told_at_once() -> None:
    typed = particulars(document_number="x", given_names="", birth_date=date(2030, 1, 1))
    assert fields(typed) == ["document_number", "given_names", "birth_date"]


def test_a_company_has_no_birth_date_and_a_person_no_company_name() -> None:
    assert fields(company(birth_date=date(1990, 1, 1)), "legal") == ["birth_date"]
    assert fields(particulars(legal_name="Yelitza C.A.")) == ["legal_name"]


@pytest.mark.parametrize(("kind", "document"), [
    ("natural", "tax_id"), ("legal", "identity_card"), ("legal", "passport"),
])
def test_each_kind_of_person_has_documents_of_its_own(kind: str, document: str) -> None:
    assert fields(particulars(document_kind=document), kind) == ["document_kind"]


def test_a_kind_of_person_that_does_not_exist_is_refused() -> None:
    assert fields(particulars(), "dog") == ["party_kind"]


@pytest.mark.parametrize(("typed", "key"), [
    ("v 12.345.678", "identity_card:ve:v12345678"), ("12345678", "identity_card:ve:v12345678"),
    ("E84123456", "identity_card:ve:e84123456"), ("G200000414", "tax_id:ve:g200000414"),
    ("g-20000041-4", "tax_id:ve:g200000414"), ("12ab 34567", "passport:fr:12ab34567"),
    ("12AB34567", "foreign_document:co:12ab34567"),
])
def test_a_document_typed_whole_is_found_under_its_key(typed: str, key: str) -> None:
    assert key in keys_of(typed)


@pytest.mark.parametrize("typed", ["Peraza", "", "QVX 2O8 %", "G-20000041-5 x x x x x x x x x x x x x x x"])
def test_what_is_no_document_has_no_key(typed: str) -> None:
    assert keys_of(typed) == []


@pytest.mark.parametrize("typed", ["12345678", "84123456"])
def test_figures_alone_are_never_taken_for_a_foreigners_cedula(typed: str) -> None:
    assert not [key for key in keys_of(typed) if key.startswith("identity_card:ve:e")]
