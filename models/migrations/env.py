"""Alembic's entry: run the revisions on the URL the program gives, as the owner of the tables."""

from alembic import context

from models.migrate import is_modelled, owner_engine
from models.schema import metadata


def run() -> None:
    """Run the revisions in one transaction."""
    engine = owner_engine(context.config.attributes["url"])
    with engine.execution_options(writing=True).connect() as connection:
        context.configure(connection=connection, target_metadata=metadata, compare_type=True,
                          include_object=is_modelled)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
