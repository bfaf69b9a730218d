"""The custody document: every link in it, a planted gap in its verdict, nothing left to be filled in later."""

from dataclasses import replace
from datetime import date

import pytest

from reports.chain import ChainGap, ChainLink, ChainOverlap, Ended
from reports.custody_chain import custody_chain
from reports.facts import Person, Remarks, Signer, Standing
from reports.text import Overflow
from reports.words import instant
from tests.reports import sample, story
from tests.reports.paper import codes, pages, pictures, whole, words

LINES = tuple(
    ChainLink(
        n, story.at(1 + n % 28, 1 + n % 12, 2000 + n // 12, 8), "Entrega", "Parque", story.ROSA, story.IVAN,
        f"A-{n}", n, Standing.SEEN,
    )
    for n in range(1, 101)
)  # fmt: skip


@pytest.fixture(scope="module")
def printed():
    return custody_chain(sample.CHAIN)


def test_the_sample_takes_two_sheets(printed):
    assert len(pages(printed)) == 2


def test_the_planted_gap_is_the_verdict(printed):
    first = pages(printed)[0]
    verdict = "La cadena tiene 1 vacío: no consta quién tuvo el arma durante 15 días, 13 horas, 25 minutos."
    assert verdict in first
    assert "Del 03-jul-2021 18:40 al 19-jul-2021 08:05. Responde: Brigada Motorizada." in first
    assert first.index(verdict) < first.index("1. El arma")


def test_the_gap_stands_between_its_links_with_its_length_and_who_answers(printed):
    first = pages(printed)[0]
    frame = words(
        "VACÍO 1 · 15 días, 13 horas, 25 minutos Ningún asiento dice quién tuvo el arma del 03-jul-2021 18:40 al"
        " 19-jul-2021 08:05 . Durante el vacío figura por localizar, a cargo de Brigada Motorizada ."
        " Hallazgo H-2024-0019, abierto."
    ).replace(" .", ".")
    text = first.replace(" .", ".")
    assert frame in text
    assert text.index("asiento 1044") < text.index("VACÍO 1 ·") < text.index("asiento 1045")


def test_every_link_is_printed_with_its_data(printed):
    text = whole(printed)
    for link in story.LINKS:
        assert f"asiento {link.entry}" in text
        assert link.act in text
        for hand in (link.delivered, link.received):
            assert (hand.name if isinstance(hand, Person) else hand) in text
    assert "corregido: 44090" in text


def test_every_fact_of_the_weapon_is_printed(printed):
    text = whole(printed)
    values = [value for value in vars(story.WEAPON).values() if isinstance(value, str)]
    assert len(values) == 16
    assert not [value for value in values if value not in text]
    assert "Lectura: A V cero 1 4 7 letra-O 2" in text
    assert "AV0147O2 (visto)" in text


def test_every_mark_is_printed_with_its_measures(printed):
    text = whole(printed)
    assert "marcaje de fábrica AV0147O2 armazón, lado derecho estampado 0,12 · 2,5 legible 04-nov-2024" in text
    assert "PMST 2025 armazón, lado izquierdo láser 0,1 · 2,0 legible 11-feb-2025" in text
    assert "marcaje de fábrica ilegible conjunto móvil, izq. no consta no consta ilegible 04-nov-2024" in text


def test_the_chain_ends_in_its_count_and_the_cut(printed):
    end = "Fin de la cadena: 12 eslabones y 1 vacío. Sin asientos posteriores al 14-nov-2025 10:31 (asiento 61877)."
    assert end in whole(printed)


def test_the_correction_says_what_was_and_what_is(printed):
    text = whole(printed).replace(" :", ":")
    assert "Asiento 44090 ( 18-ago-2025 14:20 , N. Briceño; aprobó M. Leal) corrige el 44062" in text
    assert "decía « precinto 88218 », dice « precinto 88213, mal leído »" in text


def test_it_says_what_it_is_not(printed):
    text = whole(printed)
    assert "No es la Planilla de Registro de Cadena de Custodia (PRCC) ni la sustituye." in text
    assert "Demuestra" in text
    assert "No demuestra" in text


def test_unused_parts_are_struck_with_their_word(printed):
    text = whole(printed)
    assert "Aprueba no aplica" in text
    assert "sin más observaciones" in text
    without = whole(custody_chain(replace(sample.CHAIN, marks=(), remarks=Remarks(), links=story.LINKS[:2], gaps=())))
    assert "ningún marcaje asentado" in without
    assert "sin observaciones" in without
    assert "espacio sin uso" in without


def test_a_chain_without_fault_is_said_to_be_continuous():
    links = tuple(replace(link, standing=Standing.SEEN) for link in story.LINKS[:2])
    text = whole(custody_chain(replace(sample.CHAIN, links=links, gaps=())))
    assert "La cadena es continua: 2 eslabones, ningún vacío ni solapamiento." in text
    assert "CONTINUA" in text
    assert "VACÍO" not in text


def test_an_overlap_is_framed_where_it_happens():
    overlap = ChainOverlap(
        8, 9, story.at(3, 5, 2025, 1), story.at(3, 5, 2025, 7), ("Darwin Colmenares", "Iván Sarmiento"), "Sede Norte"
    )
    text = whole(custody_chain(replace(sample.CHAIN, gaps=(), overlaps=(overlap,))))
    assert "Dos custodios a la vez durante 6 horas: Darwin Colmenares y Iván Sarmiento." in text
    assert "SOLAPAMIENTO 1 · 6 horas" in text
    assert (
        "Solapamiento de los eslabones 8 y 9: del 03-may-2025 01:00 al 03-may-2025 07:00. Responde: Sede Norte." in text
    )


def test_an_open_gap_ends_the_chain_at_the_cut():
    gap = ChainGap(after=12, since=story.at(13, 11, 2025, 10, 31), until=None, answers="Sede Norte")
    text = whole(custody_chain(replace(sample.CHAIN, gaps=(gap,))))
    assert "no consta quién tuvo el arma durante 1 día." in text
    assert "Desde el 13-nov-2025 10:31 hasta el corte. Responde: Sede Norte." in text


def test_a_long_chain_repeats_head_and_legend_and_names_what_is_left():
    printed = pages(custody_chain(replace(sample.CHAIN, links=LINES, gaps=())))
    middle = [page for page in printed if "3. Cadena de custodia (continuación)" in page]
    assert len(middle) >= 4
    for page in middle:
        assert "N.º Fecha del hecho Hecho y lugar Entrega Recibe Acto · asiento" in page.replace(
            "hecho Fecha del", "Fecha del hecho"
        )
        assert "según libro" in page
    assert sum(page.count("asiento ") for page in printed) >= len(LINES)
    first_number = next(n for n in range(1, 101) if f"asiento {n} " not in f"{printed[0]} ")
    assert f"Sigue en la página 2: eslabones {first_number} a 100." in printed[0]


def test_signatures_never_stand_alone_on_a_page():
    for count in range(1, 40, 2):
        remarks = Remarks(("Una observación.",) * count)
        last = pages(custody_chain(replace(sample.CHAIN, remarks=remarks)))[-1]
        assert "Firmas" in last
        assert "Cómo comprobar" in last


def test_the_longest_legal_values_are_printed_whole():
    serial = "WQ" * 20
    name = "María de los Ángeles Fernández-Villavicencio Bustamante de la Concepción y Santa Cruz"
    person = Person(name, "comisionada agregada de la Dirección Nacional", "1234567890")
    weapon = replace(
        story.WEAPON, serial=serial, make=name, model=name, owner=name, custodian=name, ballistic_record="X" * 60,
        parts=tuple(replace(part, serial=serial) for part in story.WEAPON.parts),
    )  # fmt: skip
    links = tuple(replace(link, delivered=person, received=person, fact=name, place=name) for link in story.LINKS)
    marks = tuple(replace(mark, text=serial, place=name, flaws=(name,)) for mark in story.MARKS)
    head = replace(sample.CHAIN.letterhead, organisation=name * 2, office=name * 2)
    signers = tuple(Signer("Emite", person, takes_thumb=n == 0) for n in range(4))
    data = replace(
        sample.CHAIN, weapon=weapon, links=links, marks=marks, letterhead=head, signers=signers, custodian=person
    )
    printed = custody_chain(data)
    assert "encima" not in whole(printed)
    assert whole(printed).count(serial) >= 1 + len(story.MARKS) + len(weapon.parts)
    assert [text for picture in pictures(printed) for text in codes(picture)] == [story.TOKEN]


def test_a_word_that_can_nowhere_be_printed_whole_is_an_overflow():
    with pytest.raises(Overflow):
        custody_chain(replace(sample.CHAIN, weapon=replace(story.WEAPON, serial="W" * 400)))


def test_a_weapon_without_serial_is_not_read_out():
    text = whole(
        custody_chain(replace(sample.CHAIN, weapon=replace(story.WEAPON, serial="sin serial", has_serial=False)))
    )
    assert "sin serial" in text
    assert "Lectura" not in text


def test_a_missing_moment_is_its_own_word():
    text = whole(custody_chain(replace(sample.CHAIN, last_seen="desconocido")))
    assert "Arma vista por última vez: desconocido." in text


def test_a_date_without_hour_says_so(printed):
    assert "12-feb-2015 no consta" in whole(printed)
    assert instant(date(2015, 2, 12), lambda text, **_: text) == "12-feb-2015"


def test_a_custodian_who_died_is_told_in_the_verdict_and_the_weapon_is_to_be_recovered():
    chain = replace(sample.CHAIN, gaps=(), links=story.LINKS[:2], custodian_end=Ended(date(2025, 11, 10)))
    first = pages(custody_chain(chain))[0]
    assert "RECUPERAR" in first
    assert "La cadena es continua (2 eslabones), pero el arma está por recuperar." in first
    assert "Falleció el 10-nov-2025: arma por recuperar." in first


def test_a_body_that_was_dissolved_and_a_suspended_custodian_are_told():
    dissolved = replace(sample.CHAIN, custodian_end=Ended(date(2025, 11, 10), is_body=True))
    assert "Se disolvió el 10-nov-2025: arma por recuperar." in pages(custody_chain(dissolved))[0]
    assert "Está suspendido: arma por recuperar." in pages(custody_chain(replace(sample.CHAIN, is_suspended=True)))[0]


def test_a_weapon_received_after_the_death_is_a_contradiction_named_in_the_verdict_and_beside_its_link():
    late = replace(story.LINKS[1], occurred_at=story.at(24, 11, 2025, 14), standing=Standing.CONTRADICTED,
                   after_end=Ended(date(2025, 11, 20)))
    text = whole(custody_chain(replace(sample.CHAIN, gaps=(), links=(story.LINKS[0], late))))
    assert "La cadena es continua, con 1 dato contradictorio (N.º 2)." in text
    assert "Eslabón 2: recibe el arma 4 días después de su fallecimiento (20-nov-2025)." in text
    assert "DATO CONTRADICTORIO" in text
    assert f"{late.received.name} (eslabón 2) figura como quien recibe el arma" in text
