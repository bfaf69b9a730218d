"""Acts in words: their list, and the page of one."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from models.act import Act
from models.document import Document
from models.organisation import Organisation
from models.vocabulary import codes
from models.weapon import Weapon
from registry.papers.kinds import OF_ACT
from registry.permissions import MATRIX
from registry.queries.act_list import ActList
from registry.queries.acts import ActFile
from registry.queries.entries import Told
from registry.sentences import sentence_of
from registry.shown.acts import Action
from registry.shown.history import paper_words
from registry.shown.links import address, thing_address
from registry.shown.notes import notes_of
from registry.shown.states import capital, linked
from registry.shown.weapon import Row
from registry.shown.weapon_line import weapon_line
from registry.wording import code, grouped, moment


def shown_acts(found: ActList, names: dict[str, str], operation: str) -> dict[str, Any]:
    """The template's context for a page of the list."""
    kept: dict[str, Any] = {"operation": operation} if operation else {}
    return {
        "heads": [_("Acto"), _("Número"), (_("Hechos"), "num"), _("Hecho el"), _("Asentado el"), _("Quien actuó"),
                  _("Oficina")],
        "rows": [act_row(act, names) for act in found.acts], "operation": operation,
        "operations": [(name, code("operation", name)) for name in codes("operation")],
        "next": url_for("act.listing", **kept, before=found.before) if found.before else None,
    }


def act_row(act: Act, names: dict[str, str]) -> Row:
    """An act in one line."""
    return Row((linked(url_for("act.page", act_id=act.id), capital(code("operation", act.operation))), act.id,
                grouped(act.count), moment(act.claimed_at), moment(act.recorded_at), actor_of(act, names),
                names.get(f"organisation:{act.organisation_id}", _("el sistema"))))


def actor_of(act: Act, names: dict[str, str]) -> str:
    """Who acted; the system itself while the registry was being set up."""
    return names.get(f"user:{act.actor_id}") or (_("el sistema") if act.actor_id == 0 else _("identidad suprimida"))


def shown_act_page(file: ActFile, names: dict[str, str], weapons: Mapping[str, Weapon], office: Organisation | None,
                   papers: Iterable[Document]) -> dict[str, Any]:
    """The template's context for one act; `weapons` are those of it within reach, by subject."""
    act = file.act
    title = capital(code("operation", act.operation))
    return {
        "title": title, "crumbs": [(_("Actos"), address("act.listing")), (title, None)],
        "sub": ngettext("Acto %(number)s, %(num)s hecho", "Acto %(number)s, %(num)s hechos", act.count,
                        number=act.id),
        "facts": [(_("Hecho el"), moment(act.claimed_at)), (_("Asentado el"), moment(act.recorded_at)),
                  (_("Quien actuó"), actor_of(act, names)),
                  (_("Oficina"), office.name if office else _("el sistema")),
                  *_paper_to_issue(act), *written(file)],
        "entries": [entry_row(told, names, weapons) for told in file.told],
        "papers": [(paper_words(paper), url) for paper in papers
                   if (url := address("document.page", document_id=paper.id))],
        "actions": act_actions(file),
    }


def written(file: ActFile) -> list[tuple[str, str]]:
    """Reasons, sources and remarks of the act, each once: what was written of a thousand weapons is one text."""
    return list(dict.fromkeys(note for told in file.told for note in notes_of(told.event, file.texts)))


def entry_row(told: Told, names: dict[str, str], weapons: Mapping[str, Weapon]) -> Row:
    """An entry of the act: its number, its thing, its sentence."""
    sentence, subject = sentence_of(told.event, names), told.entry.subject
    label: str = names.get(subject) or subject.partition(":")[2]
    if subject in weapons:
        label = weapon_line(weapons[subject])
    return Row((linked(address("ledger.page", sequence=told.entry.sequence), str(told.entry.sequence)),
                linked(thing_address(subject), label), sentence.html))


def act_actions(file: ActFile) -> list[Action]:
    """The paper the act asks for, and the sheet of the labels it issued."""
    record = record_of(file.act.operation, file.act.id)
    found = [Action(*record, primary=True)] if record else []
    labels = [told.entry.sequence for told in file.told if told.event.kind == "label:issued"]
    if labels and (url := address("label.sheet", first=labels[0], last=labels[-1])):
        found.append(Action(_("Imprimir etiquetas"), url, primary=True))
    return found


def _paper_to_issue(act: Act) -> list[tuple[str, str]]:
    """Who issues the paper of the act, told to whoever may not."""
    words = issuers_words(act.operation)
    return [(_("Papel del acto"), words)] if words else []


def issuers_words(operation: str) -> str | None:
    """Who issues the paper an act asks for; None without one, or for whoever may issue it."""
    if operation not in OF_ACT or address("document.issue", act_id=0):
        return None
    roles = ", ".join(code("role", role) for role in MATRIX["document:issue"])
    return _("%(paper)s: la emite, desde el acto, quien tenga el rol de %(roles)s",
             paper=capital(code("document_kind", OF_ACT[operation][0])), roles=roles)


def record_of(operation: str, act_id: int) -> tuple[str, str] | None:
    """Words and address of where the paper an act asks for is issued; None without one, or for who may not."""
    url = address("document.issue", act_id=act_id) if operation in OF_ACT else None
    return (_("Emitir %(paper)s", paper=code("document_kind", OF_ACT[operation][0])), url) if url else None
