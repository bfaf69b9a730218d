"""What a counter sends with every reading: its lines travel in the form, and are kept as a draft under its key."""

import re
from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FileField, HiddenField, StringField, TextAreaField

from registry.forms.base import composed, text_field
from registry.forms.weapon_act import WeaponActForm
from registry.forms.weapon_acts import IssueForm, StoreForm, TakeBackForm
from registry.operations.base import KEY_FORM, new_act_key
from registry.queries.counter import CONFIRMED, MOST_LINES, Doubt, Read
from registry.queries.readings import Way

#: No label, serial or number is longer; what is would not fit on a line.
LONGEST = 200
LINE = re.compile(rf"([0-9]{{1,15}})\.([0-9]{{1,4}})\.([a-z_]{{1,20}})(?::(.{{0,{LONGEST}}}))?")
WAYS = frozenset({*Way, *Doubt, CONFIRMED})


class CounterForm(FlaskForm):
    """One reading, a pasted list or a photograph of labels; `lines` and `receiver` are what went before."""

    lines = HiddenField(default="")
    #: The act key of the list; the form of its act calls it `act`.
    kept = HiddenField(default="")
    act = HiddenField(default="")
    receiver = text_field("Quien recibe")
    reading = StringField(_l("Lea la etiqueta o escriba el serial"), filters=[composed])
    pasted = TextAreaField(_l("Lista de seriales, uno por línea"), filters=[composed])
    photo = FileField(_l("Foto de etiquetas"))

    def typed(self) -> list[str]:
        """What was read this time, in order."""
        pasted = (self.pasted.data or "").splitlines()[:MOST_LINES]
        return [text for text in map(one_line, [self.reading.data or "", *pasted]) if text]

    def key(self) -> str:
        """The act key of the list; a new one for what begins now."""
        sent = (self.kept.data or "", self.act.data or "")
        return next((key for key in sent if KEY_FORM.fullmatch(key)), None) or new_act_key()


def one_line(text: str) -> str:
    """A reading as a line can carry it: what is read from a photograph may hold anything."""
    return " ".join(text.splitlines()).strip()[:LONGEST]


def read_lines(text: str) -> list[Read]:
    """The lines a form carried; what is no line is left out."""
    found = (LINE.fullmatch(line) for line in text.splitlines()[:MOST_LINES])
    return [Read(int(line[1]), int(line[2]), line[3], line[4] or "") for line in found if line and line[3] in WAYS]


def written_lines(reads: Iterable[Read]) -> str:
    """The lines as a form carries them."""
    return "\n".join(f"{read.weapon_id}.{min(read.times, 9999)}.{read.way}" + (f":{read.text}" if read.text else "")
                     for read in reads)


class CounterIssueForm(IssueForm):
    """The readings go along, to go on reading."""

    lines = HiddenField(default="")


class CounterTakeBackForm(TakeBackForm):
    """The readings go along, to go on reading."""

    lines = HiddenField(default="")


class CounterStoreForm(StoreForm):
    """The readings go along, to go on reading."""

    lines = HiddenField(default="")


FORMS: dict[str, type[WeaponActForm]] = {
    "issue": CounterIssueForm, "take_back": CounterTakeBackForm, "store": CounterStoreForm,
}  # fmt: skip
