"""The shape of an operation: imperative, plain values in, events out."""

import hashlib
import hmac
import re
import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy.orm import Session

from models.committed import Committed
from models.envelope import Recorded
from models.events import Event
from proof.canonical import canonical
from registry.errors import RuleBroken, RulesBroken
from registry.operations.questions import Question
from registry.permissions import Authority

KEY_FORM = re.compile(r"[0-9a-f]{32}")


T = TypeVar("T")


def new_act_key() -> str:
    """A fresh act key: 32 hexadecimal digits, made when a form is drawn."""
    return secrets.token_hex(16)


@dataclass(frozen=True)
class Decision:
    """An event and the thing it is about; `thing_id` is None when the event creates it.

    With `of` it is about the thing that another event of the act creates, whose id is not known yet: the place of that
    one among the decisions that have none.
    """

    event: Event
    thing_id: int | None = None
    of: int | None = None

    @property
    def thing(self) -> str | None:
        """Reference of the thing; None while its id is not known."""
        return None if self.thing_id is None else f"{self.event.thing.subject_kind}:{self.thing_id}"


@dataclass(frozen=True)
class Performed:
    """What `perform` did: the act's number and its entries; `repeated` when it was done before."""

    act_id: int
    entries: tuple[int, ...]
    recorded_at: datetime
    repeated: bool = False


@dataclass(frozen=True, kw_only=True)
class Operation(ABC):
    """Base of all operations. `facts` loads, `decide` judges: no database, no clock, no request there."""

    #: Name in the vocabulary ``operation``.
    name: ClassVar[str]
    #: Key of `MATRIX`.
    permission: ClassVar[str]
    #: 32 hexadecimal digits from the form.
    act: str
    #: When it is said to have happened.
    claimed_at: datetime
    #: Subject → last entry the form saw: acting on a stale page is refused with what changed.
    seen: dict[str, int] = field(default_factory=dict)
    #: Keys of the questions that were answered «it is so».
    answers: tuple[str, ...] = ()
    #: Fields that say what the page showed and not what is asked for: sent again, they may differ.
    shown: ClassVar[frozenset[str]] = frozenset({"seen"})

    @abstractmethod
    def facts(self, session: Session) -> Any:
        """Load what `decide` needs; `NotFound` for what is not there."""

    @abstractmethod
    def organisations(self, facts: Any) -> Iterable[int | None]:
        """The organisations the actor's permission must reach."""

    @abstractmethod
    def decide(self, facts: Any, now: datetime, actor: int) -> list[Decision]:
        """The events that follow, or `RuleBroken`."""

    def questions(self, facts: Any, now: datetime) -> list[Question]:
        """What seems unlikely and must be confirmed; asked only of an act that `decide` allows."""
        return []

    def office(self, facts: Any, home: int) -> int:
        """The organisation the act is recorded in: the actor's own office unless the kind says otherwise."""
        return home

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        """Operational rows that go with the act, written in the same transaction."""

    def admit(self, session: Session, facts: Any, authority: Authority) -> None:
        """Refuse who may not although the permission reaches; most acts ask nothing more."""

    def signers(self, facts: Any, actor: int) -> list[int]:
        """Users who sign: the actor first."""
        return [actor]

    def digest(self, salt: bytes) -> bytes:
        """Salted digest of everything asked, to tell a repeat from another act under the same key."""
        return salted_digest(salt, _comparable(self))


def salted_digest(salt: bytes, asked: dict[str, Any]) -> bytes:
    """32 bytes that tell what was asked from anything else, and nothing about it to who has no salt."""
    return hmac.new(salt, canonical(asked), hashlib.sha256).digest()


def _comparable(value: Any) -> Any:
    if isinstance(value, Operation):
        asked = {f.name: _comparable(getattr(value, f.name)) for f in fields(value) if f.name not in value.shown}
        return {"name": value.name} | asked
    if isinstance(value, Committed):
        return {name: _comparable(getattr(value, name)) for name in value.committed}
    if isinstance(value, (list, tuple)):
        return [_comparable(item) for item in value]
    if isinstance(value, dict):
        return [[str(name), _comparable(item)] for name, item in sorted(value.items())]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)


def judged(things: Iterable[T], rule: Callable[[T], Decision]) -> list[Decision]:
    """Judge each thing; every broken rule of every thing is told, not only the first."""
    decisions, broken = [], []
    for thing in things:
        try:
            decisions.append(rule(thing))
        except RuleBroken as refusal:
            broken.append(refusal)
    if len(broken) == 1 and not decisions:
        raise broken[0]
    if broken:
        raise RulesBroken(broken)
    return decisions
