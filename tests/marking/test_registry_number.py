"""The register's own number and its check letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marking.registry_number import LETTERS, read, registry_number

IDS = st.integers(1, 10**12)


def test_a_number_has_seven_digits_a_hyphen_and_a_letter():
    assert registry_number(911_207) == "0911207-S"
    assert registry_number(123_456_789)[:-1] == "123456789-"


@given(IDS)
def test_a_number_is_read_back_as_it_is_typed(weapon_id):
    shown = registry_number(weapon_id)
    assert read(shown) == weapon_id
    assert read(f" {shown.lower().replace('-', ' ')} ") == weapon_id


@given(IDS, st.data())
def test_one_wrong_digit_is_noticed(weapon_id, data):
    shown = registry_number(weapon_id)
    place = data.draw(st.integers(0, len(shown) - 3))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda d: d != shown[place]))
    assert read(shown[:place] + digit + shown[place + 1 :]) is None


@given(IDS, st.data())
def test_two_neighbouring_digits_exchanged_are_noticed(weapon_id, data):
    shown = registry_number(weapon_id)
    place = data.draw(st.integers(0, len(shown) - 4))
    one, other = shown[place : place + 2]
    if one != other:
        assert read(shown[:place] + other + one + shown[place + 2 :]) is None


@given(IDS, st.sampled_from(LETTERS))
def test_only_one_letter_is_right(weapon_id, letter):
    shown = registry_number(weapon_id)
    assert (read(shown[:-1] + letter) == weapon_id) is (shown[-1] == letter)


@pytest.mark.parametrize("text", ["", "0911207", "911207-S", "0911207-SS", "0000000-A", "٠٩١١٢٠٧-S", "0911207-I"])
def test_what_is_not_a_number_is_not_read(text):
    assert read(text) is None


@pytest.mark.parametrize("weapon_id", [0, -1])
def test_numbers_start_at_one(weapon_id):
    with pytest.raises(ValueError, match="starts at 1"):
        registry_number(weapon_id)
