"""The verdict of a chain in words, and the words for where it fails."""

from dataclasses import replace
from datetime import date

import pytest

from reports.chain import ChainGap, ChainOverlap
from reports.chain_faults import gap_line, gap_story, gap_title, longest_first, overlap_story
from reports.chain_verdict import (
    count_line,
    custodian_line,
    end_line,
    seen_line,
    verdict_answer,
    verdict_lines,
    verdict_word,
)
from reports.facts import Standing
from reports.words import SPANISH
from tests.reports import sample, story

SHORT = ChainGap(after=5, since=story.at(4, 11, 2024, 12), until=story.at(4, 11, 2024, 15), answers="Sede Norte")
LESS = replace(SHORT, after=7, until=story.at(4, 11, 2024, 12, 40))
OVERLAP = ChainOverlap(8, 9, story.at(3, 5, 2025, 1), story.at(3, 5, 2025, 7), ("A. Uno", "B. Dos"))


def chain(**changes):
    return replace(sample.CHAIN, **changes)


def plain(text):
    return text.replace("\x02", "").replace("\x03", "")


@pytest.mark.parametrize(
    ("changes", "answer", "word"),
    [
        (
            {},
            "La cadena tiene 1 vacío: no consta quién tuvo el arma durante 15 días, 13 horas, 25 minutos.",
            "1 VACÍO",
        ),
        (
            {"gaps": (SHORT, story.GAP)},
            "La cadena tiene 2 vacíos: en el mayor no consta quién tuvo el arma durante 15 días, 13 horas, 25 minutos.",
            "2 VACÍOS",
        ),
        (
            {"gaps": (), "overlaps": (OVERLAP,)},
            "Dos custodios a la vez durante 6 horas: A. Uno y B. Dos.",
            "DOS CUSTODIOS",
        ),
        (
            {"gaps": ()},
            "La cadena es continua, con 1 dato contradictorio (N.º 11).",
            "NO COINCIDE",
        ),
        (
            {"gaps": (), "links": story.LINKS[:1]},
            "La cadena es continua: 1 eslabón, ningún vacío ni solapamiento.",
            "CONTINUA",
        ),
        ({"gaps": (), "links": ()}, "La cadena no tiene ningún eslabón asentado.", "NO COINCIDE"),
    ],
)
def test_the_verdict_is_one_sentence_and_one_word(changes, answer, word):
    assert verdict_answer(chain(**changes), SPANISH) == answer
    assert verdict_word(chain(**changes), SPANISH) == word


def test_two_contradictions_are_both_numbered():
    links = tuple(
        replace(link, standing=Standing.CONTRADICTED if link.number in (2, 7) else Standing.SEEN)
        for link in story.LINKS
    )
    assert verdict_answer(chain(gaps=(), links=links), SPANISH) == (
        "La cadena es continua, con 2 datos contradictorios (N.º 2, 7)."
    )


def test_declarations_are_counted_apart_where_there_are_any():
    links = (replace(story.LINKS[0], standing=Standing.SEEN), replace(story.LINKS[1], standing=Standing.DECLARED))
    assert count_line(chain(links=links), SPANISH).endswith(": 1 visto, 0 según libro, 0 contradictorios, 1 declarado.")
    assert "declarado" not in count_line(chain(links=links[:1]), SPANISH)


def test_a_verdict_has_at_most_four_lines_whatever_fails():
    everything = chain(gaps=(SHORT, story.GAP, LESS), overlaps=(OVERLAP,))
    lines = verdict_lines(everything, SPANISH)
    assert len(lines) == 4
    assert lines[0] == (
        "Del 03-jul-2021 18:40 al 19-jul-2021 08:05. Responde: Brigada Motorizada."
        " Otras 3 faltas se detallan en la sección 3."
    )
    assert lines[1] == "12 eslabones con 1 solapamiento: 7 vistos, 4 según libro, 1 contradictorio."


def test_a_whole_chain_has_three_lines():
    assert len(verdict_lines(chain(gaps=()), SPANISH)) == 3


def test_gaps_of_one_day_are_told_apart_by_the_hour():
    assert longest_first((LESS, SHORT, story.GAP), sample.CHAIN) == [story.GAP, SHORT, LESS]


def test_who_answers_is_said_or_said_not_to_be_known():
    assert gap_line(replace(SHORT, answers=""), SPANISH) == "Del 04-nov-2024 12:00 al 04-nov-2024 15:00."
    assert plain(gap_story(replace(SHORT, answers=""), SPANISH)).endswith("No consta qué cuerpo responde.")
    assert "a cargo de Sede Norte." in plain(gap_story(SHORT, SPANISH))


def test_an_open_gap_runs_to_the_cut():
    gap = ChainGap(after=12, since=date(2025, 11, 4), until=None)
    assert gap_line(gap, SPANISH) == "Desde el 04-nov-2025 hasta el corte."
    assert gap_title(1, gap, sample.CHAIN, SPANISH) == "VACÍO 1 · 10 días"


def test_a_gap_without_a_known_beginning_is_still_said():
    gap = replace(SHORT, since="no consta")
    assert verdict_answer(chain(gaps=(gap,)), SPANISH).endswith("durante un tiempo que no consta.")


def test_an_overlap_names_both_custodians_and_links():
    assert plain(overlap_story(OVERLAP, SPANISH)) == (
        "A. Uno (eslabón 8) y B. Dos (eslabón 9) figuran a la vez como custodios"
        " del 03-may-2025 01:00 al 03-may-2025 07:00."
    )


def test_the_custodian_at_the_cut_is_a_person_or_words():
    assert custodian_line(sample.CHAIN, SPANISH) == (
        "Custodio al corte: Carlos Urdaneta, supervisor, credencial 1302, Sede Norte."
    )
    assert custodian_line(chain(custodian="por localizar", custodian_place=""), SPANISH) == (
        "Custodio al corte: por localizar."
    )


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (date(2025, 11, 14), "14-nov-2025, hoy."),
        (story.at(13, 11, 2025, 23, 59), "13-nov-2025 23:59, hace 1 día."),
        ("no consta", "no consta."),
    ],
)
def test_the_last_sight_is_dated(seen, words):
    assert seen_line(chain(last_seen=seen), SPANISH) == f"Arma vista por última vez: {words}"


def test_the_end_counts_one_link_in_the_singular():
    assert end_line(chain(links=story.LINKS[:1], gaps=()), SPANISH).startswith("Fin de la cadena: 1 eslabón. Sin")


def test_a_gap_of_less_than_a_minute_has_one_hour():
    gap = replace(SHORT, until=SHORT.since)
    assert plain(gap_line(gap, SPANISH)).startswith("El 04-nov-2024 12:00, durante menos de un minuto.")
    assert "el 04-nov-2024 12:00, durante menos de un minuto" in plain(gap_story(gap, SPANISH))
