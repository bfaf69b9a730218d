"""The form of one physical mark: what is read, where, how deep, and whether it can be read."""

from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import Optional, Regexp, ValidationError

from models.weapon import Mark as Marked
from registry.forms.base import Legible, code_field, composed, note_field, text_field, verbatim
from registry.forms.countries import WithCountry, country_code, country_name
from registry.forms.pictures import WithPictures
from registry.forms.weapon_act import WeaponActForm
from registry.language import worded
from registry.lookups import LookUps
from registry.operations.correct_mark import CorrectMark
from registry.operations.mark import Mark

WRONG_MEASURE = "Escriba la medida en milímetros, con coma o punto decimal: 0,11."


def micrometres(text: str | None) -> int | None:
    """Whole micrometres of «0,11» millimetres; None for a blank. Raises ValueError."""
    if not text:
        return None
    try:
        exact = Decimal(text.replace(",", ".")) * 1000
    except InvalidOperation:
        raise ValueError(text) from None
    if not exact.is_finite() or abs(exact) >= 1_000_000:
        raise ValueError(text)
    return int(exact.to_integral_value())


def measure_field(label: str) -> StringField:
    """Millimetres with a decimal comma or point; blank when not measured."""
    return StringField(_l(label), filters=[composed], validators=[Optional(), Measure()], render_kw={
        "inputmode": "decimal"})


class Measure:
    """Refuses what is no measure in millimetres."""

    def __call__(self, form: Any, field: Any) -> None:
        try:
            micrometres(field.data)
        except ValueError:
            raise ValidationError(worded(WRONG_MEASURE)) from None


class MarkFieldsForm(WithCountry, WeaponActForm):
    """What is told of one mark."""

    mark_kind = code_field("Marcaje", "mark_kind")
    text = StringField(_l("Texto tal como se lee"), filters=[verbatim], validators=[Optional(), Legible()])
    part = code_field("Parte que lo lleva", "part")
    face = code_field("Lado", "face")
    mark_method = code_field("Método de marcaje", "mark_method")
    legibility = code_field("Legibilidad", "legibility", blank=False)
    depth = measure_field("Profundidad (mm)")
    height = measure_field("Altura del carácter (mm)")
    country = text_field("País que el marcaje indica")
    year = StringField(_l("Año que el marcaje indica"), filters=[composed], validators=[
        Optional(), Regexp(r"[0-9]{4}$", message=_l("Escriba el año con cuatro cifras."))])
    first = ("mark_kind",)
    other_names = {"method": "mark_method", "depth_um": "depth", "height_um": "height"}
    shown = {
        "text": {"mono": True, "width": "wide", "hint": _l("Con espacios y signos; en blanco si no se lee nada")},
        "depth": {"width": "short", "hint": _l("En blanco si no se midió")}, "height": {"width": "short"},
        "country": {"suggest": "country"}, "year": {"width": "short"},
    }

    def told_of_it(self) -> dict[str, Any]:
        """The mark as an operation takes it."""
        return {
            "mark_kind": self.mark_kind.data, "text": self.text.data, "part": self.part.data, "face": self.face.data,
            "method": self.mark_method.data, "legibility": self.legibility.data,
            "depth_um": micrometres(self.depth.data), "height_um": micrometres(self.height.data),
            "country": country_code(self.country.data) if self.country.data else None,
            "year": int(self.year.data) if self.year.data else None}


class MarkForm(WithPictures, MarkFieldsForm):
    """One mark, as seen on the weapon."""

    remarks = note_field("Observaciones")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> Mark:
        return Mark(**self.envelope(), weapon=weapons[0], **self.told_of_it(), photographs=self.prepared(),
                    remarks=self.remarks.data)


class CorrectMarkForm(MarkFieldsForm):
    """What a mark really is; it begins with what is recorded of it."""

    #: Entry that recorded the mark.
    mark_id: int
    reason = note_field("Motivo", need="Escriba el motivo.")

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> CorrectMark:
        return CorrectMark(**self.envelope(), weapon=weapons[0], **self.told_of_it(), mark=self.mark_id,
                           reason=self.reason.data)


def as_recorded(mark: Marked) -> dict[str, Any]:
    """What is recorded of a mark, as it would be typed."""
    return {"mark_kind": mark.kind, "text": mark.text, "part": mark.part, "face": mark.face,
            "mark_method": mark.method, "legibility": mark.legibility, "depth": _typed(mark.depth_um),
            "height": _typed(mark.height_um), "country": country_name(mark.country) if mark.country else None,
            "year": str(mark.year) if mark.year else None}


def _typed(measured_um: int | None) -> str | None:
    return None if measured_um is None else f"{Decimal(measured_um) / 1000:f}".replace(".", ",")
