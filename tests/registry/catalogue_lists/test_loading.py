"""A list goes in once: every row is accepted or refused with a reason, and the second time nothing is added."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.catalogue import CatalogueItem
from models.database import reading
from models.ledger import head_of
from registry.catalogue_lists.loading import Loaded, load
from registry.errors import NotPermitted
from registry.queries.recognised import recognised
from tests.registry.operations.founded import Founded
from tests.source import HOME

FOLDER = HOME.parent / "shared/data/catalogue"
PAIRS = b"""code,make,model,display
1,SMITH & WESSON,10,x
2,SMITH & WESSON,10 (OTHER/UNSPECIFIED),x
3,S & W,(OTHER/UNSPECIFIED),x
4,TAURUS,PT 92,x
5,TAURUS,%b,x
""" % (b"9" * 90)


def counts(loaded: Loaded) -> tuple[int, int, int, int]:
    assert loaded.added + loaded.already + len(loaded.refused) == loaded.rows
    return loaded.rows, loaded.added, loaded.already, len(loaded.refused)


def test_each_row_is_counted_once_and_the_same_file_adds_nothing(opened: Founded) -> None:
    clerk = opened.user(opened.force, "clerk")
    loaded = load(opened.engine, "nvdrs_firearm_models", PAIRS, clerk)
    assert counts(loaded) == (5, 2, 1, 2)
    assert [line for line, _text, _reason in loaded.refused] == [4, 6]
    with reading(opened.engine) as session:
        size = head_of(session).size
    assert counts(load(opened.engine, "nvdrs_firearm_models", PAIRS, clerk)) == (5, 0, 3, 2)
    with reading(opened.engine) as session:
        assert head_of(session).size == size


def test_who_may_not_add_to_the_catalogue_loads_nothing(opened: Founded) -> None:
    with pytest.raises(NotPermitted):
        load(opened.engine, "nvdrs_firearm_models", PAIRS, opened.user(opened.force, "armourer"))
    with reading(opened.engine) as session:
        assert session.scalar(select(func.count()).select_from(CatalogueItem)) == 0


def test_the_lists_as_they_are_published_go_in(opened: Founded) -> None:
    if not FOLDER.is_dir():
        pytest.skip("the public lists are not beside the project")
    for name, rows in (("ncic_gun_type", 20), ("ncic_gun_calibre", 63), ("cartridges", 734)):
        data = Path(FOLDER / f"{name}.csv").read_bytes()
        loaded = load(opened.engine, name, data, 0)
        assert counts(loaded)[0] == rows
        assert counts(load(opened.engine, name, data, 0))[:2] == (rows, 0)
    with reading(opened.engine) as session:
        assert recognised(session, "calibre", '500 NITRO EXPRESS 3"').is_recognised
