"""The figures of the law in words."""

from collections.abc import Iterable

from flask_babel import gettext as _
from markupsafe import Markup

from models.catalogue import LegalParameter
from registry.shown.states import capital, fact
from registry.shown.weapon import Row
from registry.wording import code, day, grouped

CERTAINTY_STATES = {"read": "is-ok", "read_in_part": "is-book", "secondary": "is-book", "unverified": "is-warn"}


def parameter_rows(figures: Iterable[LegalParameter]) -> list[Row]:
    """One row for each figure; only the newest of a name is in force, the others were."""
    return [Row((capital(code("legal_parameter", figure.name)), grouped(figure.value), day(figure.valid_from),
                 certainty(figure.certainty), figure.source)) for figure in figures]


def certainty(value: str) -> Markup:
    """How sure the source is."""
    return fact(capital(code("certainty", value)), CERTAINTY_STATES[value])


def parameter_heads() -> list[object]:
    """The column heads of the figures."""
    return [_("Parámetro legal"), (_("Valor"), "num"), _("Vale desde"), (_("Certeza"), "plain"), _("Norma o fuente")]
