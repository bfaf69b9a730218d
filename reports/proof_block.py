"""How a reader checks the paper: three steps, what it shows and what it does not, and the code to scan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from marking.qr import QUIET_MODULES, Matrix, matrix
from reports import type as face
from reports.facts import ProofBlock
from reports.flow import Section
from reports.heading import SectionHeading
from reports.paper import LEFT
from reports.pen import Pen
from reports.qr_drawing import draw_qr
from reports.text import Line, plain, sentence, strong, wrapped
from reports.words import Words, instant, one_or_many

MODULE = 0.5
VERSION = 7
QR_SIDE = 45 * MODULE
"""Black side of a document code in mm: version 7 holds the 120 characters at level Q."""
QUIET = QUIET_MODULES * MODULE


def proof_section(
    place: int, proof: ProofBlock, serial_section: int, notices: tuple[str, ...], wide: float, t: Words
) -> Section:
    """Section number `place`, kept on one page with the signatures that follow."""
    heading = SectionHeading(place, t("Cómo comprobar este documento"), wide, t)
    return Section(heading, [Proof(proof, serial_section, notices, wide, t)], holds_next=True)


def proof_steps(proof: ProofBlock, serial_section: int, t: Words) -> tuple[str, str, str]:
    """The three things a clerk can do to check; `serial_section` is where the paper prints the serial."""
    scan = t(
        "En %(address)s, lea el código QR o envíe su foto: debe responder «Documento auténtico». Si responde otra cosa,"
        " no lo use. Escribir el código no basta.",
        address=strong(proof.address),
    )
    compare = t(
        "Compare el serial del arma con el de la sección %(section)s, letra por letra."
        " El papel no prueba nada sobre un arma con otro serial.",
        section=serial_section,
    )
    offline = t("Sin confiar en el registro: envíe allí el archivo PDF y reciba cómo comprobarlo sin conexión.")
    return scan, compare, f"{offline} {checkpoint_sentence(proof, t)}"


def where_sentence(proof: ProofBlock, t: Words) -> str:
    """Where the code is checked, on a paper that has no room for the three steps."""
    return t("Compruebe el código en %(address)s: debe responder «Documento auténtico».", address=strong(proof.address))


def checkpoint_sentence(proof: ProofBlock, t: Words) -> str:
    """What has been signed about the entries, and by whom else; never more than that."""
    if proof.checkpoint_size is None or proof.checkpoint_at is None:
        return t("Ningún punto de control firmado cubre todavía este documento.")
    signed = t(
        "Punto de control firmado %(size)s, del %(moment)s,",
        size=strong(str(proof.checkpoint_size)),
        moment=strong(instant(proof.checkpoint_at, t)),
    )
    return f"{signed} {_cosigned(proof.cosigners, t)}"


def _cosigned(cosigners: int, t: Words) -> str:
    if cosigners == 0:
        return t("aún sin cofirma externa.")
    return one_or_many(
        cosigners, t("con 1 cofirmante externo."), t("con %(count)s cofirmantes externos.", count=cosigners)
    )


def shown(proof: ProofBlock, t: Words) -> tuple[str, str]:
    """What the paper demonstrates and what it does not."""
    limits = t("que lo anotado fuera cierto al anotarse, ni dónde está el arma después del corte.")
    if proof.checkpoint_size is None:
        return t("que el registro emitió este documento con los asientos citados."), limits
    if proof.cosigners == 0:
        claim = t(
            "que los asientos citados existían antes del punto de control. Que el registro no los cambie después"
            " solo lo demuestra una cofirma externa."
        )
        return claim, limits
    return t("que los asientos citados existían antes del punto de control y no han cambiado desde entonces."), limits


def legal_notes(proof: ProofBlock, t: Words) -> str:
    """What the signature is not, and which time the hours are in: said once in a document."""
    accredited = () if proof.is_accredited else (t("Firma electrónica sin certificado acreditado."),)
    return " ".join((*accredited, t("Horas: hora legal de Venezuela.")))


@dataclass(frozen=True)
class Proof:
    """The block; `notices` are bold closing sentences of the document."""

    proof: ProofBlock
    serial_section: int
    notices: tuple[str, ...]
    wide: float
    t: Words

    @property
    def _room(self) -> float:
        return self.wide - QR_SIDE - 2 * QUIET - 6

    @cached_property
    def _steps(self) -> list[list[Line]]:
        steps = proof_steps(self.proof, self.serial_section, self.t)
        return [wrapped(sentence(step, face.RUNNING), self._room - 5) for step in steps]

    @cached_property
    def _shown(self) -> list[list[Line]]:
        return [wrapped(plain(words, face.RUNNING), self._half) for words in shown(self.proof, self.t)]

    @property
    def _half(self) -> float:
        return (self.wide - 8) / 2

    @cached_property
    def _closing(self) -> list[Line]:
        legal = legal_notes(self.proof, self.t)
        notices = [plain(words, face.RUNNING_BOLD) for words in self.notices]
        return [part for line in [plain(legal, face.ROLE), *notices] for part in wrapped(line, self.wide)]

    @property
    def _steps_height(self) -> float:
        words = sum(len(step) * face.RUNNING.leading + 1.0 for step in self._steps) + 1.0
        return max(words, QR_SIDE + QUIET + 2.4)

    @property
    def height(self) -> float:
        """Height in mm."""
        shown_lines = max(map(len, self._shown))
        return self._steps_height + 5.0 + (shown_lines + len(self._closing)) * face.RUNNING.leading + 0.6

    def draw(self, pen: Pen, top: float) -> None:
        """Draws steps, code, both claims and the closing sentences."""
        y = self._draw_steps(pen, top)
        draw_code(pen, LEFT + self.wide - QR_SIDE - QUIET, top + QUIET - 1.5, self.proof)
        y = self._draw_shown(pen, max(y, top + self._steps_height))
        for line in self._closing:
            y += face.RUNNING.leading
            pen.line_of_text(LEFT, y, line)

    def _draw_steps(self, pen: Pen, top: float) -> float:
        y = top
        for place, step in enumerate(self._steps, start=1):
            pen.text(LEFT, y + 3.0, f"{place}.", face.RUNNING_BOLD)
            for line in step:
                pen.line_of_text(LEFT + 5, y + 3.0, line)
                y += face.RUNNING.leading
            y += 1.0
        return y

    def _draw_shown(self, pen: Pen, top: float) -> float:
        for place, (head, lines) in enumerate(zip(self._heads, self._shown, strict=True)):
            x = LEFT + place * (self._half + 8)
            pen.text(x, top + 3.2, head, face.RUNNING_BOLD)
            for row, line in enumerate(lines, start=1):
                pen.line_of_text(x, top + 3.2 + row * face.RUNNING.leading, line)
        return top + 4.4 + max(map(len, self._shown)) * face.RUNNING.leading

    @property
    def _heads(self) -> tuple[str, str]:
        return self.t("Demuestra"), self.t("No demuestra")


def draw_code(pen: Pen, x: float, y: float, proof: ProofBlock) -> None:
    """The document code with its top left corner at (x, y), and the short code below it."""
    draw_qr(pen, x, y, _symbol(proof.token), MODULE)
    pen.centred(x + QR_SIDE / 2, y + QR_SIDE + QUIET + 1.6, proof.human_code, face.RUNNING_BOLD)


def _symbol(token: str) -> Matrix:
    return matrix(token, "Q", VERSION)
