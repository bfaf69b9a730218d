"""Every kind of event is complete: it can be told, written, read back and documented."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

import models.schema  # noqa: F401 - every table and event kind
from models.base import instant_text
from models.envelope import Recorded
from models.events import KINDS, Event, UnknownKind, event_class, event_of
from models.record import entry_body
from models.vocabulary import VOCABULARY
from proof.canonical import parse

EVERY = pytest.mark.parametrize("event", list(KINDS.values()), ids=lambda event: f"{event.kind} {event.version}")
PLACE = re.compile(r"%\((\w+)\)s")
NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def from_example(event: type[Event]) -> Event:
    return event.from_data(event.example)


def wordings(event: type[Event]) -> set[str]:
    """Every msgid the kind may choose: its example with and without each part that may be missing."""
    whole = from_example(event)
    optional = [field.name for field in fields(event) if "None" in str(field.type)]
    return {event.sentence, whole.worded(), *(replace(whole, **{name: None}).worded() for name in optional)}


def test_every_thing_of_the_spine_has_something_that_happens_to_it() -> None:
    assert {event.thing.subject_kind for event in KINDS.values()} == {
        "act", "organisation", "party", "user", "weapon", "document", "label", "catalogue_item", "legal_parameter",
        "registry", "request", "source"}


@EVERY
def test_a_kind_names_its_thing_and_what_happened_to_it(event: type[Event]) -> None:
    thing, _, participle = event.kind.partition(":")
    assert thing == event.thing.subject_kind
    assert re.fullmatch(r"[a-z_]+", participle)
    assert event.version >= 1


@EVERY
def test_a_thing_is_created_by_kinds_that_say_so_and_is_never_created_twice(event: type[Event]) -> None:
    creating = {other.kind for other in KINDS.values() if other.thing is event.thing and other.creates}
    assert len(creating) == 1


@EVERY
def test_a_sentence_has_one_verb_in_bold_at_its_beginning(event: type[Event]) -> None:
    for text in wordings(event):
        assert re.fullmatch(r"\*Se [^*]+\*.*", text), text


@EVERY
def test_a_sentence_names_only_what_the_event_knows(event: type[Event]) -> None:
    known = {field.name for field in fields(event)}
    for text in wordings(event):
        assert set(PLACE.findall(text)) <= known
        assert "%" not in PLACE.sub("", text)


@EVERY
def test_an_example_is_read_and_written_back_unchanged(event: type[Event]) -> None:
    assert from_example(event).data() == event.example
    assert set(event.example) == {field.name for field in fields(event)}


@EVERY
def test_an_example_passes_through_the_bytes_of_an_entry(event: type[Event]) -> None:
    envelope = Recorded(9, f"{event.thing.subject_kind}:9", -1, "0" * 32, 1, 1, 17, NOW, NOW)
    body = parse(entry_body(from_example(event), envelope, "f" * 32))
    assert (event_of(body), Recorded.from_body(body)) == (from_example(event), envelope)
    assert (body["format"], body["kind"], body["version"]) == (1, event.kind, event.version)


@EVERY
def test_codes_are_words_of_a_vocabulary(event: type[Event]) -> None:
    names = {field.name for field in fields(event)}
    for name, vocabulary in event.vocabularies.items():
        assert name in names
        assert event.example[name] is None or event.example[name] in VOCABULARY[vocabulary]


@EVERY
def test_dates_and_instants_are_restored_as_such(event: type[Event]) -> None:
    told = from_example(event)
    for name in (*event.dates, *event.instants):
        value: Any = getattr(told, name)
        assert event.example[name] == (value.isoformat() if name in event.dates else instant_text(value))


@EVERY
def test_what_an_entry_does_not_have_is_not_guessed(event: type[Event]) -> None:
    with pytest.raises(TypeError):
        event.from_data(event.example | {"colour": "blue"})
    for name in event.example:
        with pytest.raises((TypeError, KeyError)):
            event.from_data({other: value for other, value in event.example.items() if other != name})


@EVERY
def test_no_example_carries_a_name_or_a_text_where_a_commitment_belongs(event: type[Event]) -> None:
    private = {"reason", "remarks", "purpose", "source", "identity", "login", "file"}
    if event.thing.subject_kind in {"weapon", "legal_parameter"}:
        private -= {"identity"} | ({"source"} if event.thing.subject_kind == "legal_parameter" else set())
    for name in private & set(event.example):
        assert event.example[name] is None or re.fullmatch("[0-9a-f]{64}", event.example[name])


@pytest.mark.parametrize(("kind", "version"), [("weapon:teleported", 1), ("weapon:registered", 3), ("", 1)])
def test_an_unknown_kind_or_version_is_never_passed_over(kind: str, version: int) -> None:
    with pytest.raises(UnknownKind):
        event_class(kind, version)


def test_a_kind_and_version_are_declared_once() -> None:
    taken = event_class("weapon:stored", 1)
    with pytest.raises(TypeError):
        type("Again", (Event,), {"kind": taken.kind, "version": taken.version})
    assert event_class("weapon:stored", 1) is taken
