"""How a document is checked without the registry: the files to take along and the command, ready to copy."""

from dataclasses import dataclass
from shlex import quote

from flask import Response, url_for

from registry.installation import installation
from registry.log_keys import key_under
from registry.offline_program import NAME
from registry.queries.documents import Proof

#: A folder of its own for what the program needs beside Python: systems forbid adding it to their own.
ENVIRONMENT = """\
python3 -m venv comprobador
comprobador/bin/python -m pip install cryptography rfc8785
"""


@dataclass(frozen=True)
class OfflineCheck:
    """Where the proof and the program are, under which names they are saved, and the commands in order.

    `commands` is None while nobody can say which key signed the checkpoint.
    """

    number: str
    proof: str
    proof_url: str
    program: str
    program_url: str
    commands: str | None

    @property
    def document(self) -> str:
        """Name of the document's own file."""
        return f"{self.number}.pdf"


def offline_check(number: str, proof: Proof, proof_url: str) -> OfflineCheck:
    """How to check the document `number` with its proof."""
    key = key_under(proof.note, installation().log_keys())
    commands = (f"{ENVIRONMENT}comprobador/bin/python {NAME} {number}.pdf {number}.proof --key {quote(key.to_text())}"
                if key else None)
    return OfflineCheck(number, f"{number}.proof", proof_url, NAME, url_for("verify.offline_program"), commands)


def proof_file(number: str, proof: Proof) -> Response:
    """The proof, to save beside the document."""
    answer = Response(proof.text, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{number}.proof"'
    return answer
