"""What the service writes down of a fault: enough to find it, nothing of whom it was about."""

from __future__ import annotations

import json

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from models.database import engine_for, reading
from registry.service_log import configure

SECRET = "caballo correcto 7 grapa"


def fail(password: str) -> int:
    """Fail while handling a secret."""
    return 1 // (len(password) - len(password))


def test_a_fault_is_one_line_that_tells_where_and_not_with_what(caplog: pytest.LogCaptureFixture) -> None:
    configure()
    try:
        fail(SECRET)
    except ZeroDivisionError:
        structlog.get_logger().exception("unforeseen", path="/weapons")
    line = caplog.messages[-1]
    told = json.loads(line)
    assert (told["event"], told["path"], told["level"]) == ("unforeseen", "/weapons", "error")
    assert "in fail" in told["exception"]
    assert SECRET not in caplog.text
    assert "\n" not in line
    assert caplog.text.count("Traceback") == 1


def test_a_statement_that_fails_does_not_tell_its_values(sqlite_url: str) -> None:
    engine = engine_for(sqlite_url)
    with reading(engine) as session, pytest.raises(OperationalError) as failed:
        session.execute(text("SELECT * FROM nothing WHERE name = :name"), {"name": "Yelitza"})
    engine.dispose()
    assert "Yelitza" not in str(failed.value)
