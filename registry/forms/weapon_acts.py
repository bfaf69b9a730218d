"""Forms of the acts on weapons: what a person types, and the operation it asks for."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, DateTimeLocalField, Field, FieldList, IntegerField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from registry.forms.base import ActForm, code_field, note_field, text_field
from registry.forms.pictures import WithPictures
from registry.language import worded
from registry.lookups import LookUps
from registry.operations import Operation
from registry.operations.hold import Hold
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.photograph import Photograph
from registry.operations.release import Release
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.store import Store
from registry.operations.take_back import TakeBack
from registry.operations.transfer import Transfer
from registry.operations.withdraw import Withdraw
from registry.wording import CARACAS

#: A guard lasts half a day; the hour is proposed, never imposed.
GUARD = timedelta(hours=12)
WHO = "Cédula o credencial"
UNSEEN = frozenset({"HiddenField", "CSRFTokenField"})
#: What takes most room on the page comes last.
LAST = {"TextAreaField": 1, "MultipleFileField": 2}
LOCAL_TIME = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def day_field(label: str, need: str) -> DateField:
    """A day that must be told."""
    return DateField(_l(label), validators=[InputRequired(_l(need))])


def count_field(label: str) -> IntegerField:
    """A small number of things handed over."""
    between = NumberRange(0, 20, message=_l("Escriba un número de 0 a 20."))
    return IntegerField(_l(label), default=0, validators=[InputRequired(_l("Escriba un número de 0 a 20.")), between])


class WeaponActForm(ActForm):
    """Base: `shown` says how each field is drawn, beyond its kind."""

    shown: ClassVar[dict[str, dict[str, Any]]] = {}
    #: Fields that come first, in this order; long texts and files come last.
    first: ClassVar[tuple[str, ...]] = ()

    def visible(self) -> list[Field]:
        """The fields to fill in, in the order of the page."""
        fields = [field for field in self if field.type not in UNSEEN]
        return sorted(fields, key=lambda field: (
            LAST.get(field.type, 0), self.first.index(field.name) if field.name in self.first else len(self.first)))

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Operation:
        """The act asked for, on `weapons`; `look` remembers names that name nobody."""
        raise NotImplementedError

    def fit(self, weapons: tuple[Any, ...]) -> None:
        """Make room for what is asked of each weapon."""


class PerWeapon(WeaponActForm):
    """Base of the forms that count magazines, weapon by weapon."""

    magazines = FieldList(count_field("Cargadores"))

    def fit(self, weapons: tuple[Any, ...]) -> None:
        while len(self.magazines) < len(weapons):
            self.magazines.append_entry(0)
        for entry, weapon in zip(self.magazines, weapons, strict=False):
            entry.label.text = worded("Cargadores, %(serial)s", serial=weapon.serial or "s/s")

    def counted(self) -> tuple[int, ...]:
        """Magazines in the order of the weapons."""
        return tuple(self.magazines.data)


class OrStanding:
    """Lets a moment be blank for a standing issue, and for nothing else."""

    def __call__(self, form: Any, field: Any) -> None:
        if field.raw_data and field.raw_data[0].strip():
            return
        field.errors = []
        if form.is_standing.data:
            raise StopValidation()
        raise StopValidation(worded("Escriba cuándo debe volver, o marque dotación."))


class IssueForm(PerWeapon):
    """To an officer, until a moment or as a standing issue."""

    receiver = text_field("Quien recibe", need="Escriba la cédula o la credencial de quien recibe.")
    due_back_at = DateTimeLocalField(
        _l("Debe volver"), format=LOCAL_TIME, validators=[OrStanding()],
        default=lambda: (datetime.now(CARACAS) + GUARD).replace(tzinfo=None, second=0, microsecond=0))
    is_standing = BooleanField(_l("Dotación: sin fecha de devolución"))
    purpose = note_field("Motivo del servicio")
    shown = {"receiver": {"hint": _l(WHO)}}
    first = ("receiver", "claimed_at", "due_back_at", "is_standing")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Issue:
        due = None if self.is_standing.data else self.due_back_at.data.replace(tzinfo=CARACAS)
        return Issue(**self.envelope(), weapons=weapons, receiver=look.person(self.receiver.data, "receiver"),
                     due_back_at=due, magazines=self.counted(), purpose=self.purpose.data)


class TakeBackForm(PerWeapon):
    """From the officer, into the armoury of the unit that answers."""

    condition = code_field("Condición en que se recibe", "condition", need="Elija la condición en que se recibe.",
                           blank=False)
    place = text_field("Lugar en el parque")
    remarks = note_field("Observaciones")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> TakeBack:
        return TakeBack(**self.envelope(), weapons=weapons, place=self.place.data, condition=self.condition.data,
                        magazines=self.counted(), remarks=self.remarks.data)


class StoreForm(WeaponActForm):
    """Into the armoury of a unit, or to another place of it."""

    first = ("unit", "place")

    unit = text_field("Parque de la unidad", need="Escriba la unidad en cuyo parque queda.")
    place = text_field("Lugar en el parque")
    other_names = {"organisation": "unit"}
    shown = {"unit": {"hint": _l("Nombre o código"), "width": "wide", "suggest": "unit"}}

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Store:
        return Store(**self.envelope(), weapons=weapons, organisation=look.unit(self.unit.data, "unit"),
                     place=self.place.data)


class TransferForm(WeaponActForm):
    """To another owner, with the authorisation the law asks for."""

    first = ("receiver", "cause", "authorisation", "authorised_on", "hand_over")

    receiver = text_field("Quien recibe", need="Escriba quién recibe la propiedad.")
    cause = code_field("Causa", "transfer_cause", need="Elija la causa de la transferencia.")
    authorisation = text_field("Número de la autorización", need="Escriba el número de la autorización.", longest=40)
    authorised_on = day_field("Fecha de la autorización", "Escriba la fecha de la autorización.")
    hand_over = BooleanField(_l("El arma pasa a manos de quien recibe en este mismo acto"))
    shown = {"receiver": {"hint": _l("Cédula, RIF, credencial u organismo"), "width": "wide", "suggest": "unit"}}

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Transfer:
        return Transfer(**self.envelope(), weapons=weapons, receiver=look.holder(self.receiver.data, "receiver"),
                        cause=self.cause.data, authorisation=self.authorisation.data,
                        authorised_on=self.authorised_on.data, hand_over=self.hand_over.data)


class Reasoned(WeaponActForm):
    """Base of the acts that ask why."""

    reason = note_field("Motivo", need="Escriba el motivo.")


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

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Operation:  # type: ignore[override]
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


class PhotographForm(WithPictures, WeaponActForm):
    """Photographs for the file."""

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Photograph:
        return Photograph(**self.envelope(), weapon=weapons[0], photographs=self.prepared())


class LabelForm(WeaponActForm):
    """A label has nothing to fill in but when it was issued."""

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> IssueLabel:
        return IssueLabel(**self.envelope(), weapons=weapons)
