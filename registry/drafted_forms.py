"""The forms that keep drafts: where each is, what it is called in the queue, and how a request keeps or resumes one."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from models.database import reading
from models.vocabulary import N_
from registry.drafts import begun_by, draft_of, keep
from registry.errors import Refused
from registry.forms.base import ActForm
from registry.operations.base import KEY_FORM, new_act_key
from registry.security import acting, engine

#: Name of the button that keeps the draft and leaves, and of what an address resumes one with.
DRAFT = "draft"
#: As long as a session lasts.
SITTING = timedelta(hours=12)
#: The kind of person whose form opens when the address says none.
USUAL = "natural"
#: What a form is sent with that nobody typed into it.
PRESSED = frozenset({"csrf_token", "confirmed", "back", "answers", "more_parts", DRAFT})


@dataclass(frozen=True)
class DraftedForm:
    """A form that keeps drafts."""

    title: str
    endpoint: str
    #: Where it leads when it is discarded.
    way_out: str
    #: Fields whose values tell one draft from another.
    first: tuple[str, ...]
    #: Of its address.
    values: dict[str, Any] = field(default_factory=dict)
    #: A field with a line for each thing that was read: how many they are tells one draft from another.
    lines: str | None = None

    def address(self, act: str) -> str:
        """Where the draft under an act key is gone on with."""
        return url_for(self.endpoint, **self.values, draft=act)


DRAFTED = {
    "weapon": DraftedForm(N_("Registrar un arma"), "registration.form", "weapon.listing",
                          ("weapon_type", "make", "model", "serial")),
    "series": DraftedForm(N_("Registrar una serie"), "registration.series", "weapon.listing",
                          ("weapon_type", "make", "model", "serial", "last")),
    "natural": DraftedForm(N_("Registrar persona natural"), "party_act.register", "party.listing",
                           ("given_names", "family_names", "document_number"), {"kind": "natural"}),
    "legal": DraftedForm(N_("Registrar persona jurídica"), "party_act.register", "party.listing",
                         ("legal_name", "document_number"), {"kind": "legal"}),
    "counter_issue": DraftedForm(N_("Entregar a un funcionario"), "counter.issue", "counter.start", ("receiver",),
                                 lines="lines"),
    "counter_take_back": DraftedForm(N_("Recibir la devolución"), "counter.take_back", "counter.start", (),
                                     lines="lines"),
    "counter_store": DraftedForm(N_("Guardar en el parque"), "counter.store", "counter.start", (), lines="lines"),
}  # fmt: skip


def keeps_drafts(endpoint: str | None) -> bool:
    """Whether the form behind an endpoint does."""
    return endpoint in {form.endpoint for form in DRAFTED.values()}


def resumed(code: str) -> dict[str, Any]:
    """What the form `code` is made with when the address names a draft of one's own: everything typed."""
    act = request.args.get(DRAFT)
    if act is None or request.method == "POST":
        return {}
    with reading(engine()) as session:
        draft = draft_of(session, acting().user_id, act)
    if draft is None or draft.form != code:
        flash(_("Ese borrador ya no está: se asentó o se descartó."), "is-none")
        return {}
    return {"formdata": MultiDict(draft.fields)}


def gone_on_with(address: str, user_id: int, now: datetime) -> str:
    """Where a form that was open at `address` is gone on with: its draft, when one was kept in this sitting."""
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    code = next((code for code, form in DRAFTED.items() if url_for(form.endpoint) == parts.path
                 and form.values == {name: asked.get(name, USUAL) for name in form.values}), None)
    if code is None or DRAFT in asked:
        return address
    with reading(engine()) as session:
        left = next((one for one in begun_by(session, user_id)
                     if one.form == code and now - one.saved_at < SITTING), None)
    return address if left is None else DRAFTED[code].address(left.act)


def draft_context(code: str, form: ActForm) -> dict[str, Any]:
    """What the page of a form that keeps drafts needs: where it is kept while it is typed, where it is discarded."""
    act = form.act.data or ""
    return {"draft": {"url": url_for("draft.keep_typed", form=code), "who": acting().user_id},
            "discard_url": url_for("draft.discard", act=act if KEY_FORM.fullmatch(act) else new_act_key())}


def typed_now() -> dict[str, list[str]]:
    """Name → values of what the request was sent with and somebody typed."""
    return {name: values for name, values in request.form.lists() if name not in PRESSED}


def kept_as_sent(code: str, form: ActForm) -> Response | None:
    """Keep what was sent, pictures included; to the queue when the button of the draft was pressed.

    Nobody is kept from his work because the draft could not be: only who asked for it is told.
    """
    fields = typed_now() | {name: [value] for name, value in form.kept().items()}
    with suppress(*([] if DRAFT in request.form else [Refused, OperationalError])):
        keep(engine(), acting().user_id, code, fields, datetime.now(UTC))
    if DRAFT not in request.form:
        return None
    flash(_("Borrador guardado. Siga cuando quiera."), "is-ok")
    return redirect(url_for("draft.listing"))
