"""What the registry refuses to start with, and what it works out by itself."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config import Settings, UnsafeSetting

KEY = "5f0c7d1e9ab2438866f1d0c4be97a3120f5e"


def real(tmp_path: Path, **changes: str) -> dict[str, str]:
    """The environment of a sound real installation, with the changes under test."""
    data_dir = tmp_path / "datos"
    data_dir.mkdir(mode=0o700, exist_ok=True)
    return {"TRAZARMA_SECRET_KEY": KEY, "TRAZARMA_DATA_DIR": str(data_dir), **changes}


def demo(tmp_path: Path, **changes: str) -> dict[str, str]:
    return {"TRAZARMA_DEMO": "1", "TRAZARMA_DATA_DIR": str(tmp_path / "datos"), **changes}


def test_a_sound_installation_needs_only_a_key(tmp_path: Path) -> None:
    settings = Settings.from_environment(real(tmp_path))
    assert settings == Settings(
        database_url=f"sqlite:///{tmp_path}/datos/trazarma.sqlite3",
        secret_key=KEY,
        data_dir=tmp_path / "datos",
        base_url="http://127.0.0.1:8000",
        origin="127.0.0.1/trazarma",
        demo=False,
        port=8000,
    )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("TRAZARMA_SECRET_KEY", ""),
        ("TRAZARMA_SECRET_KEY", KEY[:31]),
        ("TRAZARMA_SECRET_KEY", "a" * 64),
        ("TRAZARMA_SECRET_KEY", "CHANGEME-0123456789-abcdefghijklmnop"),
        ("TRAZARMA_DATABASE_URL", "sqlite://"),
        ("TRAZARMA_DATABASE_URL", "sqlite:///:memory:"),
        ("TRAZARMA_DATABASE_URL", "postgresql://registro@db.ejemplo/registro"),
        ("TRAZARMA_DATABASE_URL", "postgresql://registro:Postgres@db.ejemplo/registro"),
        ("TRAZARMA_DATABASE_URL", "postgresql://registro:registro@127.0.0.1/registro"),
        ("TRAZARMA_DATABASE_URL", "postgresql://registro@/registro?host=db.ejemplo"),
        ("TRAZARMA_BASE_URL", "http://registro.ejemplo.gob.ve"),
        ("TRAZARMA_BASE_URL", "http://192.168.1.10:8000"),
    ],
)
def test_an_unsafe_value_is_named_and_refused(tmp_path: Path, setting: str, value: str) -> None:
    with pytest.raises(UnsafeSetting, match=f"^{setting}: ") as refusal:
        Settings.from_environment(real(tmp_path, **{setting: value}))
    assert refusal.value.setting == setting


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("TRAZARMA_DATABASE_URL", "mysql://a:b@c/d"),
        ("TRAZARMA_DATABASE_URL", "registro.db"),
        ("TRAZARMA_BASE_URL", "registro.ejemplo.gob.ve"),
        ("TRAZARMA_BASE_URL", "https://"),
        ("TRAZARMA_BASE_URL", "http://[::1"),
        ("TRAZARMA_ORIGIN", "https://registro.ejemplo.gob.ve"),
        ("TRAZARMA_ORIGIN", "registro ejemplo"),
        ("TRAZARMA_ORIGIN", "registro\u00a0ejemplo"),
        ("TRAZARMA_ORIGIN", "registro+1"),
        ("TRAZARMA_DEMO", "true"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "ocho mil"),
    ],
)
def test_a_malformed_value_is_refused_even_in_a_demonstration(
    tmp_path: Path, setting: str, value: str
) -> None:
    with pytest.raises(UnsafeSetting) as refusal:
        Settings.from_environment(demo(tmp_path, **{setting: value}))
    assert refusal.value.setting == setting


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("TRAZARMA_BASE_URL", "https://registro.ejemplo.gob.ve"),
        ("TRAZARMA_BASE_URL", "http://localhost:9000"),
        ("TRAZARMA_BASE_URL", "http://[::1]:9000"),
        ("TRAZARMA_DATABASE_URL", "postgresql://registro:g7-Pw.x2kQ@db.ejemplo/registro"),
        ("TRAZARMA_DATABASE_URL", "postgresql+psycopg://registro@/registro?host=/run/postgresql"),
        ("TRAZARMA_DATABASE_URL", "postgresql:///registro"),
    ],
)
def test_a_safe_value_is_accepted(tmp_path: Path, setting: str, value: str) -> None:
    settings = Settings.from_environment(real(tmp_path, **{setting: value}))
    assert value in (settings.base_url, settings.database_url)


def test_a_data_folder_others_may_enter_is_refused(tmp_path: Path) -> None:
    env = real(tmp_path)
    (tmp_path / "datos").chmod(0o755)
    with pytest.raises(UnsafeSetting, match=r"^TRAZARMA_DATA_DIR: .*chmod o-rwx"):
        Settings.from_environment(env)


def test_a_data_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archivo").touch()
    with pytest.raises(UnsafeSetting, match=r"^TRAZARMA_DATA_DIR: "):
        Settings.from_environment(real(tmp_path, TRAZARMA_DATA_DIR=str(tmp_path / "archivo" / "datos")))


def test_a_new_data_folder_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings.from_environment(real(tmp_path, TRAZARMA_DATA_DIR=str(tmp_path / "nueva")))
    assert stat.S_IMODE(settings.data_dir.stat().st_mode) == 0o700


def test_a_demonstration_makes_a_key_and_keeps_it(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = {s.secret_key for s in pool.map(Settings.from_environment, [demo(tmp_path)] * 32)}
    assert len(keys) == 1
    assert len(keys.pop()) >= 32
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "datos").iterdir()] == [0o600]


def test_the_origin_names_the_host_and_not_the_port(tmp_path: Path) -> None:
    base_url = "https://registro.ejemplo.gob.ve:8443/"
    settings = Settings.from_environment(real(tmp_path, TRAZARMA_BASE_URL=base_url))
    assert settings.base_url == "https://registro.ejemplo.gob.ve:8443"
    assert settings.origin == "registro.ejemplo.gob.ve/trazarma"


def test_the_port_is_in_the_default_address(tmp_path: Path) -> None:
    assert Settings.from_environment(real(tmp_path, PORT="8123")).base_url == "http://127.0.0.1:8123"


def test_a_refusal_does_not_print_the_secret_it_refuses(tmp_path: Path) -> None:
    url = "postgresql://registro:Trazarma@db.ejemplo/registro"
    for setting, value, secret in [
        ("TRAZARMA_SECRET_KEY", KEY[:31], KEY[:31]),
        ("TRAZARMA_DATABASE_URL", url, "Trazarma@"),
    ]:
        with pytest.raises(UnsafeSetting) as refusal:
            Settings.from_environment(real(tmp_path, **{setting: value}))
        assert secret not in str(refusal.value)


def test_settings_shown_in_a_log_keep_their_secrets(tmp_path: Path) -> None:
    assert KEY not in repr(Settings.from_environment(real(tmp_path)))
