"""The rules of a transfer that look at one weapon: its cause, its class and marks, whether it is at hand."""

from models.base import Thing
from models.organisation import Organisation
from models.party import Party
from models.weapon import Weapon
from registry.operations.receiver import Receiver, is_state
from registry.operations.weapon_facts import STATE_CLASSES
from registry.operations.weapons import refuse


def refuse_cause(weapon: Weapon, owner: Thing | None, cause: str) -> None:
    """Art. 37: heirs receive from a dead holder, everybody else from one who can still say what he wants.

    Of an owner nobody knows neither can be shown: such a weapon can only be given back to whom it belongs.
    """
    if owner is None:
        if cause != "return_to_owner":
            refuse(weapon, "No consta el propietario: solo cabe la devolución a quien resulte serlo.", "cause")
        return
    has_died = isinstance(owner, Party) and owner.kind == "natural" and not owner.is_alive
    if cause == "inheritance" and not has_died:
        refuse(weapon, "No consta el fallecimiento del propietario: no cabe la transmisión a herederos.", "cause")
    if has_died and cause != "inheritance":
        refuse(weapon, "Consta el fallecimiento del propietario: solo cabe la transmisión a herederos.", "cause")
    if cause == "written_renunciation" and not isinstance(owner, Party):
        refuse(weapon, "La manifestación escrita es de un particular; este propietario es un organismo.", "cause")


def refuse_civilian(weapon: Weapon, owner: Thing | None, receiver: Receiver, is_marked: bool) -> None:
    """Weapons of the State's classes stay with it; what leaves its stock bears a mark that says so.

    Firearms Protocol art. 8.1(c); the class rule is an inference from arts 4 and 5.1 of the Ley para el Desarme.
    """
    if receiver.is_state:
        return
    if weapon.weapon_class in STATE_CLASSES:
        refuse(weapon, "Un arma de guerra u orgánica no puede ser de un particular.", "receiver")
    if isinstance(owner, Organisation) and is_state(owner) and not is_marked:
        refuse(weapon, "Falta el marcaje por transferencia a uso civil: el arma sale del Estado.")


def refuse_hand_over(weapon: Weapon) -> None:
    """Only a weapon at hand passes with its papers."""
    if weapon.status not in {"active", "in_store"}:
        refuse(weapon, "El arma está entregada a un funcionario: asiente primero su devolución.", "hand_over")
