"""Forms of what goes wrong with a weapon, and of what an authority orders about it."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from registry.forms.base import code_field, note_field, text_field
from registry.forms.weapon_act import Reasoned, day_field
from registry.forms.weapon_acts import StoreForm
from registry.lookups import LookUps
from registry.operations import Operation
from registry.operations.hold import Hold
from registry.operations.release import Release
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.withdraw import Withdraw


class NotLocatedForm(Reasoned):
    """Nobody can show it."""

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> ReportNotLocated:
        return ReportNotLocated(**self.envelope(), weapons=weapons, reason=self.reason.data)


class LostForm(Reasoned):
    """With the crime report that says so."""

    crime_report = text_field("Número de la denuncia", need="Escriba el número de la denuncia.", longest=40)
    reported_on = day_field("Fecha de la denuncia", "Escriba la fecha de la denuncia.")

    def cited(self) -> dict[str, Any]:
        """The crime report and the reason."""
        return {"crime_report": self.crime_report.data, "reported_on": self.reported_on.data,
                "reason": self.reason.data}

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Operation:
        return ReportLost(**self.envelope(), weapons=weapons, **self.cited())


class StolenForm(LostForm):
    """Without violence or with it."""

    first = ("manner",)

    manner = code_field("Hurto o robo", "theft_manner", need="Diga si fue hurto, sin violencia, o robo, con violencia.")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Operation:
        return ReportStolen(**self.envelope(), weapons=weapons, manner=self.manner.data, **self.cited())


class FoundForm(StoreForm):
    """In view again, in the armoury of a unit."""

    reason = note_field("Cómo se halló", need="Escriba cómo se halló.")
    told = frozenset({"unit"})

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Operation:
        return ReportFound(**self.envelope(), weapons=weapons, organisation=look.unit(self.unit.data, "unit"),
                           place=self.place.data, reason=self.reason.data)


class Ordered(Reasoned):
    """Base of the acts that an order of an authority asks for."""

    order_number = text_field("Número del oficio", need="Escriba el número del oficio.", longest=40)
    ordered_on = day_field("Fecha del oficio", "Escriba la fecha del oficio.")

    def order(self) -> dict[str, Any]:
        """The order and the reason."""
        return {"order_number": self.order_number.data, "ordered_on": self.ordered_on.data,
                "reason": self.reason.data}


class HoldForm(Ordered):
    """By a prosecutor or a court."""

    first = ("authority",)

    authority = code_field("Quién lo ordena", "hold_authority", need="Elija quién ordena la retención.")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Hold:
        return Hold(**self.envelope(), weapons=weapons, authority=self.authority.data, **self.order())


class ReleaseForm(Ordered):
    """Of one or more of the holds that stand."""

    first = ("holds",)

    holds = SelectMultipleField(
        _l("Retenciones que se levantan"), coerce=int, choices=[], option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False), validators=[InputRequired(_l("Elija la retención que se levanta."))])

    def offer(self, holds: list[tuple[int, str]]) -> None:
        """The holds that stand: the entry of each, and its order in words."""
        self.holds.choices = [SelectChoice(number, words) for number, words in holds]

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Release:
        return Release(**self.envelope(), holds=tuple(self.holds.data), **self.order())


class WithdrawForm(Ordered):
    """For good."""

    first = ("cause",)

    cause = code_field("Causa de la baja", "withdrawal_cause", need="Elija la causa de la baja.")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Withdraw:
        return Withdraw(**self.envelope(), weapons=weapons, cause=self.cause.data, **self.order())
