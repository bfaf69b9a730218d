"""Forms about requests: what decides them carries nothing but the envelope, and a reason when it is a no."""

from registry.forms.base import ActForm, note_field


class DecideForm(ActForm):
    """Approve, or withdraw: what it does stands on the page."""


class RefuseForm(ActForm):
    """Say no, and why."""

    reason = note_field("Motivo", need="Escriba el motivo.")
