"""Forms of bodies and units."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField

from registry.forms.base import ActForm, code_field, required, text_field
from registry.forms.units import unit_field

NAME = "Escriba el nombre del organismo."


class RegisterOrganisationForm(ActForm):
    """A new body or unit."""

    organisation_name = text_field("Nombre", need=NAME)
    organisation_kind = code_field("Clase", "organisation_kind")
    code = text_field("Código", need="Escriba el código: de 2 a 10 letras mayúsculas o cifras.", longest=10)
    parent = unit_field("Depende de", need="Elija de qué organismo depende.")


class RenameForm(ActForm):
    """Another name."""

    organisation_name = text_field("Nombre nuevo", need=NAME)


class MoveForm(ActForm):
    """Another body above it."""

    parent = unit_field("Depende de ahora en adelante de", need="Elija de qué organismo dependerá.")


class OrderForm(ActForm):
    """The order that changes a body."""

    order_number = text_field("Acto o gaceta que lo ordena", need="Escriba el número tal como está en el papel.",
                              longest=40)
    ordered_on = DateField(_l("Fecha de ese acto"), validators=[required("Escriba la fecha del acto.")])


class MergeOrganisationForm(OrderForm):
    """The body that succeeds it."""

    into = unit_field("Se une a", need="Elija el organismo que le sucede.")


class InterveneForm(OrderForm):
    """The body that answers for it for a time."""

    by = unit_field("Responde por él", need="Elija el organismo que responde.")
