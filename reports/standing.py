"""What a fact rests on: seen, as the book says, contradicted by another record, or declared without the thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from marking.words import msgid

if TYPE_CHECKING:
    from reports.words import Words


class Standing(StrEnum):
    """The shape printed beside a fact follows from it."""

    SEEN = "seen"
    AS_BOOKED = "as_booked"
    CONTRADICTED = "contradicted"
    #: Somebody who acted said so, with the weapon not before him: that it is lost, that it left the registry, or what
    #: all the weapons of a list are that tells it of none.
    DECLARED = "declared"


#: What most facts about a thing rest on: nobody declares a serial.
OF_FACTS = (Standing.SEEN, Standing.AS_BOOKED, Standing.CONTRADICTED)
STANDING_WORDS = {
    Standing.SEEN: msgid("visto"),
    Standing.AS_BOOKED: msgid("según libro"),
    Standing.CONTRADICTED: msgid("contradictorio"),
    Standing.DECLARED: msgid("declarado"),
}


def tally(standings: Iterable[Standing | None], t: Words) -> str:
    """«7 vistos, 4 según libro, 1 contradictorio»; facts without standing are not counted, nor named what is rare."""
    counts = Counter(standings)
    seen, booked, disputed, declared = (counts[standing] for standing in Standing)
    told = [
        t("1 visto") if seen == 1 else t("%(count)s vistos", count=seen),
        t("%(count)s según libro", count=booked),
        t("1 contradictorio") if disputed == 1 else t("%(count)s contradictorios", count=disputed),
    ]
    if declared:
        told.append(t("1 declarado") if declared == 1 else t("%(count)s declarados", count=declared))
    return ", ".join(told)
