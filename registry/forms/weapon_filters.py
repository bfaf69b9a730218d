"""What a list of weapons is narrowed and sorted by: sent in the address, so that a list can be kept and shared."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import BooleanField, DateField, Field, Form, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from models.organisation import Organisation
from models.vocabulary import N_
from registry.forms.base import composed
from registry.forms.unreadable import Told
from registry.language import worded
from registry.permissions import Authority
from registry.queries.completeness import CURRENT, UNREAD
from registry.queries.keyset import Order
from registry.queries.units import succession_of, units_within
from registry.queries.weapon_filters import Filters
from registry.queries.weapon_list import Place, Sorting
from registry.wording import choices

EVERY = SelectChoice("", _l("todas"))
#: What a list may be sorted by, upwards or downwards; the first is the usual.
SORTINGS = {
    "newest": (N_("de la última registrada a la primera"), Sorting()),
    "oldest": (N_("de la primera registrada a la última"), Sorting(Order.REGISTERED, is_descending=False)),
    "serial": (N_("por serial"), Sorting(Order.SERIAL, is_descending=False)),
    "make": (N_("por marca"), Sorting(Order.MAKE, is_descending=False)),
    "unseen": (N_("primero las que hace más que no se ven"), Sorting(Order.SEEN, is_descending=False)),
    "seen": (N_("primero las vistas hace menos"), Sorting(Order.SEEN)),
}
CUSTODIANS = {
    "organisation": N_("un parque o una unidad"), "party": N_("una persona"), "to_be_located": N_("por localizar"),
    "withdrawn": N_("dada de baja"),
}  # fmt: skip
COMPLETE = {"yes": N_("con todos los datos respondidos"), "no": N_("con algún dato sin respuesta")}
RECORDED = {
    "mark": N_("con algún marcaje asentado"), "no_mark": N_("sin marcajes asentados"),
    "part_serial": N_("con serial de alguna parte"), "no_part_serial": N_("sin seriales de partes"),
}  # fmt: skip
SEEN = {"yes": N_("alguna vez, desde que está en el registro"), "no": N_("nunca, desde que está en el registro")}
BASELINE = {"later": N_("de una lista posterior")}
YEAR = NumberRange(1500, 2200, _l("Escriba un año de cuatro cifras."))
LONGEST = 200
#: The largest number both databases hold.
LARGEST = 2**63 - 1


def _choice(label: Any, vocabulary: str) -> SelectField:
    return SelectField(label, default="", choices=lambda: [EVERY, *choices(vocabulary)])


def _with_every(words: Mapping[str, str]) -> list[SelectChoice]:
    return [EVERY, *(SelectChoice(code, worded(msgid)) for code, msgid in words.items())]


def _day(label: Any) -> DateField:
    return DateField(label, validators=[Optional()])


class WeaponFilters(Form):
    """Filters of the list; nothing here is an act, so it has no key and no token."""

    class Meta(Told, Form.Meta):
        """Says what to do about a value no field could read."""

    #: Shown at once; the others are opened.
    first: ClassVar[tuple[str, ...]] = ("text", "unit", "status", "weapon_class")

    text = StringField(_l("Marca, modelo, calibre o serial"), filters=[composed])
    unit = SelectField(_l("Unidad"), default="", choices=[])
    status = SelectField(_l("Situación"), default="", choices=lambda: [
        EVERY, SelectChoice(CURRENT, _l("todas menos las dadas de baja")), *choices("status")])
    weapon_class = _choice(_l("Clasificación"), "weapon_class")
    weapon_type = _choice(_l("Tipo"), "weapon_type")
    make = StringField(_l("Marca"), filters=[composed])
    model = StringField(_l("Modelo"), filters=[composed])
    calibre = StringField(_l("Calibre"), filters=[composed])
    year_from = IntegerField(_l("Fabricada desde el año"), validators=[Optional(), YEAR])
    year_to = IntegerField(_l("hasta el año"), validators=[Optional(), YEAR])
    serial_status = SelectField(_l("Estado del serial"), default="", choices=lambda: [
        EVERY, SelectChoice(UNREAD, _l("no leído por entero")), *choices("serial_status")])
    complete = SelectField(_l("Ficha según el artículo 51"), default="", choices=lambda: _with_every(COMPLETE))
    fact = SelectField(_l("Dato"), default="", choices=lambda: [
        SelectChoice("", _l("el serial")), *(choice for choice in choices("fact") if choice.value != "serial")])
    standing = _choice(_l("Respaldo del dato"), "standing")
    recorded = SelectField(_l("Marcajes y partes"), default="", choices=lambda: _with_every(RECORDED))
    custodian = SelectField(_l("Custodio"), default="", choices=lambda: _with_every(CUSTODIANS))
    seen = SelectField(_l("Vista"), default="", choices=lambda: _with_every(SEEN))
    not_seen_since = _day(_l("No vista desde el"))
    registered_from = _day(_l("Registrada desde el"))
    registered_to = _day(_l("hasta el"))
    baseline = SelectField(_l("Línea base"), default="", choices=lambda: _with_every(BASELINE))
    held = BooleanField(_l("Retenidas"))
    sort = SelectField(_l("Orden"), default="newest", choices=lambda: [
        SelectChoice(name, worded(msgid)) for name, (msgid, _) in SORTINGS.items()])
    after = IntegerField(validators=[Optional(), NumberRange(0, LARGEST)])
    before = IntegerField(validators=[Optional(), NumberRange(0, LARGEST)])
    last = BooleanField()

    #: What is told of a unit that was merged: its name and that of the one it is now.
    followed: tuple[str, str] | None = None

    def offer(self, session: Session, authority: Authority) -> None:
        """Offer the units whose weapons the person may read, and judge what was sent; a list of a unit that was merged
        is that of the one that succeeded it."""
        self.units = units_within(session, authority, "weapon:read")
        self.unit.choices = [EVERY, *(SelectChoice(unit.code, unit.name) for unit in self.units)]
        self._follow(session)
        self.validate()

    def _follow(self, session: Session) -> None:
        found = succession_of(session, Organisation.code == self.unit.data) if self.unit.data else None
        if found is not None and found[1] in self.units:
            self.unit.data, self.followed = found[1].code, (found[0].name, found[1].name)

    def value(self, name: str) -> Any:
        """What a field narrows by; None when it is empty or wrong."""
        field: Field = self[name]
        data = field.data[:LONGEST] if isinstance(field.data, str) else field.data
        return None if field.errors or not data else data

    def filters(self) -> Filters:
        """The filters as the query takes them; what is wrong, or a unit that is not offered, narrows nothing."""
        by_code: Mapping[str, int] = {unit.code: unit.id for unit in self.units}
        plain = {name: self.value(name) for name in Filters.__dataclass_fields__ if name not in {"unit", "is_held"}}
        return Filters(unit=by_code.get(self.value("unit") or ""), is_held=bool(self.value("held")), **plain)

    def sorting(self) -> Sorting:
        """The order asked for, or the usual one."""
        return SORTINGS.get(self.sort.data or "", SORTINGS["newest"])[1]

    def place(self) -> Place:
        """The page asked for."""
        return Place(self.value("after"), self.value("before"), bool(self.last.data))

    def kept(self) -> dict[str, str]:
        """The filters and the order, for the address of another page of the same list."""
        names = [name for name in self._fields if name not in {"after", "before", "last"}]
        values = {name: self._written(name) for name in names if self.value(name)}
        return {name: value for name, value in values.items() if (name, value) != ("sort", "newest")}

    def _written(self, name: str) -> str:
        data = self.value(name)
        return "y" if data is True else str(data)

    def narrowing(self) -> list[Field]:
        """The fields that narrow the list, in their order."""
        return [self[name] for name in self.kept() if name != "sort"]

    def others(self) -> list[Field]:
        """The fields that are opened, but for the box of those held."""
        return [field for field in self if field.name not in {*self.first, "held", "sort", "after", "before", "last"}]
