"""Photographs of a form: uploaded once, prepared and stored at once, carried through the review as signed tickets."""

from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from itsdangerous import BadSignature, URLSafeSerializer
from wtforms import HiddenField, MultipleFileField

from models.photograph import Photograph
from registry.errors import RuleBroken
from registry.installation import installation
from registry.language import worded
from registry.photographs import keep, prepare

#: What a ticket tells of a stored picture; its salt is drawn anew when the act is recorded.
TOLD = Photograph.committed


class WithPictures:
    """Mixed into a form of an act that may bring photographs."""

    photographs = MultipleFileField(_l("Fotografías"))
    #: Tickets of the pictures stored so far, separated by spaces.
    pictures = HiddenField(default="")

    def validate_photographs(self, field: Any) -> None:
        """Prepare and store what was uploaded, so that nothing is lost whatever else is wrong with the form."""
        tickets = (self.pictures.data or "").split()
        for upload in field.data or []:
            if not getattr(upload, "filename", ""):
                continue
            try:
                tickets.append(_ticket(keep(installation().settings.data_dir, prepare(upload.read()))))
            except RuleBroken as broken:
                field.errors = [*field.errors, f"{upload.filename}: {worded(broken.msgid, **broken.values)}"]
        # A picture sent twice is one picture.
        self.pictures.data = " ".join(dict.fromkeys(tickets))

    def kept(self) -> dict[str, str]:
        """What the review carries instead of the files themselves."""
        return {"pictures": self.pictures.data or ""}

    def prepared(self) -> tuple[Photograph, ...]:
        """The rows the act commits to, under fresh salts; a ticket nobody here signed is left out."""
        told = (read_ticket(ticket) for ticket in (self.pictures.data or "").split())
        return tuple(Photograph.of(**values) for values in told if values)

    def shown_pictures(self) -> list[tuple[str, Photograph]]:
        """Each picture that goes with the act so far, with its ticket."""
        return [(ticket, Photograph(**values)) for ticket in (self.pictures.data or "").split()
                if (values := read_ticket(ticket))]

    @property
    def picture_count(self) -> int:
        """How many pictures go with the act so far."""
        return len((self.pictures.data or "").split())


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="photograph")


def _ticket(picture: Photograph) -> str:
    return str(_serializer().dumps({name: getattr(picture, name) for name in TOLD}))


def read_ticket(ticket: str) -> dict[str, Any] | None:
    """What a ticket tells of a stored picture; None for one that nobody here signed."""
    try:
        values = _serializer().loads(ticket)
    except BadSignature:
        return None
    return {name: values[name] for name in TOLD}
