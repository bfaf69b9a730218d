"""What people wrote - reasons, sources, remarks - on the page of the weapon, beside what it is about."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from models.committed import PrivateText
from models.database import performing
from registry.operations.correct import Correct
from registry.operations.mark import Mark
from registry.operations.report_not_located import ReportNotLocated
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
BOOK = "Libro de armamento, folio 41, línea 13"


def page_of(at: At, world: World, serial: str, query: str = "") -> str:
    return text_of(at("clerk").get(f"/weapons/{world.weapons[serial]}{query}").text)


def corrected(world: World, **changes: str) -> None:
    asked = {"fact": "model", "value": "17L", "standing": "seen", "reason": "Se leyó mal"} | changes
    world.do(Correct, world.users["clerk"], weapon=world.weapons["LIB 1"], **asked)


def booked(world: World) -> None:
    world.weapon("LIB 1", "PMLA", world.users["clerk"], source=BOOK, standings={"year": "as_booked"})


def test_a_fact_as_booked_says_in_which_book(at: At, world: World) -> None:
    booked(world)
    file, history = page_of(at, world, "LIB 1").split("Historial")
    assert "Año de fabricación 2009 Según libro" in file
    assert f"Fuente de la inscripción: {BOOK}" in file
    assert f"Fuente: {BOOK}" in history


def test_a_reason_stands_with_its_sentence(at: At, world: World) -> None:
    world.do(ReportNotLocated, world.users["clerk"], weapons=(world.weapons["QVX 2O8"],), reason="No aparece")
    world.issue(world.weapons["HK-70113"], world.people["José Colina"])
    assert "Motivo: No aparece" in page_of(at, world, "QVX 2O8").split("Historial")[1]
    assert "Motivo del servicio: Servicio de patrullaje" in page_of(at, world, "HK-70113").split("Historial")[1]


def test_a_corrected_fact_says_what_backs_it_now_and_what_backed_it_before(at: At, world: World) -> None:
    booked(world)
    corrected(world, fact="year", value=2011, standing="as_booked", source="Factura 118, folio s/f")
    file, history = page_of(at, world, "LIB 1").split("Historial")
    assert "Según libro Factura 118, folio s/f" in file
    assert f"Fuente de la inscripción: {BOOK}" in file
    assert "Motivo: Se leyó mal Fuente: Factura 118, folio s/f" in history
    assert "Factura 118" not in page_of(at, world, "LIB 1", "?view=original")


def test_facts_of_two_sources_stand_apart(at: At, world: World) -> None:
    standings = dict.fromkeys(("weapon_type", "make", "model"), "as_booked")
    world.weapon("LIB 1", "PMLA", world.users["clerk"], source=BOOK, standings=standings)
    assert "Tipo, marca, modelo Pistola, Glock, 17 Según libro" in page_of(at, world, "LIB 1")
    corrected(world, standing="as_booked", source="Factura 118, folio s/f")
    assert "17 17L Según libro Factura 118, folio s/f" in page_of(at, world, "LIB 1")


def test_what_was_erased_is_said_to_have_been(at: At, world: World) -> None:
    booked(world)
    with performing(world.engine) as session:
        for row in session.scalars(select(PrivateText)).all():
            session.delete(row)
    assert "Fuente de la inscripción: texto suprimido" in page_of(at, world, "LIB 1")
    assert "Fuente: texto suprimido" in page_of(at, world, "LIB 1")


def test_what_was_written_is_no_markup(at: At, world: World) -> None:
    world.do(ReportNotLocated, world.users["clerk"], weapons=(world.weapons["QVX 2O8"],), reason="<b>x</b> & y")
    page = at("clerk").get(f"/weapons/{world.weapons['QVX 2O8']}").text
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in page


def test_a_weapon_registered_from_no_paper_says_nothing_of_one(at: At, world: World) -> None:
    assert "Fuente" not in page_of(at, world, "QVX 2O8")


def test_a_long_mark_goes_on_to_the_next_line(at: At, world: World) -> None:
    text = "MADE IN GREAT BRITAIN BY THE LONGEST MAKER OF ALL LTD, BIRMINGHAM"
    world.do(Mark, world.users["clerk"], weapon=world.weapons["QVX 2O8"], mark_kind="proof", text=text, part="frame",
             face="left", method="stamped", legibility="legible")
    page = at("clerk").get(f"/weapons/{world.weapons['QVX 2O8']}").text
    assert page.count(f'<span class="tz-serial is-long">{text}</span>') == 2
    assert '<span class="tz-serial">QVX 2O8</span>' in at("clerk").get("/weapons").text


def test_an_act_says_once_what_was_written_of_all_its_weapons(at: At, world: World) -> None:
    both = (world.weapons["QVX 2O8"], world.weapons["HK-70113"])
    done = world.do(ReportNotLocated, world.users["clerk"], weapons=both, reason="No aparecen en la revista")
    assert text_of(at("clerk").get(f"/acts/{done.act_id}").text).count("Motivo No aparecen en la revista") == 1
