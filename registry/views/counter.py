"""The counter: read many things, see at once what each may do, hand them over in one act."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from marking.qr_reading import NotAPicture, texts
from models.database import reading
from models.weapon import Weapon
from registry.acts import UNSEEN, act_page
from registry.counter_lists import kept_list, resumed_list
from registry.errors import RuleBroken
from registry.forms.counter import FORMS, CounterForm, one_line, read_lines, written_lines
from registry.forms.weapon_act import WeaponActForm
from registry.forms.weapon_acts import NEED_RECEIVER
from registry.language import worded
from registry.looks import looked_at
from registry.operations import Performed
from registry.operations.weapons import weapons_of
from registry.queries.counter import CONFIRMED, Read, Verdict, changed_line, judged, receiver_standing, with_reading
from registry.queries.named import person_named
from registry.queries.permitted import PERMISSIONS
from registry.queries.weapons import weapon_within
from registry.security import acting, engine, requires
from registry.shown.counter import offered_acts, shown_counter, shown_counter_act, shown_receiver
from registry.shown.links import address
from registry.shown.weapon_act import after_act, unit_words
from registry.views.weapon_acts import Answer, build

blueprint = Blueprint("counter", __name__)


@blueprint.get("/counter")
@requires("weapon:issue")
def start() -> str:
    """Choose what the counter does now."""
    return render_template("counter/start.html", acts=offered_acts(), wrong=None)


def readings_view(operation: str) -> Callable[[], Answer]:
    """The counter of one act: every reading comes back with all lines judged anew."""

    def page() -> Answer:
        form = CounterForm(**resumed_list(operation))
        now = datetime.now(UTC)
        receiver, wrong = _receiver(operation, form, now)
        with reading(engine()) as session:
            before = read_lines(form.lines.data or "")
            reads = _read_now(session, form, before) if receiver or operation != "issue" else before
            lines = judged(session, acting().authority, operation, reads, now)
            fields = {"lines": written_lines(reads), "receiver": form.receiver.data or ""}
            context = shown_counter(operation, lines, changed_line(before, reads), fields, session)
        # Kept once reading has ended: a write may have to wait for whoever reads.
        kept = kept_list(operation, form.key(), fields) if request.method == "POST" else form.key()
        context |= {"fields": fields | {"kept": kept}}
        page = render_template("counter/counter.html", form=form, receiver=receiver, wrong=wrong, **context)
        return (page, 422) if wrong else page

    return page


def act_view(operation: str) -> Callable[[], Answer]:
    """The act on the lines that are ready: its form, its review, its record."""

    def page() -> Answer:
        is_new = "act" not in request.form
        kind, sent = FORMS[operation], CounterForm()
        typed = {"lines": sent.lines.data or "", "receiver": sent.receiver.data or ""}
        key = kept_list(operation, sent.key(), typed) if is_new else ""
        with reading(engine()) as session:
            form = _new_form(session, operation, typed | {"act": key}) if is_new else kind()
            weapons = tuple(_within(session, operation, form.thing_ids()))
            form.fit(weapons, session)
        if not weapons:
            return _nothing_to_do(is_new)
        context = shown_counter_act(operation, weapons, form.act.data or "")
        if is_new:
            return render_template("counter/act.html", form=form, **context)
        return act_page(form, "counter/act.html", lambda: build(form, form.thing_ids()), _done_by(operation),
                        about=weapons, onward=[(_("Volver al mostrador"), context["back_url"])], **context)

    return page


def _nothing_to_do(is_new: bool) -> tuple[str, int]:
    wrong = worded("No hay ninguna arma lista. Lea las armas de nuevo.") if is_new else worded(UNSEEN)
    return render_template("counter/start.html", acts=offered_acts(), wrong=wrong), 422


def _new_form(session: Session, operation: str, sent: dict[str, str]) -> WeaponActForm:
    """The act's form, drawn from the counter's lines: only what is ready goes."""
    lines = judged(session, acting().authority, operation, read_lines(sent["lines"]), datetime.now(UTC))
    ready = [line.weapon for line in lines if line.verdict is Verdict.READY and line.weapon]
    # Another unit than the one that answers for them is never proposed; of several, which one is asked.
    units = {weapon.organisation_id for weapon in ready}
    unit = unit_words(session, units.pop()) if len(units) == 1 else None
    form = FORMS[operation](formdata=None, data=sent | {"unit": unit})
    form.see(ready)
    return form


def _within(session: Session, operation: str, ids: tuple[int, ...]) -> list[Weapon]:
    if not ids:
        return []
    authority = acting().authority
    return [weapon_within(session, authority, weapon.id, PERMISSIONS[operation]) for weapon in weapons_of(session, ids)]


def _done_by(operation: str) -> Callable[[Performed], str]:
    return lambda performed: (after_act(performed, operation) or address("act.page", act_id=performed.act_id)
                              or url_for("counter.start"))


def _receiver(operation: str, form: CounterForm, now: datetime) -> tuple[dict[str, Any] | None, str | None]:
    """Who stands at the counter, which is a look at that person, and the sentence when the words name nobody."""
    if operation != "issue":
        return None, None
    if not form.receiver.data:
        is_asked = request.method == "POST" and "change" not in request.form
        return None, worded(NEED_RECEIVER) if is_asked else None
    try:
        with reading(engine()) as session:
            party = person_named(session, acting().authority, form.receiver.data, "receiver")
            shown = shown_receiver(session, receiver_standing(session, party, now))
    except RuleBroken as broken:
        return None, worded(broken.msgid, **broken.values)
    looked_at(f"counter.{operation}", party.id)
    return shown, None


def _read_now(session: Session, form: CounterForm, before: list[Read]) -> list[Read]:
    """The lines after what this request read, confirmed or took away."""
    confirmed, removed = request.form.get("confirm"), request.form.get("remove")
    reads = [replace(read, way=CONFIRMED) if read.weapon_id and read.key == confirmed else read
             for read in before if read.key != removed]
    for text in [*form.typed(), *_in_photo(form)]:
        reads = with_reading(session, reads, text)
    return reads


def _in_photo(form: CounterForm) -> list[str]:
    if not form.photo.data or isinstance(form.photo.data, str):
        return []
    try:
        return [text for text in map(one_line, texts(form.photo.data.read())) if text]
    except NotAPicture:
        return []


for name in FORMS:
    blueprint.add_url_rule(f"/counter/{name}", name, requires(PERMISSIONS[name])(readings_view(name)),
                           methods=["GET", "POST"])
    blueprint.add_url_rule(f"/counter/{name}/act", f"{name}_act", requires(PERMISSIONS[name])(act_view(name)),
                           methods=["POST"])
