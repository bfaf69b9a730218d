"""What every form of an act carries: its key, the state it saw, when it happened, and the review step."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from registry.forms.unreadable import Told
from registry.language import worded
from registry.operations.base import new_act_key
from registry.operations.words import LONGEST_REASON
from registry.wording import CARACAS, choices

#: What a text that was no text is decoded to; recorded, it would pass for what somebody read on a weapon.
DAMAGED = "\N{REPLACEMENT CHARACTER}"


def composed(value: Any) -> Any:
    """Text in NFC without spaces at the ends; an empty text becomes None."""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFC", value).strip() or None


def verbatim(value: Any) -> Any:
    """Text in NFC with every space kept, for serials; an empty text becomes None."""
    return unicodedata.normalize("NFC", value) or None if isinstance(value, str) else value


class Legible:
    """Refuses control, half and damaged characters, which no keyboard types on purpose."""

    def __call__(self, form: FlaskForm, field: Any) -> None:
        text = field.data or ""
        if DAMAGED in text or any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\r\n\t" for c in text):
            field.errors = []
            raise StopValidation(worded("Hay un carácter que no se puede asentar. Vuelva a escribir el dato."))


class AtMost(Length):
    """Says that a text is too long; the control does not cut it: what is cut would be recorded unseen."""

    def __init__(self, longest: int) -> None:
        super().__init__(max=longest, message=_l("Escriba a lo sumo %(most)s caracteres.", most=longest))
        self.field_flags: dict[str, Any] = {}


def required(msgid: str) -> InputRequired:
    """The field must be filled; `msgid` says what to write."""
    return InputRequired(_l(msgid))


def text_field(label: str, *, need: str | None = None, longest: int = 120) -> StringField:
    """A one-line text; `need` is the sentence when it is empty, None when it may be."""
    first = required(need) if need else Optional()
    return StringField(_l(label), filters=[composed], validators=[first, Legible(), AtMost(longest)])


def note_field(label: str, *, need: str | None = None) -> TextAreaField:
    """A reason or a note: kept apart from the ledger, erasable."""
    first = required(need) if need else Optional()
    return TextAreaField(_l(label), filters=[composed], validators=[first, Legible(), AtMost(LONGEST_REASON)])


def code_field(label: str, vocabulary: str, *, need: str = "Elija una opción.", blank: bool = True) -> SelectField:
    """One code of a vocabulary, shown in words."""
    first = [SelectChoice("", "")] if blank else []
    return SelectField(_l(label), choices=lambda: first + choices(vocabulary), validators=[required(need)])


class ActForm(FlaskForm):
    """Base of the forms of acts with legal effect."""

    class Meta(Told, FlaskForm.Meta):
        """Says what to do about a value no field could read."""

    #: The idempotency key: made when the form is drawn.
    act = HiddenField(default=new_act_key)
    #: ``weapon:12@340 weapon:13@351``: the things and the entry each was seen at.
    things = HiddenField(default="")
    #: Fields whose answer the sentence of the act repeats: the review does not list them again.
    told: ClassVar[frozenset[str]] = frozenset()
    #: Whether something happened to what it is about after it was drawn: nothing typed is wrong then.
    is_stale = False
    claimed_at = DateTimeLocalField(
        _l("Fecha y hora del hecho"), format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        default=lambda: datetime.now(CARACAS).replace(tzinfo=None, second=0, microsecond=0),
        validators=[InputRequired(_l("Escriba la fecha y la hora del hecho."))])

    def happened_at(self) -> datetime:
        """The claimed instant: what is typed is legal time of Venezuela."""
        return self.claimed_at.data.replace(tzinfo=CARACAS).astimezone(UTC)

    def seen(self) -> dict[str, int]:
        """Subject → last entry the page showed."""
        pairs = (item.rpartition("@") for item in (self.things.data or "").split())
        return {subject: int(entry) for subject, _, entry in pairs if entry.isdecimal() and len(entry) < 16}

    def see(self, things: Iterable[Any]) -> None:
        """Go on from how `things`, each with `subject` and `last_entry`, stand now."""
        self.things.data = " ".join(f"{thing.subject}@{thing.last_entry}" for thing in things)

    def sees(self, things: Iterable[Any]) -> bool:
        """Whether the form says how each of `things` was seen."""
        return {thing.subject for thing in things} <= self.seen().keys()

    def saw(self, subject: str, entry: int) -> None:
        """Go on from `entry` of `subject`: what happened up to it has been shown."""
        self.is_stale = True
        self.things.data = " ".join(f"{name}@{number}" for name, number in (self.seen() | {subject: entry}).items())

    def thing_ids(self) -> tuple[int, ...]:
        """Ids of the things, in the order the page listed them."""
        numbers = (subject.partition(":")[2] for subject in self.seen())
        return tuple(int(number) for number in numbers if number.isdecimal() and len(number) < 16)

    def kept(self) -> dict[str, str]:
        """Values the review carries in place of what was sent: by default everything goes along as it came."""
        return {}

    def envelope(self) -> dict[str, Any]:
        """What every operation takes from the form."""
        return {"act": self.act.data or "", "claimed_at": self.happened_at(), "seen": self.seen()}
