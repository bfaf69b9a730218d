"""The shape of an event: past tense, plain data, a sentence, and what it does to its thing."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, Self

from sqlalchemy.orm import Session

from models.base import Thing, instant_of, instant_text
from models.committed import Committed
from models.envelope import Recorded

#: Every kind and version ever written; an old version stays here for ever.
KINDS: dict[tuple[str, int], type["Event"]] = {}
#: What an entry carries as it is: nearly every field.
AS_THEY_ARE = frozenset({str, int, bool, type(None)})


class UnknownKind(LookupError):
    """An entry of a kind or version this program does not know: verification must fail."""


@dataclass(frozen=True, kw_only=True)
class Event(ABC):
    """Base of all events. Fields are the entry's ``data``; `apply` writes its own subject's rows only.

    A field holds str, int, bool, None, date, aware datetime, a list or dict of those, or, before
    it is recorded, a `Committed` row of which the entry carries only the commitment.
    """

    #: ``weapon:issued``: thing and past participle; never reused.
    kind: ClassVar[str]
    version: ClassVar[int] = 1
    #: The model of the thing this is about.
    thing: ClassVar[type[Thing]]
    #: True when it creates its thing: its subject is then named by its own entry number.
    creates: ClassVar[bool] = False
    #: Spanish msgid; ``*…*`` is the verb in bold; ``%(field)s`` names a field.
    sentence: ClassVar[str]
    #: Vocabulary that words a field's code.
    vocabularies: ClassVar[dict[str, str]] = {}
    #: Data as an entry would carry it, for tests and documentation.
    example: ClassVar[dict[str, Any]]
    dates: ClassVar[tuple[str, ...]] = ()
    instants: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "kind" in cls.__dict__:
            if (cls.kind, cls.version) in KINDS:
                raise TypeError(f"{cls.kind} version {cls.version} is declared twice")
            KINDS[cls.kind, cls.version] = cls

    def data(self) -> dict[str, Any]:
        """The fields as an entry carries them."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    def committed_rows(self) -> list[Committed]:
        """The erasable rows that go with this event."""
        return [row for field in fields(self) for row in _rows(getattr(self, field.name))]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The event that `data` of an entry describes; TypeError for fields it does not have."""
        restored = dict(data)
        for names, restore in ((cls.dates, date.fromisoformat), (cls.instants, instant_of)):
            restored |= {name: restore(data[name]) for name in names if data[name] is not None}
        return cls(**restored)

    def worded(self) -> str:
        """The msgid that tells this event; a kind with optional parts chooses among several."""
        return self.sentence

    @abstractmethod
    def apply(self, thing: Any, entry: Recorded, session: Session) -> None:
        """Let the event change `thing` (and rows of its own): the same live and in replay."""


def _plain(value: Any) -> Any:
    if type(value) in AS_THEY_ARE:
        return value
    if isinstance(value, Committed):
        return value.commitment
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value


def _rows(value: Any) -> list[Committed]:
    if type(value) in AS_THEY_ARE:
        return []
    if isinstance(value, Committed):
        return [value]
    if isinstance(value, (list, tuple)):
        return [row for item in value for row in _rows(item)]
    if isinstance(value, dict):
        return [row for item in value.values() for row in _rows(item)]
    return []


def event_class(kind: str, version: int) -> type[Event]:
    """The class of a kind and version; `UnknownKind` when there is none."""
    try:
        return KINDS[kind, version]
    except KeyError:
        raise UnknownKind(f"{kind} version {version}") from None


def event_of(body: dict[str, Any]) -> Event:
    """The event an entry's parsed body describes."""
    return event_class(body["kind"], body["version"]).from_data(body["data"])
