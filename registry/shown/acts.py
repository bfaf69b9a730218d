"""Acts as buttons: what each is called where it can be done, and why where it cannot."""

from dataclasses import dataclass

from models.vocabulary import N_
from registry.language import worded
from registry.queries.permitted import Permitted
from registry.shown.links import address

LABELS = {
    "mark": N_("Registrar un marcaje"), "correct": N_("Corregir un dato"),
    "contradict": N_("Anotar que otro papel dice otra cosa"), "transfer": N_("Transferir la propiedad"),
    "store": N_("Guardar en el parque"), "issue": N_("Entregar a un funcionario"),
    "take_back": N_("Recibir la devolución"), "report_not_located": N_("Declarar no localizada"),
    "report_lost": N_("Declarar extravío"), "report_stolen": N_("Declarar hurto o robo"),
    "report_found": N_("Asentar el hallazgo"), "hold": N_("Retener por orden fiscal o judicial"),
    "release": N_("Liberar de la retención"), "withdraw": N_("Dar de baja"), "photograph": N_("Agregar fotografías"),
    "issue_label": N_("Emitir etiqueta"),
}  # fmt: skip
#: Acts that mean trouble, or cannot be undone: outlined red, below a rule.
GRAVE = frozenset({"report_not_located", "report_lost", "report_stolen", "withdraw"})


@dataclass(frozen=True)
class Action:
    """A button of the action box."""

    label: str
    url: str
    primary: bool = False
    grave: bool = False
    post: bool = False


@dataclass(frozen=True)
class RefusedAction:
    """An act that cannot be done now, and its reason."""

    label: str
    reason: str


def actions_on(weapon_id: int, permitted: Permitted) -> list[Action]:
    """Buttons of the acts allowed, the likeliest first and alone in the primary colour."""
    urls = {name: address(f"weapon_act.{name}", weapon_id=weapon_id) for name in permitted.allowed}
    names = [name for name, url in urls.items() if url]
    return [Action(worded(LABELS[name]), urls[name] or "", name == names[0] and name not in GRAVE, name in GRAVE)
            for name in names]


def refused_actions(permitted: Permitted) -> list[RefusedAction]:
    """The acts that cannot be done now."""
    return [RefusedAction(worded(LABELS[refusal.operation]), worded(refusal.broken.msgid, **refusal.broken.values))
            for refusal in permitted.refused]


def act_title(operation: str) -> str:
    """The heading of an act's form: `Entregar a un funcionario`."""
    return worded(LABELS[operation])
