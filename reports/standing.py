"""What a fact rests on: seen, only as the book says, or contradicted by another record."""

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


STANDING_WORDS = {
    Standing.SEEN: msgid("visto"),
    Standing.AS_BOOKED: msgid("según libro"),
    Standing.CONTRADICTED: msgid("contradictorio"),
}


def tally(standings: Iterable[Standing | None], t: Words) -> str:
    """«7 vistos, 4 según libro, 1 contradictorio»; facts without standing are not counted."""
    counts = Counter(standings)
    seen, booked, disputed = (counts[standing] for standing in Standing)
    return ", ".join(
        (
            t("1 visto") if seen == 1 else t("%(count)s vistos", count=seen),
            t("%(count)s según libro", count=booked),
            t("1 contradictorio") if disputed == 1 else t("%(count)s contradictorios", count=disputed),
        )
    )
