"""Settings from the environment, refused outside demo mode when a value would leave the registry unsafe.

The messages are the operator's: Spanish, each naming the variable and what to do about it.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

KEY_LENGTH = 32
KEY_PLACEHOLDERS = ("changeme", "change-me", "cambieme", "cambiame", "secret", "ejemplo", "example")
FACTORY_PASSWORDS = ("", "postgres", "postgresql", "password", "admin", "changeme", "trazarma", "1234")
NEW_KEY = 'Genere una con: python3 -c "import secrets; print(secrets.token_hex(32))"'


class UnsafeSetting(Exception):
    """A setting the registry will not start with. `setting` is the variable, `why` the Spanish sentence."""

    def __init__(self, setting: str, why: str) -> None:
        super().__init__(f"{setting}: {why}")
        self.setting = setting
        self.why = why


@dataclass(frozen=True)
class Settings:
    """What an installation decides.

    The server listens on 127.0.0.1:`port`; people and labels use `base_url` (no final slash). `origin` names
    the ledger in signed checkpoints and must never change once one is signed.
    """

    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    data_dir: Path
    base_url: str
    origin: str
    demo: bool
    port: int

    @classmethod
    def from_environment(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read and check every variable; raises `UnsafeSetting` for the first that cannot be used."""
        demo, port, data_dir = _demo(env), _port(env), _data_dir(env)
        base_url = env.get("TRAZARMA_BASE_URL", "").rstrip("/") or f"http://127.0.0.1:{port}"
        settings = cls(
            database_url=env.get("TRAZARMA_DATABASE_URL") or f"sqlite:///{data_dir / 'trazarma.sqlite3'}",
            secret_key=env.get("TRAZARMA_SECRET_KEY") or (_kept_secret(data_dir) if demo else ""),
            data_dir=data_dir,
            base_url=base_url,
            origin=env.get("TRAZARMA_ORIGIN") or f"{_host(base_url)}/trazarma",
            demo=demo,
            port=port,
        )
        settings.refuse_malformed()
        if not demo:
            settings.refuse_unsafe()
        return settings

    def refuse_malformed(self) -> None:
        """Raise `UnsafeSetting` for what no mode can work with."""
        _refuse_malformed_address(self.base_url)
        _refuse_malformed_origin(self.origin)
        _refuse_malformed_database(self.database_url)

    def refuse_unsafe(self) -> None:
        """Raise `UnsafeSetting` for what only a demonstration may do."""
        _refuse_weak_key(self.secret_key)
        _refuse_open_database(make_url(self.database_url))
        _refuse_open_folder(self.data_dir)
        _refuse_clear_text(self.base_url)


def _demo(env: Mapping[str, str]) -> bool:
    value = env.get("TRAZARMA_DEMO", "")
    if value not in ("", "0", "1"):
        raise UnsafeSetting("TRAZARMA_DEMO", "escriba 1 (demostración) o 0 (instalación real).")
    return value == "1"


def _port(env: Mapping[str, str]) -> int:
    value = env.get("PORT") or "8000"
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise UnsafeSetting("PORT", "no es un puerto; escriba un número entre 1 y 65535.")
    return int(value)


def _data_dir(env: Mapping[str, str]) -> Path:
    """The data folder, made for its owner alone when it does not exist yet."""
    given = env.get("TRAZARMA_DATA_DIR")
    folder = Path(given).expanduser().resolve() if given else Path(__file__).resolve().parent / "var"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        why = f"no se puede crear la carpeta {folder}; indique una donde este usuario pueda escribir."
        raise UnsafeSetting("TRAZARMA_DATA_DIR", why) from None
    return folder


def _kept_secret(data_dir: Path) -> str:
    """Demo mode's own key, made at random once; linking it makes two processes that start together agree."""
    kept, draft = data_dir / "demo-key", data_dir / f"demo-key.{secrets.token_hex(8)}"
    if not kept.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(KEY_LENGTH))
        try:
            kept.hardlink_to(draft)
        except FileExistsError:
            pass  # another process was first: its key is the one both use
        finally:
            draft.unlink()
    return kept.read_text()


