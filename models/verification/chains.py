"""Each entry after the ones before it: no gaps, one chain per subject, whole acts, a clock that never runs back."""

from array import array
from typing import Any

from models.events import KINDS
from models.verification.faults import Tampered
from models.vocabulary import N_

SHARED = ("act", "actor", "of", "claimed_at", "recorded_at")
ACT = "act:recorded"


class Chains:
    """Follows the list from entry 0; `follow` and `finish` raise `Tampered`.

    A thing is named by the entry that created it, so two arrays indexed by that number (9 bytes an entry) tell the
    last entry of every subject.
    """

    def __init__(self) -> None:
        self.size = 0
        self._last = array("q")
        self._kind = array("B")
        self._numbers = {kind: number for number, kind in enumerate(sorted(_subject_kinds()), start=1)}
        self._act: dict[str, Any] = dict.fromkeys(SHARED) | {"part": 0, "of": 0, "recorded_at": "", "sequence": -1}

    def expect(self, sequence: int) -> None:
        """Refuse an entry that is not the next one."""
        if sequence > self.size:
            raise Tampered(N_("Falta el asiento %(entry)s."), entry=self.size)
        if sequence < self.size:
            raise Tampered(N_("Sobra el asiento %(entry)s: el libro empieza en el 0."), entry=sequence)

    def follow(self, body: dict[str, Any]) -> None:
        """Take the body of the next entry."""
        self._follow_subject(body)
        self._follow_act(body)
        self.size += 1

    def finish(self) -> None:
        """Refuse a list that ends in the middle of an act."""
        self._require_whole_act()

    def _follow_subject(self, body: dict[str, Any]) -> None:
        event = KINDS[body["kind"], body["version"]]
        entry, (kind, _, id_) = body["sequence"], body["subject"].partition(":")
        if kind != event.thing.subject_kind or not id_.isdecimal() or str(int(id_)) != id_:
            raise Tampered(N_("El asiento %(entry)s no puede tratar de %(subject)s."), entry=entry,
                           subject=body["subject"])
        thing = int(id_)
        previous = self._previous(thing, self._numbers[kind])
        is_named_by_itself = event.creates == (thing == entry)
        if not is_named_by_itself or (thing != entry and previous is None):
            raise Tampered(N_("El asiento %(entry)s trata de %(subject)s, que ningún asiento anterior creó."),
                           entry=entry, subject=body["subject"])
        if body["previous"] != (-1 if previous is None else previous):
            raise Tampered(N_("El asiento %(entry)s no sigue al último de %(subject)s."), entry=entry,
                           subject=body["subject"])
        self._last.append(entry)
        self._kind.append(self._numbers[kind] if event.creates else 0)
        self._last[thing] = entry

    def _previous(self, thing: int, number: int) -> int | None:
        return self._last[thing] if thing < self.size and self._kind[thing] == number else None

    def _follow_act(self, body: dict[str, Any]) -> None:
        act, entry, part = self._act, body["sequence"], body["part"]
        if body["recorded_at"] < act["recorded_at"]:
            raise Tampered(N_("El asiento %(entry)s dice haberse asentado antes que el anterior."), entry=entry)
        if part == 0:
            self._require_whole_act()
        continues = part == act["part"] + 1 and all(body[name] == act[name] for name in SHARED)
        if not 0 <= part <= body["of"] or (part == 0) != (body["kind"] == ACT) or (part > 0 and not continues):
            raise Tampered(N_("El asiento %(entry)s no está en su lugar dentro del acto."), entry=entry)
        self._act = body

    def _require_whole_act(self) -> None:
        act = self._act
        if act["part"] != act["of"]:
            raise Tampered(N_("El acto del asiento %(entry)s es de %(of)s cosas y solo constan %(part)s."),
                           entry=act["sequence"] - act["part"], of=act["of"], part=act["part"])


def _subject_kinds() -> set[str]:
    return {event.thing.subject_kind for event in KINDS.values()}
