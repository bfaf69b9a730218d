"""Forms of accounts."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from registry.forms.base import ActForm, note_field, required, text_field
from registry.forms.units import unit_field
from registry.permissions import Role
from registry.wording import code

WHERE = "Elija el organismo o la unidad."


def roles() -> list[SelectChoice]:
    """The roles that exist, in words."""
    return [SelectChoice("", ""), *(SelectChoice(role.value, code("role", role.value)) for role in Role)]


class RegisterUserForm(ActForm):
    """An account of a person in an office."""

    person = text_field("Cédula o documento de la persona", need="Escriba el documento de la persona.", longest=40)
    username = text_field("Nombre de usuario", need="Escriba el nombre de usuario.", longest=40)
    organisation = unit_field("Oficina donde trabaja", need=WHERE)


class GrantForm(ActForm):
    """A role, and where."""

    role = SelectField(_l("Rol"), choices=roles, validators=[required("Elija un rol.")])
    organisation = unit_field("En", need=WHERE)


class RevokeForm(ActForm):
    """Nothing but the envelope: role and place stand in the address."""


class AccountReasonForm(ActForm):
    """Why an account is disabled, enabled or made to start again."""

    reason = note_field("Motivo", need="Escriba el motivo.")
