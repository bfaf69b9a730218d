"""Canonical bytes: the worked examples of RFC 8785, and what the registry refuses beyond it."""

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proof.canonical import KEY, NotCanonical, canonical, jcs, parse

# RFC 8785 appendix B: IEEE 754 bits and the text they must become.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}

# RFC 8785 section 3.2.4: the sample of 3.2.2 as bytes.
SAMPLE = (
    r'{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],'
    r'"string":"\u20ac$\u000F\u000aA' + "'" + r'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}'
)
SAMPLE_BYTES = bytes.fromhex(
    "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c"
    "22 6e 75 6d 62 65 72 73 22 3a 5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31"
    "65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37 5d 2c 22 73 74 72 69 6e 67 22"
    "3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d"
)

# RFC 8785 section 3.2.3: the order in which these keys must come out.
KEYS_IN_ORDER = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]

# The test data published beside the RFC (its authors' testdata folder), and the sample of section 3.2.3.
PUBLISHED = [
    ('[56,{"d":true,"10":null,"1":[]}]', '[56,{"1":[],"10":null,"d":true}]'),
    (
        '{"peach":"This sorting order","p\u00e9ch\u00e9":"is wrong according to French",'
        '"p\u00eache":"but canonicalization MUST","sin":"ingnore locale"}',
        '{"peach":"This sorting order","p\u00e9ch\u00e9":"is wrong according to French",'
        '"p\u00eache":"but canonicalization MUST","sin":"ingnore locale"}',
    ),
    (
        '{"1":{"f":{"f":"hi","F":5},"\\n":56.0},"10":{},"":"empty","a":{},"111":[{}],"A":{}}',
        '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
    ),
    ('{"Unnormalized Unicode":"\\u1e0d\\u0307"}', '{"Unnormalized Unicode":"\u1e0d\u0307"}'),
    (
        '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",'
        '"1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",'
        '"\\u00f6":"Latin Small Letter O With Diaeresis"}',
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control",'
        '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",'
        '"\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ),
]


@pytest.mark.parametrize(("bits", "text"), NUMBERS.items())
def test_the_library_writes_each_number_of_appendix_b(bits: str, text: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert jcs(number) == text.encode()


@pytest.mark.parametrize("bits", ["7fffffffffffffff", "7ff0000000000000"])
def test_the_library_refuses_nan_and_infinity(bits: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    with pytest.raises(ValueError, match="not representable"):
        jcs(number)


def test_the_sample_of_section_3_2_2_gives_the_bytes_of_section_3_2_4() -> None:
    assert jcs(json.loads(SAMPLE)) == SAMPLE_BYTES


@pytest.mark.parametrize(("given", "expected"), PUBLISHED)
def test_the_published_test_data_comes_out_as_published(given: str, expected: str) -> None:
    assert jcs(json.loads(given)) == expected.encode()


def test_keys_are_ordered_by_utf_16_units_not_by_code_points() -> None:
    written = json.loads(jcs(dict.fromkeys(reversed(KEYS_IN_ORDER), 0)), object_pairs_hook=list)
    assert [key for key, _ in written] == KEYS_IN_ORDER
    assert sorted(KEYS_IN_ORDER) != KEYS_IN_ORDER  # the trap: Python's own sort is by code point


def test_the_keys_we_allow_leave_no_room_for_the_utf_16_trap() -> None:
    for key in ("\uffee", "\U0001f602", "A", "", "a-b", "a b", "a\n", "\u0660"):
        with pytest.raises(NotCanonical):
            canonical({"data": [{key: 1}]})


def test_allowed_values_are_written_as_plain_json_would_be() -> None:
    literals = [None, True, False, "\u00e1\n\u001f\u007f/"]
    value = {"z_9": literals, "a": {"b": -(2**53 - 1)}, "0": 2**53 - 1, "_": ()}
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert canonical(value) == plain
    assert parse(plain) == {**value, "_": []}


@given(st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53 - 1), 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.from_regex(KEY, fullmatch=True), inner), max_leaves=20))
def test_what_we_allow_is_written_as_the_library_writes_it(value: object) -> None:
    assert canonical(value) == jcs(value)


@pytest.mark.parametrize(
    "value",
    [1.0, {"a": [1, [2.5]]}, 2**53, {"a": -(2**53)}, "\ud800", {"a": "x\udfffy"}, {1: 2}, b"x", {"a": {1}}],
)
def test_what_two_parsers_could_read_differently_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


def test_nesting_too_deep_to_walk_is_refused_and_does_not_crash() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(NotCanonical):
        canonical(deep)
    with pytest.raises(NotCanonical):
        parse(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"a":{"b":1,"b":2}}',
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1}\n',
        b' {"a":1}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'{"A":1}',
        b"[]",
        b'"a"',
        b"1",
        b"null",
        b"",
        b"{",
    ],
)
def test_bytes_that_are_not_the_canonical_form_of_an_object_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        parse(data)


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers(-(2**53 - 1), 2**53 - 1) | TEXT
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.from_regex(KEY, fullmatch=True), inner), max_leaves=12
)


@given(st.dictionaries(st.from_regex(KEY, fullmatch=True), VALUES))
def test_what_is_written_is_read_back_and_is_what_the_rfc_writes(value: dict[str, object]) -> None:
    assert canonical(value) == jcs(value)
    assert parse(canonical(value)) == value


@given(TEXT)
def test_every_character_is_escaped_as_the_rfc_says_or_refused(text: str) -> None:
    written = canonical({"a": text})
    assert parse(written) == {"a": text}
    otherwise = json.dumps({"a": text}, separators=(",", ":")).encode()
    if otherwise != written:
        with pytest.raises(NotCanonical):
            parse(otherwise)
