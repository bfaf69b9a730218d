"""Why a backup was not restored."""

from registry.errors import Refused


class NotRestored(Refused):
    """Nothing was changed; the sentence says why."""

    msgid = "El respaldo no se puede restaurar."
