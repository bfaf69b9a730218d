"""Signing in: name and password, the second factor, the first sign-in."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length

from registry.forms.base import composed, required

TOO_LONG = Length(max=1000, message=_l("Es demasiado largo."))


class SignInForm(FlaskForm):
    """The name, and the password or the code of a first sign-in."""

    username = StringField(_l("Nombre de usuario"), filters=[composed],
                           validators=[required("Escriba su nombre de usuario."), TOO_LONG],
                           render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false",
                                      "autofocus": True})
    password = PasswordField(_l("Contraseña, o código de primer inicio"),
                             validators=[required("Escriba su contraseña."), TOO_LONG],
                             render_kw={"autocomplete": "current-password"})


class UnlockForm(FlaskForm):
    """The password of whoever locked the screen."""

    password = PasswordField(_l("Contraseña"), validators=[required("Escriba su contraseña."), TOO_LONG],
                             render_kw={"autocomplete": "current-password", "autofocus": True})


class CodeForm(FlaskForm):
    """A code of the second factor; `pending` is the sealed secret of an authenticator not yet taken."""

    pending = HiddenField()
    code = StringField(_l("Código"), filters=[composed], validators=[required("Escriba el código."), TOO_LONG],
                       render_kw={"autocomplete": "one-time-code", "spellcheck": "false"})


class NewPasswordForm(FlaskForm):
    """A password of one's own, twice."""

    password = PasswordField(_l("Contraseña nueva"), validators=[required("Elija una contraseña."), TOO_LONG],
                             render_kw={"autocomplete": "new-password"})
    again = PasswordField(_l("La misma, otra vez"), render_kw={"autocomplete": "new-password"}, validators=[
        InputRequired(_l("Escríbala otra vez.")), EqualTo("password", _l("No es igual a la primera."))])