def _host(base_url: str) -> str:
    try:
        return urlsplit(base_url).hostname or ""
    except ValueError:
        return ""


def _refuse_malformed_address(base_url: str) -> None:
    if not (base_url.startswith(("http://", "https://")) and _host(base_url)):
        why = "no es una dirección; escríbala completa, como https://registro.ejemplo.gob.ve"
        raise UnsafeSetting("TRAZARMA_BASE_URL", why)


def _refuse_malformed_origin(origin: str) -> None:
    """C2SP tlog-checkpoint and signed-note: schema-less, not empty, no Unicode spaces, no plus sign."""
    if "://" in origin or "+" in origin or origin != "".join(origin.split()):
        why = "no puede llevar «https://», espacios ni «+»; por ejemplo: registro.ejemplo.gob.ve/trazarma"
        raise UnsafeSetting("TRAZARMA_ORIGIN", why)


def _refuse_malformed_database(database_url: str) -> None:
    why = "no es una dirección de base de datos; comienza por sqlite:/// o por postgresql://"
    try:
        backend = make_url(database_url).get_backend_name()
    except ArgumentError:
        raise UnsafeSetting("TRAZARMA_DATABASE_URL", why) from None
    if backend not in ("sqlite", "postgresql"):
        raise UnsafeSetting("TRAZARMA_DATABASE_URL", why)


def _refuse_weak_key(key: str) -> None:
    if not key:
        raise UnsafeSetting("TRAZARMA_SECRET_KEY", f"falta la clave secreta. {NEW_KEY}")
    if len(key) < KEY_LENGTH:
        raise UnsafeSetting("TRAZARMA_SECRET_KEY", f"tiene menos de {KEY_LENGTH} caracteres. {NEW_KEY}")
    if len(set(key)) < 10 or any(word in key.lower() for word in KEY_PLACEHOLDERS):
        raise UnsafeSetting("TRAZARMA_SECRET_KEY", f"es de ejemplo o fácil de adivinar. {NEW_KEY}")


def _refuse_open_database(url: URL) -> None:
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            why = "la base en memoria se pierde al apagar; indique un archivo, como sqlite:////srv/trazarma.sqlite3"
            raise UnsafeSetting("TRAZARMA_DATABASE_URL", why)
    elif not _is_local_socket(url):
        password = str(url.password or "")
        if password.lower() in FACTORY_PASSWORDS or password == url.username:
            why = "la contraseña falta o es la de fábrica; asigne una propia al usuario de la base de datos."
            raise UnsafeSetting("TRAZARMA_DATABASE_URL", why)


def _is_local_socket(url: URL) -> bool:
    """Whether PostgreSQL is reached by a socket of this machine, which knows the caller by itself."""
    hosts = url.normalized_query.get("host", ()) or (url.host or "",)
    return all(host == "" or host.startswith("/") for host in hosts)


def _refuse_open_folder(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK):
        why = f"no se puede escribir en {folder}; dé permiso de escritura a este usuario."
        raise UnsafeSetting("TRAZARMA_DATA_DIR", why)
    if stat.S_IMODE(folder.stat().st_mode) & stat.S_IRWXO:
        why = f"cualquier usuario del equipo puede entrar en {folder}; ejecute: chmod o-rwx '{folder}'"
        raise UnsafeSetting("TRAZARMA_DATA_DIR", why)


def _refuse_clear_text(base_url: str) -> None:
    if not base_url.startswith("https://") and not _is_loopback(_host(base_url)):
        why = "sin https las contraseñas viajan sin cifrar; use una dirección https:// o una de este equipo."
        raise UnsafeSetting("TRAZARMA_BASE_URL", why)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
