"""Forms of bodies and units."""

from registry.forms.base import ActForm, code_field, text_field
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
