"""The databases the tests are given."""

from sqlalchemy import create_engine, text

from models.database import engine_for
from models.migrate import owner_engine
from models.revision import is_current


def test_an_empty_database_is_new_on_each_engine(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alone (n integer)"))
    engine.dispose()


def test_a_migrated_database_has_the_present_schema_for_owner_and_application(migrated_url: str) -> None:
    for engine in (owner_engine(migrated_url), engine_for(migrated_url)):
        assert is_current(engine)
        engine.dispose()
