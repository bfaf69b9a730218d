"""This installation as the web layer reaches it: settings, signer, issuer."""

from dataclasses import dataclass

from flask import current_app

from config import Settings
from proof.note import VerifyingKey
from proof.signer import socket_path
from proof.signer_client import SignerClient
from proof.signer_refusals import SignerUnavailable
from registry.issuing import Issuer
from registry.log_keys import known_keys


@dataclass(frozen=True)
class Installation:
    """What one running application hangs on."""

    settings: Settings
    signer: SignerClient
    issuer: Issuer

    @property
    def verification_address(self) -> str:
        """Where anybody verifies a document or a label: printed on paper, so it is for ever."""
        return f"{self.settings.base_url}/verify"

    def log_keys(self) -> tuple[VerifyingKey, ...]:
        """Every key the log was signed with, oldest first; the newest may be missing while the signer is silent."""
        keys = known_keys(self.settings.data_dir)
        try:
            return tuple(dict.fromkeys((*keys, self.signer.key())))
        except SignerUnavailable:
            return keys


def signer_of(settings: Settings) -> SignerClient:
    """The client of the installation's signer."""
    return SignerClient(socket_path(settings.data_dir / "signer"))


def installation() -> Installation:
    """The installation of the application that serves this request."""
    settings: Settings = current_app.config["SETTINGS"]
    signer = signer_of(settings)
    issuer = Issuer(current_app.extensions["engine"], signer, settings.data_dir)
    return Installation(settings, signer, issuer)
