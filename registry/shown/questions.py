"""What an act asks before it is recorded, in words, with the answers given so far."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from marking.registry_number import registry_number
from registry.operations.questions import SAME_PERSON, FewerMagazines, Question, ReceivedAfterEnd, Short
from registry.shown.states import capital
from registry.wording import code, day


@dataclass(frozen=True)
class ShownQuestion:
    """A question of the review; `answer` stands beside the box whose value is `key`."""

    key: str
    title: str
    text: str
    answer: str
    is_given: bool
    #: Whether the act was sent without this answer.
    is_missing: bool
    #: Caption of the list of those that this one could be taken for; None when it is about none.
    alike: str | None = None


def shown_questions(questions: Iterable[Question], answers: Iterable[str], *, is_sent: bool) -> list[ShownQuestion]:
    """The questions in order."""
    given = set(answers)
    return [_shown(question, question.key in given, is_sent) for question in questions]


def _short(one: Short) -> str:
    return ngettext("%(serial)s: salió con %(left)s, falta %(num)s.", "%(serial)s: salió con %(left)s, faltan %(num)s.",
                    one.missing, serial=one.serial or registry_number(one.weapon), left=one.left_with)


def _after_end(question: ReceivedAfterEnd) -> str:
    return " ".join((
        ngettext("Consta que recibió %(num)s arma después: el %(day)s.",
                 "Consta que recibió %(num)s armas después: la última, el %(day)s.", len(question.others),
                 day=day(question.last)),
        ngettext("Es %(num)s día después de la fecha que usted escribió.",
                 "Son %(num)s días después de la fecha que usted escribió.", question.days),
        _("Si la fecha es esa, la cadena de custodia dirá la contradicción.")))


def _shown(question: Question, is_given: bool, is_sent: bool) -> ShownQuestion:
    is_missing = is_sent and not is_given
    if isinstance(question, FewerMagazines):
        return ShownQuestion(question.key, _("Verifique: faltan cargadores"), " ".join(map(_short, question.short)),
                             _("Es así: los conté"), is_given, is_missing)
    if isinstance(question, ReceivedAfterEnd):
        return ShownQuestion(question.key, _("Verifique: recibió armas después de esa fecha"), _after_end(question),
                             _("Es así: comprobé la fecha"), is_given, is_missing)
    if not question.others:
        return ShownQuestion(question.key, _("Verifique: es poco común"), capital(code("doubt", question.doubt)) + ".",
                             _("Es así: lo comprobé"), is_given, is_missing)
    if question.doubt == SAME_PERSON:
        return ShownQuestion(
            question.key, ngettext("%(num)s persona parecida", "%(num)s personas parecidas", len(question.others)),
            _("Constan el mismo nombre y la misma fecha de nacimiento, o las mismas cifras en la cédula. Compare antes "
              "de seguir: una persona tiene una sola ficha."),
            _("Es otra persona: comparé los datos"), is_given, is_missing, alike=_("Personas parecidas"))
    title = ngettext("%(num)s coincidencia aproximada", "%(num)s coincidencias aproximadas", len(question.others))
    text = _("Ya hay armas con un serial igual o parecido. Compárelas antes de seguir.")
    return ShownQuestion(question.key, title, text, _("Es otra arma: las comparé"), is_given, is_missing,
                         alike=_("Armas parecidas"))
