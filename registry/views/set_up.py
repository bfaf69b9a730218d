"""The first-run wizard: it exists until two administrators do."""

from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect
from wtforms import Field

from proof.signer_refusals import SignerUnavailable
from registry.acts import tell
from registry.checkpoints import sign_head
from registry.errors import NotFound, Refused, RulesBroken
from registry.forms.set_up import AdministratorForm, SetUpForm
from registry.installation import installation
from registry.language import spoken, worded
from registry.operations.legal_day import legal_day
from registry.operations.party_identity import checked
from registry.security import engine, public
from registry.set_up import Administrator, Plan, SetUp, is_code, is_set_up
from registry.sign_in.enrolment_code import code_of, enrolment_of
from registry.sign_in.keys import Keys
from reports.printer_page import printer_page as drawn_printer_page
from reports.words import Words

blueprint = Blueprint("set_up", __name__)
#: Open before the registry is: machines ask /healthz, a browser needs its styles.
BEFORE = frozenset({"set_up.wizard", "set_up.printer_page", "home.healthz", "static", "bootstrap.static"})


@blueprint.record
def watch(state: BlueprintSetupState) -> None:
    """Send everything to the wizard until the registry is set up."""
    # In front of the guard, which would ask somebody to sign in who cannot have an account yet.
    state.app.before_request_funcs.setdefault(None, []).insert(0, to_wizard)


def to_wizard() -> Redirect | None:
    """Redirect until two administrators exist; asked of the database only until then."""
    if current_app.extensions.get("is_set_up"):
        return None
    current_app.extensions["is_set_up"] = is_set_up(engine())
    if current_app.extensions["is_set_up"] or request.endpoint in BEFORE:
        return None
    return redirect(url_for("set_up.wizard"))


@blueprint.route("/setup", methods=["GET", "POST"])
@public
def wizard() -> str | tuple[str, int]:
    """Code, tree, two administrators, keys; then their first sign-in codes, shown once."""
    if current_app.extensions.get("is_set_up"):
        raise NotFound()
    form = SetUpForm()
    if form.is_submitted() and _is_in_order(form):
        try:
            return _done(form)
        except Refused as refusal:
            tell(form, refusal)
    page = render_template("setup/wizard.html", form=form, key=_key())
    return (page, 422) if form.errors else page


@blueprint.get("/setup/printer")
@public
def printer_page() -> Response:
    """A page that shows whether the printer keeps the scale and prints codes that read."""
    return Response(drawn_printer_page(datetime.now(UTC), Words(worded, spoken())), mimetype="application/pdf")


def _is_in_order(form: SetUpForm) -> bool:
    """Judge everything at once, before the first act: whoever sets up mends all of it in one go."""
    return all([form.validate(), _knows_code(form), _are_people(form)])


def _knows_code(form: SetUpForm) -> bool:
    if form.code.errors:
        return False
    if is_code(installation().settings.data_dir, form.code.data or ""):
        return True
    form.code.errors = [_("No es el código que mostró la terminal.")]
    return False


def _done(form: SetUpForm) -> str:
    place = installation()
    work = SetUp.of(engine(), place.settings.data_dir)
    keys = Keys.of(place.settings.secret_key)
    codes = [code_of(keys, work.key(work.account_step(number))) for number in (0, 1)]
    people = tuple(_administrator(part.form, code) for part, code in zip((form.first, form.second), codes, strict=True))
    work.run(Plan(place.settings.origin, form.bodies(), people))
    sign_head(engine(), place.signer)
    current_app.extensions["is_set_up"] = True
    shown = [(who.username, code) for who, code in zip(people, codes, strict=True)]
    return render_template("setup/done.html", shown=shown, key=_key())


def _administrator(form: AdministratorForm, code: str) -> Administrator:
    return Administrator(form.particulars(_("Administración del registro")), form.username.data,
                         enrolment_of(code, datetime.now(UTC)))


def _are_people(form: SetUpForm) -> bool:
    """Judge both identities, and that they are of two persons with a user name each."""
    first, second = form.first.form, form.second.form
    _judge(first)
    _judge(second)
    numbers, names = (first.document_number, second.document_number), (first.username, second.username)
    if not _wrong(*numbers) and first.particulars("").document_key == second.particulars("").document_key:
        second.document_number.errors = [_("Es la misma persona: quienes administran son dos.")]
    if not _wrong(*names) and first.username.data == second.username.data:
        second.username.errors = [_("Es el nombre de usuario de la otra persona. Escriba otro.")]
    return not (first.errors or second.errors)


def _judge(part: AdministratorForm) -> None:
    """What the operation will ask of the identity; a field that is wrong already says so once."""
    try:
        checked(part.particulars(""), "natural", legal_day(datetime.now(UTC)))
    except Refused as refusal:
        for broken in refusal.broken if isinstance(refusal, RulesBroken) else [refusal]:
            if not _wrong(part[broken.field or ""]):
                tell(part, broken)


def _wrong(*fields: Field) -> bool:
    return any(field.errors for field in fields)


def _key() -> str | None:
    try:
        return installation().signer.key().to_text()
    except SignerUnavailable:
        return None
