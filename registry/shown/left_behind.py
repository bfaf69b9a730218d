"""What a body has, counted: what a merger, a dissolution or an intervention is about."""

from flask_babel import gettext as _

from registry.operations.left_behind import LeftBehind
from registry.shown.gathered import Table
from registry.shown.weapon import Row
from registry.wording import grouped


def left_table(left: LeftBehind) -> Table:
    """How many of each kind of thing."""
    terms = ((_("Armas que tiene, son suyas o están a su cargo"), "weapon"), (_("Funcionarios"), "party"),
             (_("Cuentas"), "user_account"), (_("Roles concedidos en él"), "user_grant"),
             (_("Organismos que dependen de él"), "organisation"))
    return Table(_("Lo que tiene hoy"), [_("Dato"), (_("Cuántos"), "num")],
                 [Row((term, grouped(left.counts[table]))) for term, table in terms])
