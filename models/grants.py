"""What the application's role may do on PostgreSQL: append to the ledger, never change it."""

from models.base import TableClass, table_class_of
from models.database import APPLICATION_ROLE

#: Rights by class of table; the ledger's is the narrowest.
RIGHTS = {
    TableClass.LEDGER: "SELECT, INSERT",
    TableClass.PROJECTION: "SELECT, INSERT, UPDATE, DELETE",
    TableClass.PERSONAL: "SELECT, INSERT, UPDATE, DELETE",
    TableClass.OPERATIONAL: "SELECT, INSERT, UPDATE, DELETE",
    TableClass.DERIVED: "SELECT, INSERT, UPDATE",
}


def statements(tables: list[str]) -> list[str]:
    """The statements that make the role and grant it its rights on `tables`."""
    role = f'"{APPLICATION_ROLE}"'
    return [
        f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        f"GRANT {role} TO CURRENT_USER",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
        *(f'GRANT {RIGHTS[table_class_of(table)]} ON "{table}" TO {role}' for table in tables),
    ]
