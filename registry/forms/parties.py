"""Forms of persons: an identity, and the acts on it."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from registry.forms.base import ActForm, code_field, note_field, required, text_field
from registry.forms.countries import country_code, country_name
from registry.forms.units import unit_field
from registry.operations.party_identity import LONGEST_BADGE, LONGEST_NAME, Particulars
from registry.wording import code

DOCUMENTS = {"natural": ("identity_card", "passport", "foreign_document"), "legal": ("tax_id", "foreign_document")}
NUMBER = "Escriba el número del documento, como en V-12345678 o J-12345678-9."


def day_field(label: str) -> DateField:
    """A day that may be unknown."""
    return DateField(_l(label), validators=[Optional()])


class PartyForm(ActForm):
    """An identity as typed; a subclass for each kind of person has its names."""

    party_kind: str
    document_kind = SelectField(_l("Documento"), validators=[required("Elija el documento.")])
    document_number = text_field("Número del documento", need=NUMBER, longest=40)
    document_country = text_field("País que lo emitió", need="Escriba el país que emitió el documento.")

    def offer_documents(self) -> None:
        """The documents this kind of person may have, and Venezuela as the usual country."""
        self.document_kind.choices = [SelectChoice(kind, code("document_kind_of_party", kind))
                                      for kind in DOCUMENTS[self.party_kind]]
        if not self.is_submitted() and not self.document_country.data:
            self.document_country.data = country_name("VE")

    def particulars(self) -> Particulars:
        """What is typed, not yet checked."""
        return Particulars(**{name: field.data for name, field in self._fields.items()
                              if name in Particulars.__dataclass_fields__}
                           | {"document_country": country_code(self.document_country.data or "") or ""})

    def show(self, known: Particulars) -> None:
        """Begin with an identity in force."""
        for name in self._fields.keys() & Particulars.__dataclass_fields__.keys():
            self[name].data = getattr(known, name)
        self.document_country.data = country_name(known.document_country)


class NaturalForm(PartyForm):
    """A natural person."""

    party_kind = "natural"
    given_names = text_field("Nombres", need="Escriba los nombres.", longest=LONGEST_NAME)
    family_names = text_field("Apellidos", need="Escriba los apellidos.", longest=LONGEST_NAME)
    birth_date = day_field("Fecha de nacimiento")
    rank = text_field("Jerarquía", longest=LONGEST_NAME)
    post = text_field("Cargo", longest=LONGEST_NAME)
    badge_number = text_field("Número de credencial", longest=LONGEST_BADGE)


class LegalForm(PartyForm):
    """A legal person."""

    party_kind = "legal"
    legal_name = text_field("Denominación", need="Escriba la denominación.", longest=LONGEST_NAME)


class RegisterNaturalForm(NaturalForm):
    """A natural person, and the unit where an officer serves."""

    organisation = unit_field("Unidad donde presta servicio")


class _Cause(ActForm):
    cause = code_field("Causa del cambio", "identity_cause")
    reason = note_field("Motivo", need="Escriba el motivo.")


class CorrectNaturalForm(NaturalForm, _Cause):
    """Another identity in the place of the one in force."""


class CorrectLegalForm(LegalForm, _Cause):
    """Another identity in the place of the one in force."""


class AssignForm(ActForm):
    """The unit an officer joins."""

    organisation = unit_field("Unidad")


class DeathForm(ActForm):
    """The day of a death, and the paper that says so."""

    died_on = day_field("Fecha del fallecimiento o de la disolución")
    reason = note_field("Acta o aviso", need="Diga qué acta o aviso lo informa.")


class DeathCorrectionForm(ActForm):
    """The right day, or that there was no death."""

    is_alive = BooleanField(_l("No falleció ni se disolvió: se asentó por error"))
    died_on = day_field("Fecha correcta")
    reason = note_field("Motivo", need="Escriba el motivo.")


class ReasonForm(ActForm):
    """An act that needs a reason and nothing else."""

    reason = note_field("Motivo", need="Escriba el motivo.")


FORMS = {"natural": RegisterNaturalForm, "legal": LegalForm}
CORRECTIONS = {"natural": CorrectNaturalForm, "legal": CorrectLegalForm}
