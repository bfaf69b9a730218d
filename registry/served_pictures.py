"""A stored picture as an answer: of a thing that is recorded, or of an act that is not yet."""

from flask import Response

from models.files import read
from models.photograph import Photograph
from registry.errors import NotFound
from registry.forms.pictures import read_ticket
from registry.installation import installation


def served(picture: Photograph) -> Response:
    """The picture as it was prepared; its address changes when its content does."""
    answer = _answer(picture.digest, picture.media_type)
    answer.headers["Cache-Control"] = "private, max-age=86400, immutable"
    return answer


def served_ticket(ticket: str) -> Response:
    """A picture that goes with an act not recorded yet, to whoever holds its ticket; else `NotFound`."""
    told = read_ticket(ticket)
    if told is None:
        raise NotFound()
    answer = _answer(told["digest"], told["media_type"])
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _answer(digest: str, media_type: str) -> Response:
    return Response(read(installation().settings.data_dir, digest), mimetype=media_type)
