"""The matrix in words: one table for each kind of thing, one row for each permission, the roles by how far."""

from collections.abc import Mapping

from flask_babel import gettext as _

from models.vocabulary import N_
from registry.language import worded
from registry.permissions import ALL, BRANCH, MATRIX, UNIT, Role
from registry.shown.states import capital
from registry.wording import code

#: First half of a permission → heading of its table.
THINGS = {
    "weapon": N_("Armas"), "label": N_("Etiquetas"), "document": N_("Documentos"), "party": N_("Personas"),
    "organisation": N_("Organismos"), "user": N_("Cuentas"), "catalogue": N_("Catálogo"),
    "legal_parameter": N_("Parámetros legales"), "import": N_("Carga de listas"),
    "conflict": N_("Contradicciones y parecidas"),
    "ledger": N_("Libro de asientos"), "permissions": N_("Permisos"), "request": N_("Solicitudes"),
}  # fmt: skip
#: Second half → what it lets somebody do.
VERBS = {
    "read": N_("consultar"), "register": N_("registrar"), "photograph": N_("fotografiar"),
    "mark": N_("asentar marcajes"), "correct": N_("corregir lo propio; solicitar lo demás"),
    "approve_correction": N_("decidir las correcciones que otra persona solicita"),
    "approve_grant": N_("decidir los roles que otra persona solicita"),
    "approve_change": N_("decidir las uniones, disoluciones e intervenciones que otra persona solicita"),
    "make": N_("hacer y retirar las propias"),
    "decide": N_("aprobar y rechazar las de otra persona"), "transfer": N_("transferir la propiedad"),
    "store": N_("guardar en el parque"), "take_back": N_("recibir la devolución"),
    "report": N_("declarar no localizada, extraviada, hurtada o robada"), "find": N_("asentar el hallazgo"),
    "hold": N_("retener por orden fiscal o judicial"), "release": N_("liberar de la retención"),
    "withdraw": N_("dar de baja"), "assign": N_("asignar a una unidad"),
    "suspend": N_("suspender"), "reinstate": N_("levantar la suspensión"), "rename": N_("cambiar el nombre"),
    "move": N_("trasladar"), "merge": N_("unir, traspasar y disolver"),
    "intervene": N_("intervenir y levantar la intervención"), "close_baseline": N_("cerrar la carga inicial"),
    "grant": N_("solicitar y retirar roles"),
    "disable": N_("inhabilitar y habilitar"), "reset": N_("ordenar un nuevo primer inicio"), "set": N_("fijar"),
}  # fmt: skip
#: Where the same verb is another deed.
DEEDS = {
    "label:issue": N_("emitir e imprimir"), "document:issue": N_("emitir"), "document:reprint": N_("reimprimir"),
    "weapon:export": N_("llevarse la lista como archivo"),
    "document:read": N_("consultar y descargar"), "weapon:issue": N_("entregar a funcionario"),
    "catalogue:register": N_("agregar palabras y sinónimos"), "user:register": N_("crear"),
    "catalogue:decide": N_("unir, cambiar de nombre y retirar palabras"),
    "conflict:decide": N_("decidir, o solicitar que se decida"),
    "conflict:approve": N_("decidir solo, y lo que otra persona solicita"),
    "import:run": N_("cargar una lista"), "import:approve": N_("decidir las cargas grandes de otra persona"),
    "party:read": N_("buscar por el nombre y consultar"), "party:identify": N_("reconocer por el documento exacto"),
    "party:record_death": N_("asentar el fallecimiento o la disolución"),
    "party:merge": N_("solicitar la unión y la separación de fichas"),
    "party:correct": N_("solicitar la corrección de la identidad"),
}
REACHES = {UNIT: N_("su unidad"), BRANCH: N_("su rama"), ALL: N_("todo el registro")}


def permission_heads() -> list[str]:
    """The column heads: what is done, and by which roles how far."""
    return [_("Acción"), _("Quién, y hasta dónde")]


def permission_rows() -> list[tuple[str, list[list[str]]]]:
    """For each kind of thing, its heading and its rows: a column for each role would not fit a telephone."""
    groups: dict[str, list[list[str]]] = {}
    for permission, by_role in MATRIX.items():
        thing, _colon, verb = permission.partition(":")
        deed = DEEDS.get(permission) or VERBS[verb]
        groups.setdefault(thing, []).append([capital(worded(deed)), _reaches(by_role)])
    return [(worded(THINGS[thing]), rows) for thing, rows in groups.items()]


def _reaches(by_role: Mapping[Role, str]) -> str:
    """«Su rama: operador/a de registro, aprobador/a; todo el registro: auditor/a»."""
    told = ((worded(words), [code("role", role.value) for role in Role if by_role.get(role) == reach])
            for reach, words in REACHES.items())
    return capital("; ".join(f"{words}: {', '.join(roles)}" for words, roles in told if roles))
