"""What a merged body was bringing stays within reach of its successor: sources, loads, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from models.database import operational, reading
from models.importing import ImportRun
from models.source import Source
from registry.errors import RuleBroken
from registry.importing.bringing import as_it_stands, bring, keep
from registry.importing.running import begin
from registry.operations.grant_role import GrantRole
from registry.operations.loads import RUNNING
from registry.operations.merge_organisation import MergeOrganisation
from registry.permissions import authority_of
from registry.queries.imports import run_within
from registry.queries.source_pages import source_page, source_within
from tests.registry.importing.brought import HEADER, Brought, brought

LINES = f"{HEADER}\nQX001;Revólver;Taurus;82;.38\n;Revólver;Taurus;82;.38\n"
ORDER: dict[str, Any] = {"order_number": "G.O. 43.118", "ordered_on": date(2026, 1, 2)}


@pytest.fixture
def there(migrated_sqlite_url: str, tmp_path: Path) -> Iterator[Brought]:
    made = brought(migrated_sqlite_url, tmp_path)
    yield made
    made.registry.engine.dispose()


def merge(there: Brought) -> None:
    """The force is merged into the other one, whose clerk the same person becomes."""
    registry = there.registry
    registry.do(MergeOrganisation, organisation=registry.force, into=registry.other_force, **ORDER)
    registry.do(GrantRole, user=there.clerk, role="clerk", organisation=registry.other_force)


def again(there: Brought, text: str) -> ImportRun:
    """The clerk brings a file as the successor's, under what is remembered, and loads it."""
    engine, registry = there.registry.engine, there.registry
    path = there.folder / "again.csv"
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as stream:
        kept = keep(there.folder, stream, "again.csv")
    with reading(engine) as session:
        authority = authority_of(session, there.clerk)
    assert authority is not None
    return there.load(bring(engine, authority, kept, registry.other_force))


def test_a_list_of_a_merged_body_adds_nothing_when_its_successor_brings_it(there: Brought) -> None:
    there.load(there.bring(LINES))
    merge(there)
    run = again(there, LINES)
    assert (run.accepted, run.already, run.refused) == (0, 2, 0)
    assert {weapon.organisation_id for weapon in there.weapons()} == {there.registry.other_force}
    with reading(there.registry.engine) as session:
        assert session.scalar(select(func.count()).select_from(Source)) == 1


def test_what_was_decided_of_its_columns_reads_the_lists_of_its_successor(there: Brought) -> None:
    there.load(there.bring(LINES))
    merge(there)
    run = again(there, f"{HEADER}\nQX900;Revólver;Taurus;82;.38\n")
    assert (run.accepted, run.refused) == (1, 0)
    assert there.weapons()[-1].organisation_id == there.registry.other_force
    with reading(there.registry.engine) as session:
        stands = as_it_stands(session, there.mapping())
    assert stands.constant("unit") == str(there.registry.other_force)


def test_a_load_that_was_left_half_decided_goes_on(there: Brought) -> None:
    run = there.bring(LINES)
    with operational(there.registry.engine) as session:
        session.get_one(ImportRun, run).state = "draft"
    merge(there)
    done = there.load(run)
    assert (done.accepted, done.refused) == (2, 0)
    with reading(there.registry.engine) as session:
        authority = authority_of(session, there.clerk)
        assert authority is not None
        assert run_within(session, authority, run, "import:run").id == run
        [source] = session.scalars(select(Source.id))
        assert source_page(session, source_within(session, authority, source, "import:run")).runs[0].id == run


def test_no_body_is_merged_while_its_list_is_being_loaded(there: Brought) -> None:
    run = there.bring(LINES)
    begin(there.registry.engine, run, is_rehearsal=False)
    with pytest.raises(RuleBroken, match="está en marcha") as refused:
        merge(there)
    assert refused.value.msgid == RUNNING
