"""Random histories, lawful and refused acts mixed: whatever people try, the ledger and what it tells of stay one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant
from sqlalchemy import func, select

from models.database import reading, snapshot
from models.document import Label
from models.ledger import Entry
from models.verification import verify
from models.weapon import Hold, Weapon
from tests.property.deciders import Deciders

#: What kind of custodian each situation means.
CUSTODIAN = {"in_store": "organisation", "issued_out": "party", "active": "party", "to_be_located": "to_be_located",
             "not_located": "to_be_located", "lost": "to_be_located", "stolen": "to_be_located",
             "withdrawn": "withdrawn"}


class Histories(Deciders):
    """What holds after every step, and at the end of each history."""

    @contextmanager
    def every_weapon(self) -> Iterator[tuple[Any, list[Weapon]]]:
        with reading(self.engine) as session:
            yield session, list(session.scalars(select(Weapon).order_by(Weapon.id)))

    @invariant()
    def every_weapon_has_exactly_one_custodian_of_the_kind_its_situation_means(self) -> None:
        with self.every_weapon() as (_, weapons):
            assert [weapon.id for weapon in weapons] == self.weapons
            for weapon in weapons:
                kind, _, number = weapon.custodian.partition(":")
                assert kind == CUSTODIAN[weapon.status]
                assert kind == "party" or int(number) == weapon.organisation_id

    @invariant()
    def holds_and_labels_are_counted_right(self) -> None:
        with self.every_weapon() as (session, weapons):
            for weapon in weapons:
                standing = select(func.count()).where(Hold.weapon_id == weapon.id, Hold.released_entry.is_(None))
                assert session.scalar(standing) == weapon.open_holds
                labels = session.scalars(select(Label).where(Label.weapon_id == weapon.id).order_by(Label.id)).all()
                assert [label.reprint for label in labels] == list(range(len(labels)))
                assert all(label.is_revoked for label in labels[:-1])

    @invariant()
    def identities_are_unique_and_what_is_withdrawn_stays_so(self) -> None:
        with self.every_weapon() as (session, weapons):
            identities = [weapon.identity for weapon in weapons if weapon.identity]
            assert len(identities) == len(set(identities))
            for weapon in weapons:
                kinds = [row.parsed()["kind"] for row in session.scalars(
                    select(Entry).where(Entry.subject == weapon.subject).order_by(Entry.sequence))]
                after = kinds[kinds.index("weapon:withdrawn") + 1:] if "weapon:withdrawn" in kinds else []
                assert set(after) <= {"weapon:corrected"}

    def teardown(self) -> None:
        """The list is gapless, each chain leads back to its beginning, and replay gives every projected column."""
        with snapshot(self.engine) as session:
            rows = session.execute(select(Entry.sequence, Entry.subject, Entry.previous).order_by(Entry.sequence)).all()
            last: dict[str, int] = {}
            for place, (sequence, subject, previous) in enumerate(rows):
                assert (sequence, previous) == (place, last.get(subject, -1))
                last[subject] = sequence
            report = verify(session)
        assert report.holds, report.fault
        assert report.entries == len(rows)
        self.engine.dispose()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=40, stateful_step_count=40, deadline=None,
                                  suppress_health_check=[HealthCheck.too_slow])
