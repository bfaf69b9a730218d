"""Numbers, moments and lengths of time in words."""

from datetime import UTC, date, datetime

import pytest

from marking.words import spanish
from reports.words import SPANISH, Words, day, days_between, hour, instant, length, millimetres, number
from tests.reports.story import at

ENGLISH = Words(spanish, "en")


def test_thousands_are_apart():
    assert (number(61_877, SPANISH), number(999, SPANISH), number(1_234_567, SPANISH)) == ("61.877", "999", "1.234.567")
    assert number(61_877, ENGLISH) == "61,877"


@pytest.mark.parametrize(
    ("micrometres", "shown"), [(120, "0,12"), (2500, "2,5"), (1600, "1,6"), (76, "0,076"), (1000, "1,0"), (0, "0,0")]
)
def test_micrometres_are_shown_as_millimetres(micrometres, shown):
    assert millimetres(micrometres, SPANISH) == shown
    assert millimetres(micrometres, ENGLISH) == shown.replace(",", ".")


def test_moments_are_shown_in_legal_time():
    moment = datetime(2025, 11, 14, 3, 5, tzinfo=UTC)
    assert instant(moment, SPANISH) == "13-nov-2025 23:05"
    assert day(moment, SPANISH) == "13-nov-2025"


def test_legal_time_was_half_an_hour_behind_until_may_2016():
    assert hour(datetime(2016, 4, 30, 12, tzinfo=UTC), SPANISH) == "07:30"
    assert hour(datetime(2016, 5, 2, 12, tzinfo=UTC), SPANISH) == "08:00"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2025, 11, 14, 3, 5), SPANISH)


def test_a_date_has_no_hour_and_a_missing_moment_neither():
    assert (instant(date(2015, 2, 12), SPANISH), hour(date(2015, 2, 12), SPANISH)) == ("12-feb-2015", "no consta")
    assert (instant("desconocido", SPANISH), hour("desconocido", SPANISH)) == ("desconocido", "")


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (at(3, 7, 2021, 18, 40), at(19, 7, 2021, 8, 5), "15 días, 13 horas, 25 minutos"),
        (at(1, 1, 2021, 1), at(2, 1, 2021, 2, 1), "1 día, 1 hora, 1 minuto"),
        (at(1, 1, 2021, 1), at(1, 1, 2021, 7), "6 horas"),
        (at(1, 1, 2021, 1), at(1, 1, 2021, 1, 25), "25 minutos"),
        (at(1, 1, 2021, 1), at(1, 1, 2021, 1), "menos de 1 minuto"),
        (at(1, 1, 2021, 1), at(2, 1, 2024, 1), "1.096 días"),
        (date(2021, 7, 3), at(19, 7, 2021, 8), "16 días"),
        (date(2021, 7, 3), date(2021, 7, 3), "parte de un día"),
        ("no consta", date(2021, 7, 3), "un tiempo que no consta"),
    ],
)
def test_lengths_are_said_in_words(since, until, said):
    assert length(since, until, SPANISH) == said


def test_days_are_counted_in_legal_time():
    assert days_between(date(2025, 10, 6), at(14, 11, 2025, 0, 1)) == 39
    assert days_between("desconocido", at(14, 11, 2025, 0, 1)) is None
