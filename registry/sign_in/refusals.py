"""Why somebody is not let in; nothing here tells whether an account exists."""

from datetime import datetime

from registry.errors import Refused


class NotRecognised(Refused):
    """Wrong name, wrong password, disabled account: the answer is the same."""

    msgid = "El nombre de usuario o la contraseña no es correcto."


class WrongCode(Refused):
    """The second factor is wrong, lapsed or used already."""

    msgid = "El código no es correcto, venció o ya se usó. Espere el siguiente y escríbalo."


class TooMany(Refused):
    """Too many failures from here, or for this name; `until` says when to come back."""

    msgid = "Demasiados intentos. Espere %(minutes)s minutos e intente de nuevo."

    def __init__(self, until: datetime, now: datetime) -> None:
        super().__init__(minutes=max(1, -int((now - until).total_seconds()) // 60 + 1))
        self.until = until


class Ended(Refused):
    """The session ended while a step was being given."""

    msgid = "Su sesión terminó. Inicie sesión de nuevo."
