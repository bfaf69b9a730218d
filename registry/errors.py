"""How an act is refused: a Spanish msgid, the field it belongs to, and the values it names."""

from typing import Any


class Refused(Exception):
    """Base of all refusals: nothing was written."""

    msgid = "El acto no se puede asentar."

    def __init__(self, msgid: str | None = None, field: str | None = None, **values: Any) -> None:
        super().__init__(msgid or self.msgid)
        self.msgid, self.field, self.values = msgid or self.msgid, field, values


class RuleBroken(Refused):
    """A rule forbids the act; `field` names the input to correct, `subject` the thing it is about."""

    def __init__(self, msgid: str, field: str | None = None, *, subject: str | None = None, **values: Any) -> None:
        super().__init__(msgid, field, **values)
        self.subject = subject


class RulesBroken(Refused):
    """Several rules, of several things: all are told at once."""

    msgid = "Hay cosas que no permiten este acto."

    def __init__(self, broken: list[RuleBroken]) -> None:
        super().__init__()
        self.broken = broken


class Unanswered(Refused):
    """Something unlikely was not confirmed; `keys` are those of the questions."""

    msgid = "Falta responder lo que se pregunta antes de asentar."

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.keys = keys


class Stale(Refused):
    """The page the act was decided on is no longer how things stand; `changes` lists what happened since."""

    msgid = "Algo cambió desde que abrió esta página. Lea lo que cambió y decida de nuevo."

    def __init__(self, subject: str, seen: int, changes: list[int]) -> None:
        super().__init__(None, None)
        self.subject, self.seen, self.changes = subject, seen, changes


class AnotherContent(Refused):
    """The key of this act was used already, for something else."""

    msgid = "Este acto ya se asentó con otro contenido. Abra el formulario de nuevo."


class NeedsAnother(Refused):
    """The act is in order, and a second person must decide it: it is asked for, not done."""

    msgid = "Este acto lo decide otra persona. Nada se asentó: solicítelo y quedará en espera."


class NotPermitted(Refused):
    """The acting person's roles do not reach this."""

    msgid = "Su rol no permite este acto aquí."


class ScreenLocked(Refused):
    """The session was locked while a form was being filled in: what was sent is not lost, only not taken."""

    msgid = "Nada se asentó. Desbloquee la pantalla en otra pestaña, vuelva a esta y repita el envío."


class NotFound(Refused):
    """There is no such thing, or it belongs to another body: the answer is the same."""

    msgid = "No existe, o pertenece a otro organismo."


class Busy(Refused):
    """Another writer held the ledger for too long."""

    msgid = "El registro está ocupado. Nada se asentó; intente de nuevo en unos segundos."


class OutOfRoom(Refused):
    """The disk is full, or cannot be written."""

    msgid = "El registro no tiene espacio en disco. Nada se asentó; avise a quien administra el sistema."
