"""Every paper as it is issued from the pages, in either language: its words, its dates and where it is checked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from babel.messages.pofile import read_po

from registry.operations.correct import Correct
from registry.operations.mark import Mark
from registry.operations.report_found import ReportFound
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.operations.take_back import TakeBack
from registry.operations.transfer import Transfer
from tests.registry.test_translations import PO, spanish_words, words
from tests.registry.views.papers import At, pdf_of, words_of
from tests.registry.views.world import World

pytestmark = pytest.mark.usefixtures("translated", "signer")

#: What people write on these papers, and bodies are called.
WRITTEN = "estante Oficial Jefe Servicio de patrullaje Oficina Central Policía Municipal Los Aleros"
#: «15 ago 2026», as pages say a day and papers do not.
DAY_OF_A_PAGE = re.compile(r"\b\d{1,2} [a-z]{3} \d{4}\b", re.IGNORECASE)


@pytest.fixture
def addresses(world: World) -> list[str]:
    """Where each paper is issued, about things to which all that papers tell has happened."""
    pistol, armoury = world.weapons["QVX 214"], world.units["PMLA"]
    issued = world.issue(world.weapons["HK-70113"], world.people["José Colina"])
    back = world.do(TakeBack, weapons=(pistol,), place="estante 4", condition="operative", magazines=(2,), remarks=None,
                    claimed_at=some_hours_ago(2))
    world.do(Correct, weapon=pistol, fact="importer", value="Glock Inc.", standing="as_booked", source="Folio 12",
             reason="Inventario")
    world.do(Mark, weapon=pistol, mark_kind="registry", text=None, part="frame", face="left", method="laser",
             legibility="illegible")
    world.do(ReportNotLocated, weapons=(pistol,), reason="Inventario", claimed_at=some_hours_ago(1))
    world.do(ReportFound, weapons=(pistol,), organisation=armoury, place="estante 4", reason="Inventario")
    papers = [f"/weapons/{pistol}/documents/{kind}" for kind in ("custody_chain", "registration_file")]
    return [*papers, *(f"/acts/{act}/document" for act in (issued.act_id, back.act_id, sold(world)))]


def some_hours_ago(hours: int) -> datetime:
    return datetime.now(UTC) - timedelta(hours=hours)


def sold(world: World) -> int:
    """The act by which a citizen's pistol became another's."""
    world.do(SetLegalParameter, parameter="age_of_majority", value=18, source="Código Civil", certainty="secondary",
             valid_from=date(2000, 1, 1))
    seller, buyer = (f"party:{world.person(name, 'Lugo', None)}" for name in ("Elio", "Edda"))
    pistol = world.weapon("CZ 7", "PMLA", weapon_class="sporting", owner=seller, custodian=seller, place=None)
    return world.do(Transfer, weapons=(pistol,), receiver=buyer, cause="sale", authorisation="A-1", hand_over=True,
                    authorised_on=date(2026, 1, 9)).act_id


def papers(at: At, addresses: list[str], language: str) -> list[str]:
    """What each paper says."""
    answers = [at("clerk").fill(address, {"language": language}) for address in addresses]
    assert [answer.status_code for answer in answers] == [302] * len(addresses)
    return [words_of(pdf_of(at, answer.location, "clerk")) for answer in answers]


def test_papers_issued_in_english_say_nothing_in_spanish_but_names_and_what_people_wrote(
        at: At, world: World, addresses: list[str]) -> None:
    with PO.open("rb") as source:
        spanish = spanish_words(read_po(source, locale="en")) - words(" ".join([*world.people, WRITTEN]))
    assert [words(text) & spanish for text in papers(at, addresses, "en")] == [set()] * len(addresses)


@pytest.mark.parametrize("language", ["es", "en"])
def test_papers_say_days_in_one_way(at: At, addresses: list[str], language: str) -> None:
    assert [DAY_OF_A_PAGE.findall(text) for text in papers(at, addresses, language)] == [[]] * len(addresses)


def test_the_registration_file_says_which_book_backs_a_fact_nobody_saw(at: At, addresses: list[str]) -> None:
    file = papers(at, addresses[1:2], "es")[0]
    assert re.search(r"importador Glock Inc\. según libro, Folio 12, \d\d-\w{3}-\d{4}", file)
    assert file.count("Folio 12") == 1


def test_papers_say_where_they_are_checked_and_what_is_answered_there(at: At, addresses: list[str]) -> None:
    for text in papers(at, addresses, "es"):
        assert "http://127.0.0.1:8000/verify" in text
        assert "«Documento auténtico»" in text


def test_a_paper_names_whoever_acted_without_his_cedula(at: At, world: World) -> None:
    """An armourer without a badge is known by his account."""
    pistol, officer = world.weapons["QVX 2O8"], world.people["José Colina"]
    act = world.issue(pistol, officer, world.users["armourer"]).act_id
    told = words_of(pdf_of(at, at("armourer").fill(f"/acts/{act}/document", {}).location))
    assert "Nelson Barrios" in told
    assert world.documents["Nelson Barrios"] not in told
