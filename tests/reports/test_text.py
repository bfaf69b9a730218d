"""Lines of words: wrapped without losing one, shrunk only down to what survives, missing facts in italics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marking.words import spanish
from reports import type as face
from reports.facts import MISSING, NOT_RECORDED
from reports.text import Overflow, Run, known, plain, sentence, strong, whole, width, wrapped
from reports.words import SPANISH, Words


@given(st.text("abcñ W-", max_size=200), st.floats(8, 60))
def test_wrapping_loses_no_character_and_never_runs_over(text, room):
    lines = wrapped(plain(text, face.CELL), room)
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= room + 1e-6 for line in lines)


def test_a_hard_space_keeps_words_together():
    text = "parquera, cred.\N{NO-BREAK SPACE}0412"
    lines = wrapped(plain(text, face.CELL), face.CELL.width("parquera, cred. 04"))
    assert [line[0].text for line in lines] == ["parquera,", "cred.\N{NO-BREAK SPACE}0412"]


def test_styles_survive_wrapping():
    lines = wrapped((Run("uno ", face.CELL), Run("dos tres", face.CELL_BOLD)), face.CELL_BOLD.width("uno dos"))
    assert lines == [
        (Run("uno ", face.CELL), Run("dos ", face.CELL_BOLD)),
        (Run("tres", face.CELL_BOLD),),
    ] or lines == [
        (Run("uno ", face.CELL), Run("dos", face.CELL_BOLD)),
        (Run("tres", face.CELL_BOLD),),
    ]


def test_a_quotation_mark_stays_with_the_word_it_opens_whatever_their_styles():
    line = sentence(f"dice «{strong('modelo: 17')}».", face.RUNNING)
    lines = wrapped(line, face.RUNNING_BOLD.width("«modelo:") + 1)
    assert ["".join(run.text for run in part) for part in lines] == ["dice", "«modelo:", "17»."]


def test_a_line_is_shrunk_no_further_than_seven_points():
    room = face.SERIAL.sized(9).width("AV0147O2")
    assert whole("AV0147O2", face.SERIAL, room).size == 9
    with pytest.raises(Overflow, match="AV0147O2"):
        whole("AV0147O2", face.SERIAL, 5)


@pytest.mark.parametrize("answer", sorted(MISSING))
def test_each_missing_answer_is_set_in_italics(answer):
    (run,) = known(answer, face.CELL, SPANISH)
    assert run == Run(answer, face.CELL.slanted)


def test_a_missing_answer_is_known_in_the_language_of_the_reader():
    english = Words(lambda text, /, **values: spanish({NOT_RECORDED: "not recorded"}.get(text, text), **values), "en")
    for answer in (NOT_RECORDED, "not recorded"):
        assert known(answer, face.CELL, english) == (Run("not recorded", face.CELL.slanted),)


def test_a_fact_is_set_upright():
    assert known("operativa", face.CELL, SPANISH) == (Run("operativa", face.CELL),)


def test_strong_values_of_a_sentence_are_bold():
    assert sentence(f"asiento {strong(7)}.", face.RUNNING) == (
        Run("asiento ", face.RUNNING),
        Run("7", face.RUNNING_BOLD),
        Run(".", face.RUNNING),
    )
