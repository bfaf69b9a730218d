"""What can happen to a thing: one class per kind of event, found by the name an entry carries."""

from importlib import import_module

from models.events.base import KINDS, Event, UnknownKind, event_class, event_of

for _module in ("act", "organisation", "party", "user", "weapon", "custody", "weapon_case", "weapon_doubt", "mark",
                "document", "source", "catalogue", "legal_parameter", "ledger", "request",
                "organisation_change", "succession", "weapon_conflict", "baseline"):
    import_module(f"models.events.{_module}")

__all__ = ["KINDS", "Event", "UnknownKind", "event_class", "event_of"]
