"""Triggers that keep the ledger append-only, gapless and one chain per subject, on both databases."""

SQLITE = {
    "ledger_append": """
        CREATE TRIGGER ledger_append BEFORE INSERT ON ledger BEGIN
          SELECT RAISE(ABORT, 'ledger: sequence has a gap')
            WHERE NEW.sequence <> (SELECT COALESCE(MAX(sequence), -1) + 1 FROM ledger);
          SELECT RAISE(ABORT, 'ledger: previous is not the last entry of the subject')
            WHERE NEW.previous <> COALESCE((SELECT sequence FROM ledger WHERE subject = NEW.subject
                                            ORDER BY previous DESC LIMIT 1), -1);
        END""",
    "ledger_no_update": """
        CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN
          SELECT RAISE(ABORT, 'ledger: append-only'); END""",
    "ledger_no_delete": """
        CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN
          SELECT RAISE(ABORT, 'ledger: append-only'); END""",
    # INSERT OR REPLACE deletes without firing the triggers on DELETE.
    "checkpoint_append": """
        CREATE TRIGGER checkpoint_append BEFORE INSERT ON checkpoint BEGIN
          SELECT RAISE(ABORT, 'checkpoint: append-only')
            WHERE EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size);
        END""",
    "checkpoint_no_update": """
        CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN
          SELECT RAISE(ABORT, 'checkpoint: append-only'); END""",
    "checkpoint_no_delete": """
        CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN
          SELECT RAISE(ABORT, 'checkpoint: append-only'); END""",
}

POSTGRESQL_FUNCTIONS = {
    "ledger_check": """
        CREATE OR REPLACE FUNCTION ledger_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.sequence <> (SELECT COALESCE(MAX(sequence), -1) + 1 FROM ledger) THEN
            RAISE EXCEPTION 'ledger: sequence has a gap' USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          IF NEW.previous <> COALESCE((SELECT sequence FROM ledger WHERE subject = NEW.subject
                                       ORDER BY previous DESC LIMIT 1), -1) THEN
            RAISE EXCEPTION 'ledger: previous is not the last entry of the subject'
              USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$""",
    "append_only": """
        CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          RAISE EXCEPTION '%: append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
}

POSTGRESQL = {
    "ledger_append": "CREATE TRIGGER ledger_append BEFORE INSERT ON ledger"
                     " FOR EACH ROW EXECUTE FUNCTION ledger_check()",
    "ledger_no_change": "CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger"
                        " FOR EACH STATEMENT EXECUTE FUNCTION append_only()",
    "checkpoint_no_change": "CREATE TRIGGER checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint"
                            " FOR EACH STATEMENT EXECUTE FUNCTION append_only()",
}


def statements(dialect: str) -> list[str]:
    """The statements that create the triggers on `dialect` (``sqlite`` or ``postgresql``)."""
    if dialect == "sqlite":
        return list(SQLITE.values())
    return [*POSTGRESQL_FUNCTIONS.values(), *POSTGRESQL.values()]


def names(dialect: str) -> set[str]:
    """The triggers that must be present on `dialect`."""
    return set(SQLITE if dialect == "sqlite" else POSTGRESQL)
