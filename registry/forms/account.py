"""What people change about their own sign-in."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from registry.forms.base import required
from registry.forms.session import TOO_LONG, NewPasswordForm


class ChangePasswordForm(NewPasswordForm):
    """The password of now, and another one twice."""

    present = PasswordField(_l("Contraseña de ahora"), render_kw={"autocomplete": "current-password"},
                            validators=[required("Escriba la contraseña de ahora."), TOO_LONG])
