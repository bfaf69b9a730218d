"""A clerk who registers one weapon after another and keeps what was acknowledged, and what was never answered."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from itertools import count

from registry.operations.base import new_act_key
from tests.races.typed import registration
from tests.races.visitor import Answer, Visitor

FORM = "/weapons/register"
UNAVAILABLE = 503


@dataclass(frozen=True)
class Written:
    """One form as it was sent, and the page of the weapon it made."""

    sent: dict[str, str]
    location: str


@dataclass
class Teller:
    """A signed-in visitor with a name that begins the serials she types."""

    visitor: Visitor
    name: str
    acknowledged: list[Written] = field(default_factory=list)
    #: What was never answered, or with a request to try again: it may have been recorded or not.
    unanswered: list[dict[str, str]] = field(default_factory=list)
    #: Answers that were neither a registration nor silence.
    others: list[Answer] = field(default_factory=list)
    _drawn: dict[str, str] = field(default_factory=dict)
    _numbers: count = field(default_factory=count)

    def open_form(self) -> None:
        """Draw the form once; its token is good for the whole session."""
        self._drawn = self.visitor.form(FORM)

    def write(self) -> bool:
        """Register the next weapon; False when nobody answered."""
        typed = registration(f"{self.name}-{next(self._numbers)}")
        return self.send(self._drawn | typed | {"act": new_act_key(), "confirmed": "1"})

    def send(self, form: dict[str, str]) -> bool:
        """Send a form and keep what came of it; False when nobody answered."""
        try:
            answer = self.visitor.post(FORM, form)
        except (OSError, http.client.HTTPException):
            self.unanswered.append(form)
            return False
        if answer.status == 302:
            self.acknowledged.append(Written(form, answer.location))
        else:
            self.others.append(answer)
        if answer.status == UNAVAILABLE:
            self.unanswered.append(form)
        return True

    def send_again(self) -> None:
        """Send what may not have been recorded once more, under the keys it had."""
        unsure, self.unanswered = self.unanswered, []
        for form in unsure:
            assert self.send(form)

    def write_until_silence(self) -> None:
        """Register weapons until the server no longer answers."""
        while self.write():
            pass
