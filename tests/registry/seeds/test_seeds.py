"""What a registry begins with is complete, names things once, and says where its figures come from."""

from collections import Counter
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlalchemy import func, select

from models.catalogue import CatalogueItem, LegalParameter
from models.database import reading
from models.vocabulary import VOCABULARY
from registry.operations.identity import folded
from registry.operations.perform import perform
from registry.seeds import catalogue, rows, seeds
from tests.registry.operations.founded import Founded


def key(step: str) -> str:
    return sha256(step.encode()).hexdigest()[:32]


def test_makes_models_and_calibres_are_many_enough_to_be_of_use() -> None:
    kinds = Counter(word.kind for word in catalogue())
    assert kinds["make"] >= 60
    assert kinds["model"] >= 250
    assert kinds["calibre"] >= 70


def test_every_model_names_a_make_and_a_calibre_of_the_list() -> None:
    words = catalogue()
    makes, calibres = ({word.name for word in words if word.kind == kind} for kind in ("make", "calibre"))
    models = [word for word in words if word.kind == "model"]
    assert {word.make for word in models} <= makes
    assert {word.calibre for word in models if word.calibre} <= calibres
    assert {word.weapon_type for word in models} <= set(VOCABULARY["weapon_type"])


def test_no_two_calibres_fold_to_the_same_word() -> None:
    names = Counter(folded(word.name) for word in catalogue() if word.kind == "calibre")
    assert [name for name, count in names.items() if count > 1] == []


def test_every_figure_of_the_law_is_given_once_with_its_source() -> None:
    given = rows("legal_parameters")
    assert [row["name"] for row in given] == list(VOCABULARY["legal_parameter"])
    assert all(row["source"] and row["certainty"] in VOCABULARY["certainty"] for row in given)


def test_the_depth_asked_for_is_the_first_whole_micrometre_that_meets_the_norm() -> None:
    asked = {row["name"]: int(row["value"]) for row in rows("legal_parameters")}["mark_depth_um"]
    assert asked - 1 < 76.2 <= asked


def test_performed_twice_everything_is_there_once_on_each_database(opened: Founded) -> None:
    at = datetime.now(UTC)
    for _time in range(2):
        for operation in seeds(key, at):
            perform(opened.engine, operation, 0)
    with reading(opened.engine) as session:
        assert session.scalar(select(func.count()).select_from(CatalogueItem)) == len(catalogue())
        zamorana = session.scalars(select(CatalogueItem).where(CatalogueItem.name == "Zamorana")).one()
        assert session.get_one(CatalogueItem, zamorana.parent_id).name == "CAVIM"
        adult = session.scalars(select(LegalParameter).where(LegalParameter.name == "age_of_majority")).one()
    assert (adult.value, adult.certainty, adult.valid_from) == (18, "unverified", date(2013, 6, 17))


def test_a_usual_name_is_found_by_search_and_not_written_for_the_name(opened: Founded) -> None:
    for operation in seeds(key, datetime.now(UTC)):
        perform(opened.engine, operation, 0)
    with reading(opened.engine) as session:
        luger = select(CatalogueItem.name).where(CatalogueItem.name_key.contains(folded("9 mm Luger")))
        assert session.scalars(luger).all() == ["9 × 19 mm Parabellum"]
