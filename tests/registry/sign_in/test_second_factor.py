"""The second factor: time codes accepted once, printed codes used once, secrets sealed to their user."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from models.database import operational
from models.user import Credential
from registry.sign_in import Keys, second_factor
from registry.sign_in.second_factor import PERIOD, PRINTED, accept, new_printed, opened, sealed, step_of
from tests.registry.sign_in.door import Door

KEYS = Keys.of("k" * 64)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def test_the_codes_are_those_of_rfc_6238() -> None:
    # Appendix B, SHA-1, the last six of its eight digits.
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        assert pyotp.TOTP(SECRET).generate_otp(seconds // PERIOD) == code


def test_a_sealed_secret_opens_for_its_user_under_its_key_and_unaltered() -> None:
    kept = sealed(KEYS, 40, SECRET)
    assert opened(KEYS, 40, kept) == SECRET
    assert opened(KEYS, 41, kept) is None
    assert opened(Keys.of("l" * 64), 40, kept) is None
    assert opened(KEYS, 40, kept[:-1] + bytes([kept[-1] ^ 1])) is None
    assert opened(KEYS, 40, b"") is None
    assert SECRET.encode() not in kept


def test_a_code_is_known_one_step_early_or_late_and_no_more(door: Door) -> None:
    steps = [step_of(door.secret, door.totp(), door.now + steps_later(late)) is not None
             for late in (-2, -1, 0, 1, 2)]
    assert steps == [False, True, True, True, False]


def steps_later(steps: int) -> timedelta:
    return timedelta(seconds=PERIOD * steps)


@pytest.mark.parametrize("typed", ["", "abcdef", "٢٨٧٠٨٢", "28708", "2870822", "28708\ud800"])
def test_what_is_no_code_is_no_step(typed: str) -> None:
    at = datetime.fromtimestamp(59, UTC)
    assert step_of(SECRET, "287082", at) == 1
    assert step_of(SECRET, typed, at) is None


def use(door: Door, code: str) -> bool:
    with operational(door.gate.engine) as session:
        return accept(session, door.gate.keys, session.get_one(Credential, door.user), code, door.now)


def test_a_time_code_is_accepted_once_and_none_before_it_afterwards(door: Door) -> None:
    door.enrol()
    earlier, present = door.totp(), door.totp(door.now + steps_later(1))
    assert use(door, f" {present[:3]} {present[3:]} ")
    assert [use(door, code) for code in (present, earlier)] == [False, False]


def test_the_code_that_enrolled_the_telephone_is_used_up(door: Door) -> None:
    door.enrol()
    assert not use(door, door.totp(door.now - steps_later(1)))


def test_a_printed_code_is_used_once_however_it_is_typed(door: Door) -> None:
    codes = door.enrol()
    assert len(set(codes)) == PRINTED
    assert use(door, codes[3].lower().replace("-", " "))
    assert not use(door, codes[3])
    assert use(door, codes[4])


def test_new_printed_codes_end_the_old_ones(door: Door) -> None:
    old = door.enrol()
    with operational(door.gate.engine) as session:
        new = new_printed(session, door.gate.keys, door.user)
    assert [use(door, old[0]), use(door, new[0])] == [False, True]


def test_a_printed_code_of_another_user_is_worth_nothing(door: Door) -> None:
    theirs = door.enrol()
    door.secret = second_factor.new_secret()
    door.register("eva.rojas")
    door.enrol()
    assert not use(door, theirs[0])


def test_printed_codes_are_kept_only_by_keyed_digest(door: Door) -> None:
    code = door.enrol()[0]
    with door.gate.engine.connect() as connection:
        kept = [bytes(row[0]) for row in connection.exec_driver_sql("SELECT digest FROM one_time_code")]
    assert len(kept) == PRINTED
    assert all(len(digest) == 32 and code.encode() not in digest for digest in kept)
