"""People at counters: random acts on random weapons, lawful and refused ones mixed, each sent as a form sends it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import Engine, select

from models.database import engine_for, reading
from models.ledger import head_of
from models.weapon import FACTS, Weapon
from registry.errors import Refused, Stale
from registry.operations import Operation, Performed, perform
from registry.operations.base import new_act_key
from registry.operations.correct import Correct
from registry.operations.hold import Hold
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.mark import Mark
from registry.operations.photograph import Photograph
from registry.operations.register import Register
from registry.operations.release import Release
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.store import Store
from registry.operations.take_back import TakeBack
from registry.operations.transfer import Transfer
from registry.operations.weapons import MISSING
from registry.operations.withdraw import Withdraw
from tests.builders import a_photograph
from tests.registry.operations.armed import GLOCK, Armed, armed

PAPER_DAY = date(2026, 1, 9)
SERIALS = [f"QVX {number}" for number in range(6)]

weapons = st.lists(st.integers(0, 7), min_size=1, max_size=2)
one = st.integers(0, 7)
numbers = st.integers(1, 4).map("{}/2026".format)
people = st.integers(0, 2)
units = st.sampled_from(["force", "force", "other_force"])


def mostly(role: str) -> st.SearchStrategy[str]:
    """The role whose business it is, and now and then another."""
    return st.sampled_from([role] * 5 + ["clerk", "armourer", "approver", "stranger", "central"])


@cache
def beginning() -> tuple[Path, Armed, list[int]]:
    """A registry with people and figures of the law, to copy: its file, its accounts and three persons."""
    folder = tempfile.mkdtemp(prefix="registro-")
    atexit.register(shutil.rmtree, folder)
    file = Path(folder) / "registro.sqlite3"
    there = armed(f"sqlite:///{file}")
    registry = there.registry
    for name, office in (("stranger", registry.other_force), ("central", registry.root)):
        there.users[name] = registry.user(office, "clerk", "armourer", "approver")
    persons = [registry.person(registry.force, birth_date=date(1985, 1, 1)),
               registry.person(birth_date=date(1970, 1, 1)), registry.person(birth_date=date(2015, 1, 1))]
    registry.engine.dispose()
    return file, there, persons


class Counters(RuleBasedStateMachine):
    """People at counters, each doing what comes to mind; a refused act is as good a step as a recorded one."""

    @initialize(owners=st.lists(st.sampled_from(["force", "citizen", "unknown"]), min_size=3, max_size=3))
    def open(self, owners: list[str]) -> None:
        file, self.there, self.people = beginning()
        self.folder = tempfile.TemporaryDirectory(prefix="registro-")
        copy = shutil.copy(file, Path(self.folder.name) / "registro.sqlite3")
        self.engine: Engine = engine_for(f"sqlite:///{copy}")
        self.weapons: list[int] = []
        self.holds: list[int] = []
        self.last: tuple[Operation, int, Performed] | None = None
        self.latest = datetime(2026, 1, 1, tzinfo=UTC)
        for number, owner in enumerate(owners):
            self.register(f"HK {number}", owner, "sporting", "clerk")

    # What people do

    def do(self, operation: type[Operation], actor: str, **values: Any) -> Performed | None:
        """Send it; None when it is refused, which must leave nothing behind."""
        asked = operation(act=new_act_key(), claimed_at=datetime.now(UTC), **values)
        before = self.size()
        try:
            done = perform(self.engine, asked, self.there.users[actor])
        except Refused:
            assert self.size() == before
            return None
        assert self.size() == before + 1 + len(done.entries)
        assert done.recorded_at >= self.latest
        self.latest, self.last = done.recorded_at, (asked, self.there.users[actor], done)
        return done

    def some(self, chosen: list[int], *statuses: str) -> tuple[int, ...]:
        """Weapons in one of these situations when there are any; else, and now and then, any weapon at all."""
        with reading(self.engine) as session:
            fitting = session.scalars(select(Weapon.id).where(Weapon.status.in_(statuses)).order_by(Weapon.id)).all()
        among = fitting if fitting and chosen[0] else self.weapons
        return tuple(dict.fromkeys(among[index % len(among)] for index in chosen))

    def situations(self) -> set[str]:
        """Every situation some weapon is in."""
        with reading(self.engine) as session:
            return set(session.scalars(select(Weapon.status)))

    def weapon_at(self, chosen: int) -> int:
        return self.weapons[chosen % len(self.weapons)]

    def unit(self, name: str) -> int:
        return getattr(self.there.registry, name)

    @precondition(lambda self: len(self.weapons) < 8)
    @rule(serial=st.sampled_from([*SERIALS, None]), owner=st.sampled_from(["force", "citizen", "unknown"]),
          weapon_class=st.sampled_from(["organic", "sporting"]), actor=mostly("clerk"))
    def register(self, serial: str | None, owner: str, weapon_class: str, actor: str) -> None:
        force = f"organisation:{self.unit('force')}"
        standings = {name: "seen" if GLOCK.get(name) is not None else "not_recorded" for name in FACTS}
        done = self.do(
            Register, actor, **GLOCK | {"weapon_class": weapon_class}, serial=serial,
            serial_status="legible" if serial else "none", standings=standings | {
                "serial": "seen" if serial else "not_applicable"},
            owner={"force": force, "citizen": f"party:{self.people[1]}"}.get(owner, owner), custodian=force,
            organisation=self.unit("force"))
        self.weapons += done.entries if done else ()

    @rule(chosen=weapons, place=st.sampled_from(["estante 1", "estante 2", None]), unit=units, actor=mostly("armourer"))
    def store(self, chosen: list[int], place: str | None, unit: str, actor: str) -> None:
        self.do(Store, actor, weapons=self.some(chosen, "active", "in_store"), organisation=self.unit(unit),
                place=place)

    @rule(chosen=weapons, who=people, is_standing=st.booleans())
    def issue(self, chosen: list[int], who: int, is_standing: bool) -> None:
        asked = self.some(chosen, "in_store")
        due = None if is_standing else datetime.now(UTC) + timedelta(hours=8)
        self.do(Issue, "armourer", weapons=asked, receiver=self.people[who], due_back_at=due,
                magazines=(2,) * len(asked), purpose="Patrullaje")

    @precondition(lambda self: "issued_out" in self.situations())
    @rule(chosen=weapons, condition=st.sampled_from(["operative", "inoperative"]))
    def take_back(self, chosen: list[int], condition: str) -> None:
        asked = self.some(chosen, "issued_out")
        self.do(TakeBack, "armourer", weapons=asked, place=None, condition=condition, magazines=(2,) * len(asked),
                remarks=None)

    @rule(chosen=weapons, report=st.sampled_from([ReportNotLocated, ReportLost, ReportStolen]), actor=mostly("clerk"))
    def report(self, chosen: list[int], report: type[Operation], actor: str) -> None:
        paper = {} if report is ReportNotLocated else {"crime_report": "K-26-1", "reported_on": PAPER_DAY}
        manner = {"manner": "theft"} if report is ReportStolen else {}
        self.do(report, actor, weapons=self.some(chosen), reason="Novedad", **paper, **manner)

    @precondition(lambda self: self.situations() & MISSING)
    @rule(chosen=weapons, unit=units, actor=mostly("central"))
    def find(self, chosen: list[int], unit: str, actor: str) -> None:
        self.do(ReportFound, actor, weapons=self.some(chosen, *MISSING), organisation=self.unit(unit), place=None,
                reason="Operativo")

    @rule(chosen=weapons, number=numbers, actor=mostly("clerk"),
          authority=st.sampled_from(["court", "prosecution_service"]))
    def hold(self, chosen: list[int], number: str, authority: str, actor: str) -> None:
        done = self.do(Hold, actor, weapons=self.some(chosen), authority=authority, order_number=number,
                       ordered_on=PAPER_DAY, reason="Oficio")
        self.holds += done.entries if done else ()

    @precondition(lambda self: self.holds)
    @rule(chosen=weapons, number=numbers, actor=mostly("approver"))
    def release(self, chosen: list[int], number: str, actor: str) -> None:
        self.do(Release, actor, holds=tuple(self.holds[index % len(self.holds)] for index in chosen),
                order_number=number, ordered_on=PAPER_DAY, reason="Oficio")

    @rule(chosen=one, actor=mostly("approver"))
    def withdraw(self, chosen: int, actor: str) -> None:
        self.do(Withdraw, actor, weapons=(self.weapon_at(chosen),), cause="exported", order_number="1",
                ordered_on=PAPER_DAY, reason="Guía")

    @rule(chosen=weapons, receiver=st.sampled_from(["party 1", "party 1", "party 2", "force", "other_force"]),
          cause=st.sampled_from(["sale", "return_to_owner", "inheritance"]), hand_over=st.booleans(),
          actor=mostly("central"))
    def transfer(self, chosen: list[int], receiver: str, cause: str, hand_over: bool, actor: str) -> None:
        kind, _, number = receiver.partition(" ")
        who = f"party:{self.people[int(number)]}" if kind == "party" else f"organisation:{self.unit(kind)}"
        self.do(Transfer, actor, weapons=self.some(chosen, "in_store", "active"), receiver=who, cause=cause,
                authorisation="DAEX 1", authorised_on=PAPER_DAY, hand_over=hand_over)

    @rule(chosen=one, kind=st.sampled_from(["transfer_to_civilian", "transfer_to_civilian", "import"]),
          actor=mostly("clerk"), depth_um=st.sampled_from([None, 50, 100]))
    def mark(self, chosen: int, kind: str, actor: str, depth_um: int | None) -> None:
        self.do(Mark, actor, weapon=self.weapon_at(chosen), mark_kind=kind, text="C 2026", part="frame", face="left",
                method="laser", legibility="legible", depth_um=depth_um, photographs=(a_photograph(),))

    @rule(chosen=one, digest=st.sampled_from(["22" * 32, "33" * 32]), actor=mostly("clerk"))
    def photograph(self, chosen: int, digest: str, actor: str) -> None:
        self.do(Photograph, actor, weapon=self.weapon_at(chosen), photographs=(a_photograph(digest=digest),))

    @rule(chosen=weapons, actor=mostly("clerk"))
    def label(self, chosen: list[int], actor: str) -> None:
        self.do(IssueLabel, actor, weapons=self.some(chosen))

    @rule(chosen=one, actor=mostly("approver"), change=st.sampled_from([
        ("model", "19", None), ("model", "17", None), ("year", 2011, None), ("condition", "operative", None),
        ("weapon_class", "sporting", None), ("ballistic_on", date(2020, 1, 2), None),
        *(("serial", serial, "legible") for serial in SERIALS)]))
    def correct(self, chosen: int, actor: str, change: tuple[str, Any, str | None]) -> None:
        fact, value, serial_status = change
        self.do(Correct, actor, weapon=self.weapon_at(chosen), fact=fact, value=value, standing="seen",
                serial_status=serial_status, reason="Error")

    @precondition(lambda self: self.last)
    @rule()
    def send_again(self) -> None:
        assert self.last is not None
        (asked, actor, done), before = self.last, self.size()
        again = perform(self.engine, asked, actor)
        assert (again.repeated, again.entries, self.size()) == (True, done.entries, before)

    @rule(chosen=one)
    def act_on_a_stale_page(self, chosen: int) -> None:
        weapon = self.weapon_at(chosen)
        with reading(self.engine) as session:
            state = session.get_one(Weapon, weapon)
        is_in_reach = state.organisation_id == self.unit("force")
        asked = Store(act=new_act_key(), claimed_at=datetime.now(UTC), weapons=(weapon,), place="estante 3",
                      organisation=self.unit("force"), seen={f"weapon:{weapon}": weapon})
        try:
            perform(self.engine, asked, self.there.users["armourer"])
            was_stale = False
        except Refused as refusal:
            was_stale = isinstance(refusal, Stale)
        assert was_stale == (state.last_entry != weapon and is_in_reach)

    def size(self) -> int:
        """How many entries there are."""
        with reading(self.engine) as session:
            return head_of(session).size
