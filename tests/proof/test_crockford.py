"""Crockford base 32: fixed widths, forgiving reading, and check characters that miss no common slip."""

import random
from itertools import combinations

import pytest

from proof.crockford import ALPHABET, PRIME, NotCrockford, check_pair, checks, decode, encode, read

SAMPLES = [
    "".join(random.Random(seed).choices(ALPHABET, k=length))
    for seed, length in enumerate([1, 2, 8, 8, 8, 20, 20, 20] * 5)
] + ["00000000", "ZZZZZZZZ", "0" * 20, "Z" * 20, "01010101"]


def test_the_alphabet_is_crockfords() -> None:
    assert "".join(c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c not in "ILOU") == ALPHABET


@pytest.mark.parametrize(
    ("value", "width", "text"),
    [(0, 1, "0"), (31, 1, "Z"), (32, 2, "10"), (1234, 4, "016J"), (2**40 - 1, 8, "Z" * 8), (0, 0, "")],
)
def test_a_number_is_written_in_a_fixed_width_and_read_back(value: int, width: int, text: str) -> None:
    assert encode(value, width) == text
    assert decode(text) == value


@pytest.mark.parametrize(("value", "width"), [(-1, 4), (32, 1), (2**40, 8), (1, 0)])
def test_a_number_that_does_not_fit_is_refused(value: int, width: int) -> None:
    with pytest.raises(NotCrockford):
        encode(value, width)


@pytest.mark.parametrize("text", ["I", "L", "O", "U", "a", "1-2", " 1", "\u0661", "*"])
def test_decoding_takes_canonical_characters_only(text: str) -> None:
    with pytest.raises(NotCrockford):
        decode(text)


def test_reading_forgives_case_separators_and_look_alikes() -> None:
    assert read("qxs3-z4gc qk") == "QXS3Z4GCQK"
    assert read(" 7QK4\u2013M2XD\u00b7RT\n") == "7QK4M2XDRT"
    assert read("oOiIlL.z") == "001111Z"


@pytest.mark.parametrize(
    "text", ["U", "u", "QXS3*", "\u00d1", "\u0131", "\u00df", "\uff11", "\u0661", "\x00", "\ud800"]
)
def test_reading_refuses_what_is_not_in_the_code(text: str) -> None:
    with pytest.raises(NotCrockford):
        read(text)


def test_check_characters_never_change() -> None:
    assert check_pair("QXS3Z4GC") == "R4"
    assert check_pair("QXS3Z4GC", 35) == "S6"


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_checked_text_leaves_the_remainder(sample: str) -> None:
    for remainder, other in ((1, 35), (35, 1)):
        whole = sample + check_pair(sample, remainder)
        assert checks(whole, remainder)
        assert decode(whole) % PRIME == remainder
        assert not checks(whole, other)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_single_wrong_character_is_caught(sample: str) -> None:
    whole = sample + check_pair(sample)
    for at, right in enumerate(whole):
        for wrong in ALPHABET.replace(right, ""):
            assert not checks(whole[:at] + wrong + whole[at + 1 :])


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_swap_of_two_characters_near_or_far_is_caught(sample: str) -> None:
    whole = sample + check_pair(sample)
    for a, b in combinations(range(len(whole)), 2):
        swapped = list(whole)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        assert checks("".join(swapped)) == (whole[a] == whole[b])


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_wrong_pair_of_equal_neighbours_is_caught(sample: str) -> None:
    for at in range(len(sample) - 1):
        doubled = sample[:at] + "7" * 2 + sample[at + 2 :]
        whole = doubled + check_pair(doubled)
        for wrong in ALPHABET.replace("7", ""):
            assert not checks(whole[:at] + wrong * 2 + whole[at + 2 :])


def test_a_text_too_short_to_hold_a_check_is_not_checked() -> None:
    assert not checks("")
    assert not checks(encode(1, 2))
