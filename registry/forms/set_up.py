"""The wizard's one form: the code, the tree, two administrators."""

import re
from collections import Counter
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Form, FormField, SelectField, TextAreaField
from wtforms.validators import ValidationError

from registry.forms.base import composed, text_field
from registry.language import worded
from registry.operations.party_identity import Particulars
from registry.operations.register_organisation import CODE_FORM
from registry.operations.register_user import USERNAME, USERNAME_RULE
from registry.set_up import Body
from registry.wording import choices

LINE = re.compile(r"(?P<code>[A-Z0-9]{2,10})\s+(?P<name>\S.*)")


class AdministratorForm(Form):
    """One administrator."""

    given_names = text_field("Nombres", need="Escriba los nombres.")
    family_names = text_field("Apellidos", need="Escriba los apellidos.")
    document_number = text_field("Cédula de identidad", need="Escriba la cédula, por ejemplo V-12345678.", longest=20)
    username = text_field("Nombre de usuario", need="Escriba un nombre de usuario.", longest=40)

    def validate_username(self, field: Any) -> None:
        """What the operation will ask, told before anything is recorded."""
        if field.data and not USERNAME.fullmatch(field.data):
            raise ValidationError(worded(USERNAME_RULE))

    def particulars(self, post: str) -> Particulars:
        """The identity typed."""
        return Particulars(
            document_kind="identity_card", document_country="VE", document_number=self.document_number.data or "",
            given_names=self.given_names.data, family_names=self.family_names.data, post=post)


class SetUpForm(FlaskForm):
    """What a first run asks."""

    code = text_field("Código de instalación", need="Escriba el código que mostró la terminal.", longest=40)
    root_name = text_field("Nombre del organismo que lleva el registro", need="Escriba el nombre.")
    root_code = text_field("Código del organismo", need="Escriba de 2 a 10 letras mayúsculas o cifras.", longest=10)
    root_kind = SelectField(_l("Clase de organismo"), choices=lambda: choices("organisation_kind"), default="authority")
    others = TextAreaField(_l("Otros organismos y unidades"), filters=[composed])
    first = FormField(AdministratorForm, _l("Primera persona que administra"))
    second = FormField(AdministratorForm, _l("Segunda persona que administra"))

    def validate_root_code(self, field: Any) -> None:
        """What the operation will ask, told before anything is recorded."""
        if field.data and not CODE_FORM.fullmatch(field.data):
            raise ValidationError(worded("El código lleva de 2 a 10 letras mayúsculas o cifras, sin acentos."))

    def validate_others(self, field: Any) -> None:
        """Each line is a code and a name; no code comes twice."""
        codes = Counter(body.code for body in self.bodies())
        repeated = [code for code, times in codes.items() if times > 1]
        lines = [line.strip()[:60] for line in (field.data or "").splitlines()]
        wrong = [line for line in lines if line and not LINE.fullmatch(line)]
        said = [worded("Cada organismo lleva un código propio. Se repite «%(code)s».", code=code) for code in repeated]
        said += [worded("En cada línea: el código, un espacio y el nombre. Revise «%(line)s».", line=line)
                 for line in wrong]
        if said:
            raise ValidationError(" ".join(said))

    def bodies(self) -> tuple[Body, ...]:
        """The tree as typed: the root, then what is under it."""
        root = Body(self.root_name.data or "", self.root_kind.data, self.root_code.data or "")
        lines = (LINE.fullmatch(line.strip()) for line in (self.others.data or "").splitlines())
        return (root, *(Body(found["name"], "force", found["code"]) for found in lines if found))
