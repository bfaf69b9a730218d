"""A word is recognised by its name or a synonym, however it is written; what only resembles one is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from models.database import reading
from registry.operations.perform import perform
from registry.queries.recognised import Recogniser, recognised
from registry.seeds import seeds
from tests.registry.operations.founded import Founded


@pytest.fixture
def session(opened: Founded) -> Iterator[Session]:
    for operation in seeds(lambda step: sha256(step.encode()).hexdigest()[:32], datetime.now(UTC)):
        perform(opened.engine, operation, 0)
    with reading(opened.engine) as session:
        yield session


def make(session: Session, name: str) -> int:
    query = select(CatalogueItem.id).where(CatalogueItem.kind == "make", CatalogueItem.name == name)
    return session.scalars(query).one()


def test_a_make_is_known_by_its_name_and_its_synonyms_however_they_are_written(session: Session) -> None:
    told = {raw: recognised(session, "make", raw) for raw in ("SMITH & WESSON", "S&W", "sw", "Smith and Wesson")}
    assert {answer.name for answer in told.values()} == {"Smith & Wesson"}
    assert [answer.how for answer in told.values()] == ["name", "synonym", "synonym", "synonym"]


def test_a_calibre_is_one_whatever_its_points_its_cross_and_its_millimetres(session: Session) -> None:
    written = ("9MM", "9 mm", "9 x 19", "9X19MM", "9 × 19 mm", "9 MM LUGER (9X19MM)", "9,0 mm", "Cal. 9 mm",
               "9 mm Parabellum (9x19mm)")
    told = {raw: recognised(session, "calibre", raw).name for raw in written}
    assert told == dict.fromkeys(written, "9 × 19 mm Parabellum")


def test_what_spreadsheets_and_other_countries_make_of_calibres_is_known(session: Session) -> None:
    wanted = {"16.0": "16 GA", "12": "12 GA", "0.40": ".40 S&W", ".380 ACP (9X17 MM)": "9 × 17 mm",
              "5,56 NATO (5.56 X 45 MM)": "5,56 × 45 mm", "7.62 x 39": "7,62 × 39 mm"}
    assert {raw: recognised(session, "calibre", raw).name for raw in wanted} == wanted


def test_two_names_in_brackets_that_say_two_things_are_left_to_a_person(session: Session) -> None:
    answer = recognised(session, "calibre", ".308 WINCHESTER (7,62X51 MM)")
    assert (answer.how, answer.item) == ("proposed", None)
    assert {proposal.name for proposal in answer.proposals} == {".308 Winchester", "7,62 × 51 mm"}


def test_a_model_is_sought_among_those_of_its_make(session: Session) -> None:
    answer = recognised(session, "model", "GLOCK 17"), recognised(session, "model", "17", make(session, "Glock"))
    assert [one.is_recognised for one in answer] == [False, True]
    assert answer[1].code == "pistol"
    assert recognised(session, "model", "17", make(session, "Taurus")).item is None


def test_the_word_for_a_type_gives_its_code(session: Session) -> None:
    wanted = {"PISTOLA": "pistol", "Revólver": "revolver", "ESPINGARDA": "shotgun", "fuzil": "rifle",
              "FUSIL O RIFLE": "rifle"}
    assert {raw: recognised(session, "weapon_type", raw).code for raw in wanted} == wanted


def test_what_only_resembles_a_name_is_proposed_best_first_and_never_taken(session: Session) -> None:
    answer = recognised(session, "make", "TAURUSS")
    assert (answer.how, answer.item, answer.name) == ("proposed", None, None)
    assert answer.proposals[0].name == "Taurus"
    scores = [proposal.score for proposal in answer.proposals]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 5


def test_a_text_that_says_nothing_is_nothing(session: Session) -> None:
    for raw in ("", "   ", "—", "..."):
        answer = recognised(session, "make", raw)
        assert (answer.item, answer.is_recognised) == (None, False)


def test_one_recogniser_answers_a_whole_list_as_one_question_at_a_time(session: Session) -> None:
    of_list = Recogniser(session)
    for raw in ("S&W", "TAURUSS", "9 mm", "S&W"):
        assert of_list.recognised("make", raw) == recognised(session, "make", raw)
