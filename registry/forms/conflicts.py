"""Forms of contradictions: deciding which side stands, and noting what another paper says."""

from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField
from wtforms.fields.choices import SelectChoice

from models.conflict import UNIT
from models.vocabulary import N_
from registry.forms.base import ActForm, note_field, required
from registry.forms.sources import WithSource
from registry.forms.weapon_act import WeaponActForm
from registry.forms.weapon_correct import fact_control, fact_shown, typed_value
from registry.language import worded
from registry.lookups import LookUps
from registry.operations import Operation
from registry.operations.conflict_sides import SEEN
from registry.operations.contradict import Contradict
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.join_records import JoinRecords
from registry.operations.tell_apart import TellApart

APART, ONE = "apart", "one"


def _reason() -> Field:
    """Why; made anew where it has to come after another field, because forms are drawn in the order of making."""
    return note_field("Motivo", need="Escriba el motivo.")


class DecideConflictsForm(ActForm):
    """Which side stands, and why; `decide_form` adds where to write what was seen."""

    other_names: dict[str, str] = {}
    stands = RadioField(_l("Qué vale"), validators=[required("Elija qué vale.")])
    value: Field
    reason = _reason()

    def offer(self, sides: list[tuple[str, str]]) -> None:
        """The sides: ``registered``, ``claimed:ENTRY`` or ``claimed`` for the newest of each, ``seen``."""
        self.stands.choices = sides

    def operation(self, conflicts: tuple[str, ...], weapons: tuple[int, ...], fact: str) -> DecideConflicts:
        """The decision asked for."""
        stands, _colon, claim = (self.stands.data or "").partition(":")
        seen = typed_value(fact, self["value"].data) if stands == SEEN and "value" in self else None
        return DecideConflicts(**self.envelope(), conflicts=conflicts, weapons=weapons, stands=stands,
                               claim=int(claim) if claim else None, value=seen, reason=self.reason.data or "")


@cache
def decide_form(fact: str | None) -> type[DecideConflictsForm]:
    """The form for one contradiction of `fact`; of several at once, or of the unit, what was seen is not asked."""
    if fact is None or fact == UNIT:
        return DecideConflictsForm
    return type(f"Decide{fact.title()}", (DecideConflictsForm,), {
        "value": fact_control(fact, N_("Lo que se vio en el arma")), "reason": _reason(),
        "other_names": {fact: "value"}})


class ContradictForm(WithSource, WeaponActForm):
    """What another paper says; `contradict_form` adds the control for its value."""

    first = ("value", "book", "folio", "line")
    fact: str
    value: Field

    def validate(self, extra_validators: Any = None) -> bool:
        """A paper is named."""
        is_valid: bool = super().validate(extra_validators)
        return self.tell_source(True) and is_valid

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Contradict:
        """The note asked for."""
        return Contradict(**self.envelope(), weapon=weapons[0], fact=self.fact,
                          value=typed_value(self.fact, self["value"].data), source=self.source())


@cache
def contradict_form(fact: str) -> type[ContradictForm]:
    """The form for `fact`, a name of `models.weapon.FACTS`."""
    return type(f"Contradict{fact.title()}", (ContradictForm,), {
        "fact": fact, "value": fact_control(fact, N_("Lo que dice el papel")),
        "shown": fact_shown(fact), "other_names": {fact: "value", "fact": "value", "source": "book"}})


class DecidePairsForm(ActForm):
    """Whether the two of each pair are two weapons, or one registered twice."""

    verdict = RadioField(_l("Qué son"), choices=lambda: [
        SelectChoice(APART, worded("Son distintas: no vuelven a mostrarse como parecidas")),
        SelectChoice(ONE, worded("Son la misma: queda una ficha, la otra termina y la nombra"))],
        validators=[required("Elija si son la misma o son distintas.")])
    reason = _reason()

    def operation(self, firsts: tuple[int, ...], seconds: tuple[int, ...]) -> Operation:
        """The decision asked for."""
        kind = TellApart if self.verdict.data == APART else JoinRecords
        return kind(**self.envelope(), firsts=firsts, seconds=seconds, reason=self.reason.data or "")
