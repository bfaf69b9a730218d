"""The way of an act through the web: fill in, review what will be recorded, record it once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from flask import flash, get_flashed_messages, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy import Engine
from werkzeug.wrappers import Response
from wtforms.form import BaseForm

from models.base import Thing
from models.database import reading
from models.events import Event
from models.vocabulary import N_
from registry.drafted_forms import draft_context, kept_as_sent
from registry.errors import NeedsAnother, NotFound, Refused, RulesBroken, Stale, Unanswered
from registry.forms.base import ActForm
from registry.language import worded
from registry.operations import Operation, Performed, perform
from registry.operations.make_request import MakeRequest
from registry.operations.questions import unanswered
from registry.operations.rehearse import Rehearsal, rehearse
from registry.queries.entries import events_at
from registry.queries.names import names_of
from registry.queries.weapons import weapon_within
from registry.security import acting, engine
from registry.sentences import Sentence, references_of, sentence_of
from registry.shown.gathered import Gathered, gathered, gathered_by_thing
from registry.shown.questions import shown_questions
from registry.shown.recorded import recorded_words, waiting_words
from registry.shown.typed import typed_rows

CONFIRMED, BACK, ANSWERS = "confirmed", "back", "answers"
#: What `confirmed` says when the act is not to be done but to wait for another person.
ASKED = "asked"
#: More context for the review of what would be recorded.
Detail = Callable[[list[Event]], dict[str, Any]]
#: Where to go on from the page an act leads to: words and address.
Onward = Sequence[tuple[str, str]]
#: Fields no sentence can stand beside.
NOWHERE = frozenset({"HiddenField", "FieldList"})
UNSEEN = N_("El formulario llegó incompleto: le falta cómo constaba lo que usted vio. Nada se asentó. Lea cómo consta "
            "ahora y envíe de nuevo.")


def act_page(form: ActForm, template: str, build: Callable[[], Operation], done: Callable[[Performed], str],
             detail: Detail | None = None, *, about: Sequence[Thing] = (), onward: Onward = (),
             said: Callable[[Performed], str] | None = None, draft: str | None = None,
             **context: Any) -> Response | str | tuple[str, int]:
    """Draw the form, its review, or record the act and go to `done(performed)`; or let it wait for another person.

    A refusal comes back on the form, beside its field, with everything typed still there. `detail` adds to the
    context of a review that needs more than sentences. `about` are the things the act changes, as they stand now: a
    form that does not say how each was seen is refused. `said` names what was done when the kind of act is too little.
    With `draft`, a name of `DRAFTED`, what is sent is kept as a draft until it is recorded.
    """
    if draft is not None:
        context |= draft_context(draft, form)
    if request.method != "POST":
        form.see(about)
        return _form_page(form, template, context)
    is_in_order = BACK not in request.form and form.validate()
    try:
        kept = kept_as_sent(draft, form) if draft is not None and CONFIRMED not in request.form else None
        if kept is not None:
            return kept
        if not is_in_order:
            return _form_page(form, template, context)
        _refuse_unseen(form, about)
        operation = replace(build(), answers=tuple(sorted(request.form.getlist(ANSWERS))))
        waits = request.form.get(CONFIRMED) == ASKED
        sent = MakeRequest.of(operation) if waits else operation
        performed = _performed(sent) if CONFIRMED in request.form else None
        if performed is None:
            return _review_page(form, operation, detail, context)
    except Refused as refusal:
        tell(form, refusal)
        return _form_page(form, template, context | changes(form, refusal) | twin(refusal))
    if waits:
        return _waiting(operation, performed)
    get_flashed_messages()  # what nobody has read until the next act is no news any more, and would fill the cookie
    address = done(performed)
    flash(recorded_words(operation.name, performed, said(performed) if said else None, address, onward),
          "is-none" if performed.repeated else "is-ok")
    return redirect(address)


def _waiting(operation: Operation, performed: Performed) -> Response:
    """To the page of the request: the act waits for another person."""
    address = url_for("request.page", request_id=performed.entries[0])
    flash(recorded_words(MakeRequest.name, performed, waiting_words(operation.name), address),
          "is-none" if performed.repeated else "is-ok")
    return redirect(address)


def _refuse_unseen(form: ActForm, about: Sequence[Thing]) -> None:
    if not form.sees(about):
        form.see(about)
        raise Refused(UNSEEN)


def _performed(operation: Operation) -> Performed | None:
    """What was recorded; None while something that must be confirmed first is not, or has come to need another person.

    Then what will happen now is shown before it does.
    """
    try:
        return perform(engine(), operation, acting().user_id)
    except (NeedsAnother, Unanswered):
        return None


def _form_page(form: ActForm, template: str, context: dict[str, Any]) -> str | tuple[str, int]:
    page = render_template(template, form=form, **context)
    return (page, 422) if form.errors else page


def _review_page(form: ActForm, operation: Operation, detail: Detail | None,
                 context: dict[str, Any]) -> str | tuple[str, int]:
    rehearsed = rehearse(engine(), operation, acting().user_id)
    events = rehearsed.events
    questions = shown_questions(rehearsed.questions, operation.answers, is_sent=CONFIRMED in request.form)
    added = detail(events) if detail else {}
    typed = typed_rows(form, events, has_facts=bool(added.get("rows")))
    facts = _gathered(rehearsed, operation, (context | added).get("subjects"))
    page = render_template("acts/review.html", form=form, facts=facts, count=len(events), questions=questions,
                           needs_another=rehearsed.needs_another, operation=operation, carried=carried(form),
                           typed=typed, **context, **added)
    return (page, 422) if any(question.is_missing for question in questions) else page


def _gathered(rehearsed: Rehearsal, operation: Operation, subjects: list[Markup] | None) -> list[Gathered]:
    """What is known to be recorded, of what: an answer is told once it was chosen."""
    open_yet = [event for one in unanswered(rehearsed.questions, operation.answers) for event in one.events()]
    known = [(event, thing) for event, thing in zip(rehearsed.events, rehearsed.things, strict=True)
             if event not in open_yet]
    events, things = [event for event, _thing in known], [thing for _event, thing in known]
    with reading(engine()) as session:
        names = names_of(session, set().union({thing for thing in things if thing}, *map(references_of, events)))
    sentences = [sentence_of(event, names) for event in events]
    return gathered_by_thing(sentences, things, names) if subjects is None else gathered(sentences, subjects)


def carried(form: ActForm) -> list[tuple[str, str]]:
    """Everything typed, to go along hidden with the confirmation."""
    kept = form.kept()
    own = {CONFIRMED, BACK, ANSWERS, *kept}
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in own]
    return typed + list(kept.items())


def told(engine: Engine, events: list[Event]) -> list[Sentence]:
    """The sentences of events that are not recorded yet, or of entries that are."""
    with reading(engine) as session:
        names = names_of(session, set().union(*(references_of(event) for event in events)))
    return [sentence_of(event, names) for event in events]


def tell(form: BaseForm, refusal: Refused) -> None:
    """Put a refusal beside its field; what belongs to no field goes on top."""
    for broken in refusal.broken if isinstance(refusal, RulesBroken) else [refusal]:
        sentence = worded(broken.msgid, **broken.values)
        subject = broken.values.get("serial") if isinstance(refusal, RulesBroken) else None
        sentence = f"{subject}: {sentence}" if subject else sentence
        field = form._fields.get(_name_in(form, broken.field))
        if field is None or field.type in NOWHERE:
            form.form_errors.append(sentence)
        else:
            field.errors = [*field.errors, sentence]


def _name_in(form: ActForm, field: str | None) -> str:
    """The name a form gives to the field of a refusal, when it is not the operation's."""
    return getattr(form, "other_names", {}).get(field, field) or ""


def changes(form: ActForm, refusal: Refused) -> dict[str, Any]:
    """For a stale page: what happened since, as sentences with their numbers; the form goes on from there."""
    if not isinstance(refusal, Stale):
        return {}
    form.saw(refusal.subject, refusal.changes[-1])
    with reading(engine()) as session:
        happened = events_at(session, refusal.changes)
    return {"changed": list(zip(refusal.changes, told(engine(), happened), strict=True))}


def twin(refusal: Refused) -> dict[str, Any]:
    """For a duplicate: the number of the other weapon when the acting person may open it, else that it is elsewhere."""
    broken = refusal.broken if isinstance(refusal, RulesBroken) else [refusal]
    other = next((one.values["weapon"] for one in broken if "weapon" in one.values), None)
    if other is None:
        return {}
    try:
        with reading(engine()) as session:
            return {"twin": weapon_within(session, acting().authority, other).id}
    except NotFound:
        return {"twin_is_elsewhere": True}
