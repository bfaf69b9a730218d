"""Forms of the acts on weapons: what a person types, and the operation it asks for."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy.orm import Session
from wtforms import BooleanField, DateTimeLocalField, FieldList, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, StopValidation

from marking.registry_number import registry_number
from models.vocabulary import N_
from models.weapon import Weapon
from registry.forms.base import code_field, note_field, text_field
from registry.forms.pictures import WithPictures
from registry.forms.weapon_act import WeaponActForm, day_field
from registry.language import worded
from registry.lookups import LookUps
from registry.operations import Operation
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.on_weapons import MOST_MAGAZINES
from registry.operations.photograph import Photograph
from registry.operations.store import Store
from registry.operations.take_back import TakeBack
from registry.operations.transfer import Transfer
from registry.operations.weapons import LONGEST_PLACE
from registry.queries.coming_back import coming_back
from registry.wording import CARACAS

#: A guard lasts half a day; the hour is proposed, never imposed.
GUARD = timedelta(hours=12)
WHO = "Cédula o credencial"
NEED_RECEIVER = "Escriba la cédula o la credencial de quien recibe."
COUNT = N_("Escriba un número de 0 a 20.")
LOCAL_TIME = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


def count_field(label: str) -> IntegerField:
    """A small number of things handed over."""
    between = NumberRange(0, MOST_MAGAZINES, message=_l(COUNT))
    return IntegerField(_l(label), validators=[InputRequired(_l(COUNT)), between])


class PerWeapon(WeaponActForm):
    """Base of the forms that count magazines, weapon by weapon."""

    magazines = FieldList(count_field("Cargadores"))

    def fit(self, weapons: tuple[Weapon, ...], session: Session) -> None:
        self.fit_magazines(weapons)

    def fit_magazines(self, weapons: tuple[Weapon, ...], proposed: int | None = None) -> None:
        """A field for each weapon, empty or with what is `proposed`."""
        for _weapon in weapons[len(self.magazines):]:
            self.magazines.append_entry(proposed)
        for entry, weapon in zip(self.magazines, weapons, strict=False):
            entry.label.text = worded("Cargadores, %(serial)s", serial=weapon.serial or registry_number(weapon.id))

    def counted(self) -> tuple[int, ...]:
        """Magazines in the order of the weapons."""
        return tuple(self.magazines.data)


class OrForAll:
    """Lets the magazines of one weapon be blank where those of all were said."""

    def __call__(self, form: Any, field: Any) -> None:
        if field.raw_data and field.raw_data[0].strip():
            return
        field.errors = []
        if getattr(form, "for_all", None) and form.for_all.data is not None:
            raise StopValidation()
        raise StopValidation(worded(COUNT))


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

    for_all = IntegerField(_l("Cargadores: lo mismo para todas"), default=0, validators=[
        Optional(), NumberRange(0, MOST_MAGAZINES, message=_l(COUNT))])
    magazines = FieldList(IntegerField(_l("Cargadores"), validators=[
        OrForAll(), NumberRange(0, MOST_MAGAZINES, message=_l(COUNT))]))
    receiver = text_field("Quien recibe", need=NEED_RECEIVER)
    due_back_at = DateTimeLocalField(
        _l("Debe volver"), format=LOCAL_TIME, validators=[OrStanding()],
        default=lambda: (datetime.now(CARACAS) + GUARD).replace(tzinfo=None, second=0, microsecond=0))
    is_standing = BooleanField(_l("Dotación: sin fecha de devolución"))
    purpose = note_field("Motivo del servicio")
    shown = {"receiver": {"hint": _l(WHO)},
             "for_all": {"hint": _l("Vale para cada arma que deje en blanco."), "width": "short"}}
    told = frozenset({"due_back_at", "is_standing", "magazines", "for_all"})
    first = ("receiver", "claimed_at", "due_back_at", "is_standing", "for_all")

    def fit(self, weapons: tuple[Weapon, ...], session: Session) -> None:
        """One weapon has no others to be like; of several, none is proposed to have none."""
        if len(weapons) == 1 and self.for_all is not None:
            del self.for_all
        self.fit_magazines(weapons, 0 if len(weapons) == 1 else None)

    def counted(self) -> tuple[int, ...]:
        """Magazines in the order of the weapons; those left blank are as those of all."""
        return tuple(self.for_all.data if one is None else one for one in self.magazines.data)

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Issue:
        due = None if self.is_standing.data else self.due_back_at.data.replace(tzinfo=CARACAS)
        return Issue(**self.envelope(), weapons=weapons, receiver=look.person(self.receiver.data, "receiver"),
                     due_back_at=due, magazines=self.counted(), purpose=self.purpose.data)


class TakeBackForm(PerWeapon):
    """From the officer, into the armoury of the unit that answers: each weapon into its own.

    Neither count nor condition is proposed: what came back is what somebody looked at, not what had left.
    """

    condition = code_field("Condición en que se recibe", "condition", need="Elija la condición en que se recibe.")
    places = FieldList(text_field("Lugar en el parque", longest=LONGEST_PLACE))
    remarks = note_field("Observaciones")
    told = frozenset({"condition", "magazines"})
    armouries: tuple[int, ...] = ()

    def fit(self, weapons: tuple[Weapon, ...], session: Session) -> None:
        known = coming_back(session, weapons)
        self.fit_magazines(weapons)
        for entry, weapon in zip(self.magazines, weapons, strict=False):
            left_with = known.magazines.get(weapon.id, 0)
            entry.description = ngettext("Salió con %(num)s cargador", "Salió con %(num)s cargadores", left_with)
        self.armouries = tuple(known.armouries)
        while len(self.places) < len(self.armouries):
            self.places.append_entry()
        for entry, name in zip(self.places, known.armouries.values(), strict=False):
            entry.label.text = worded("Lugar en el parque de %(unit)s", unit=name)

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> TakeBack:
        places = tuple(zip(self.armouries, self.places.data, strict=False))
        return TakeBack(**self.envelope(), weapons=weapons, place=None, condition=self.condition.data,
                        magazines=self.counted(), remarks=self.remarks.data, place_by_unit=places)


class StoreForm(WeaponActForm):
    """Into the armoury of a unit, or to another place of it."""

    first = ("unit", "place")

    unit = text_field("Parque de la unidad", need="Escriba la unidad en cuyo parque queda.")
    place = text_field("Lugar en el parque")
    other_names = {"organisation": "unit"}
    told = frozenset({"unit", "place"})
    shown = {"unit": {"hint": _l("Nombre o código"), "width": "wide", "suggest": "unit"}}

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Operation:
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
    told = frozenset({"cause", "authorisation"})
    shown = {"receiver": {"hint": _l("Cédula, RIF, credencial u organismo"), "width": "wide", "suggest": "unit"}}

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Transfer:
        return Transfer(**self.envelope(), weapons=weapons, receiver=look.holder(self.receiver.data, "receiver"),
                        cause=self.cause.data, authorisation=self.authorisation.data,
                        authorised_on=self.authorised_on.data, hand_over=self.hand_over.data)


class PhotographForm(WithPictures, WeaponActForm):
    """Photographs for the file."""

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Photograph:
        return Photograph(**self.envelope(), weapon=weapons[0], photographs=self.prepared())


class LabelForm(WeaponActForm):
    """A label has nothing to fill in but when it was issued."""

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> IssueLabel:
        return IssueLabel(**self.envelope(), weapons=weapons)
