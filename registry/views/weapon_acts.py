"""Acts on one weapon: each opens from its page, shows what it will record, records it and leads back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from models.database import reading
from models.weapon import FACTS, Weapon
from registry.acts import act_page
from registry.errors import NotFound
from registry.forms import weapon_acts as forms
from registry.forms import weapon_cases as cases
from registry.forms.conflicts import contradict_form
from registry.forms.weapon_act import WeaponActForm
from registry.forms.weapon_correct import correct_form
from registry.forms.weapon_mark import CorrectMarkForm, MarkForm, as_recorded
from registry.forms.weapon_part import CorrectPartForm
from registry.lookups import LookUps
from registry.operations import Operation, Performed
from registry.queries.permitted import PERMISSIONS, refusal_of
from registry.queries.weapons import WeaponFile, weapon_file, weapon_within
from registry.security import acting, engine, requires
from registry.shown.weapon_act import (
    after_act,
    contradicted_fact,
    contradiction_rows,
    corrected_fact,
    corrected_mark,
    corrected_part,
    correction_rows,
    shown_act,
    standing_holds,
    unit_words,
)

blueprint = Blueprint("weapon_act", __name__)
Answer = Response | str | tuple[str, int]
T = TypeVar("T")

#: Operation → last part of its address, and its form.
FORMS: dict[str, tuple[str, type[WeaponActForm]]] = {
    "mark": ("mark", MarkForm), "transfer": ("transfer", forms.TransferForm), "store": ("store", forms.StoreForm),
    "issue": ("issue", forms.IssueForm), "take_back": ("take_back", forms.TakeBackForm),
    "report_not_located": ("report_not_located", cases.NotLocatedForm),
    "report_lost": ("report_lost", cases.LostForm), "report_stolen": ("report_stolen", cases.StolenForm),
    "report_found": ("report_found", cases.FoundForm), "hold": ("hold", cases.HoldForm),
    "release": ("release", cases.ReleaseForm), "withdraw": ("withdraw", cases.WithdrawForm),
    "photograph": ("photograph", forms.PhotographForm), "issue_label": ("label", forms.LabelForm),
}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """The weapon an act is about, and why it cannot be done now, if so."""

    file: WeaponFile
    unit: str
    refusal: Any

    @property
    def weapon(self) -> Weapon:
        """The weapon itself."""
        return self.file.weapon


def subject_of(weapon_id: int, operation: str) -> Subject:
    """The weapon, for those whose permission reaches it."""
    with reading(engine()) as session:
        weapon = weapon_within(session, acting().authority, weapon_id, PERMISSIONS[operation])
        refusal = refusal_of(session, operation, weapon, acting().user_id, datetime.now(UTC))
        return Subject(weapon_file(session, weapon), unit_words(session, weapon.organisation_id), refusal)


def draw(subject: Subject, operation: str, form: WeaponActForm, **words: str) -> Answer:
    """The form of the act, its review or what it leads to; a sentence where it cannot be done at all."""
    with reading(engine()) as session:
        form.fit((subject.weapon,), session)
    context = shown_act(subject.weapon, operation, subject.refusal) | words
    return act_page(form, "acts/form.html", lambda: build(form, (subject.weapon.id,)),
                    lambda performed: done(performed, operation, subject.weapon.id), about=[subject.weapon], **context)


def build(form: WeaponActForm, weapons: tuple[int, ...]) -> Operation:
    """The operation, with the names in it looked up."""
    with reading(engine()) as session:
        look = LookUps(session, acting().authority)
        operation = form.operation(weapons, look)
    look.settle()
    return operation


def done(performed: Performed, operation: str, weapon_id: int) -> str:
    """Where the act leads: to the paper it asks for, or back to the weapon."""
    return after_act(performed, operation) or url_for("weapon.page", weapon_id=weapon_id)


def one_of(things: Iterable[T]) -> T:
    """The one thing asked for; `NotFound` when the weapon has no such thing."""
    for thing in things:
        return thing
    raise NotFound()


def view_of(operation: str, kind: type[WeaponActForm]) -> Callable[[int], Answer]:
    """The page of one act."""

    def page(weapon_id: int) -> Answer:
        subject = subject_of(weapon_id, operation)
        form = kind(data={"unit": subject.unit})
        if isinstance(form, cases.ReleaseForm):
            form.offer(standing_holds(subject.file.holds))
        return draw(subject, operation, form)

    return page


@blueprint.route("/weapons/<int:weapon_id>/correct", methods=["GET"])
@requires("weapon:correct")
def correct(weapon_id: int) -> Answer:
    """The facts of the weapon, each with its link to be corrected."""
    subject = subject_of(weapon_id, "correct")
    context = shown_act(subject.weapon, "correct", subject.refusal)
    return render_template("acts/choose_fact.html", rows=correction_rows(subject.file), **context)


@blueprint.route(f"/weapons/<int:weapon_id>/correct/<any({', '.join(FACTS)}):fact>", methods=["GET", "POST"])
@requires("weapon:correct")
def correct_fact(weapon_id: int, fact: str) -> Answer:
    """Correct one fact."""
    subject = subject_of(weapon_id, "correct")
    form = correct_form(fact)()
    return draw(subject, "correct", form, **corrected_fact(subject.weapon, fact))


@blueprint.route("/weapons/<int:weapon_id>/correct/mark/<int:mark_id>", methods=["GET", "POST"])
@requires("weapon:correct")
def correct_mark(weapon_id: int, mark_id: int) -> Answer:
    """Correct what was recorded of one mark."""
    subject = subject_of(weapon_id, "correct")
    mark = one_of(mark for mark in subject.file.marks if mark.id == mark_id)
    form = CorrectMarkForm(data=as_recorded(mark))
    form.mark_id = mark_id
    return draw(subject, "correct", form, **corrected_mark(mark))


@blueprint.route("/weapons/<int:weapon_id>/correct/part/<int:entry>/<int:position>", methods=["GET", "POST"])
@requires("weapon:correct")
def correct_part(weapon_id: int, entry: int, position: int) -> Answer:
    """Correct the serial of one part."""
    subject = subject_of(weapon_id, "correct")
    part = one_of(part for part in subject.file.components if (part.entry, part.position) == (entry, position))
    form = CorrectPartForm()
    form.place = entry, position
    return draw(subject, "correct", form, **corrected_part(part))


@blueprint.route("/weapons/<int:weapon_id>/contradict", methods=["GET"])
@requires("weapon:register")
def contradict(weapon_id: int) -> Answer:
    """The facts another paper may tell otherwise."""
    subject = subject_of(weapon_id, "contradict")
    context = shown_act(subject.weapon, "contradict", subject.refusal)
    return render_template("acts/choose_fact.html", rows=contradiction_rows(subject.weapon), is_contradicted=True,
                           **context)


@blueprint.route(f"/weapons/<int:weapon_id>/contradict/<any({', '.join(FACTS)}):fact>", methods=["GET", "POST"])
@requires("weapon:register")
def contradict_fact(weapon_id: int, fact: str) -> Answer:
    """Note what another paper says of one fact."""
    subject = subject_of(weapon_id, "contradict")
    form = contradict_form(fact)()
    return draw(subject, "contradict", form, **contradicted_fact(subject.weapon, fact))


for name, (address, form_class) in FORMS.items():
    blueprint.add_url_rule(f"/weapons/<int:weapon_id>/{address}", name, requires(PERMISSIONS[name])(
        view_of(name, form_class)), methods=["GET", "POST"])
