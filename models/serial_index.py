"""Triggers that keep `serial_key` and its index of fragments right, on both databases; how they are made and filled."""

import string

from sqlalchemy import DDL, Connection
from sqlalchemy.exc import DBAPIError

from marking.serial import LOOK_ALIKES, UNREAD
from models.base import table_class_of
from models.database import APPLICATION_ROLE
from models.grants import RIGHTS
from models.serial_key import COMPONENT, MARK, SLOTS, WEAPON
from models.vocabulary import N_

_OF_WEAPON = "%s.weapon_id, (SELECT w.organisation_id FROM weapon w WHERE w.id = %s.weapon_id)"
#: Table → its column with the normalised number, and expressions on a row `%s` for the id of the key, and for the
#: weapon with the unit that answers for it.
SOURCES = {
    WEAPON: ("serial_normalised", f"%s.id * {SLOTS}", "%s.id, %s.organisation_id"),
    MARK: ("text_normalised", f"%s.id * {SLOTS} + 1", _OF_WEAPON),
    COMPONENT: ("serial_normalised", f"%s.entry * {SLOTS} + 2 + %s.position", _OF_WEAPON),
}
COLUMNS = "id, kind, weapon_id, organisation_id, text, folded, digits, unread_length"
NO_EXTENSION = N_("La búsqueda por fragmentos necesita la extensión pg_trgm de PostgreSQL y no se pudo crear. Instale"
                  " el paquete postgresql-contrib y haga que el dueño de la base tenga permiso CREATE sobre ella, o que"
                  " un administrador ejecute en ella: CREATE EXTENSION pg_trgm;")


class NoFragmentIndex(RuntimeError):
    """PostgreSQL lacks what finds a fragment of a serial, and its administrator has to give it."""


def create(connection: Connection) -> None:
    """Fill the empty `serial_key`, and put up what keeps it right from then on."""
    dialect = connection.dialect.name
    for table in SOURCES:
        connection.exec_driver_sql(_filling(table, dialect))
    for statement in (*_FRAGMENTS, *_sqlite().values()) if dialect == "sqlite" else _postgresql():
        _run(connection, statement)


def rebuild(connection: Connection) -> int:
    """Compute every key again, in the role that owns the tables; how many there are."""
    drop(connection)
    connection.exec_driver_sql("DELETE FROM serial_key")
    create(connection)
    return int(connection.exec_driver_sql("SELECT COUNT(*) FROM serial_key").scalar_one())


def drop(connection: Connection) -> None:
    """Take down what `create` put up; the rows stay."""
    dialect = connection.dialect.name
    if dialect == "sqlite":
        for name in _sqlite():
            _run(connection, f"DROP TRIGGER IF EXISTS {name}")
        _run(connection, "DROP TABLE IF EXISTS serial_fragment")
    else:
        _run(connection, "DROP INDEX IF EXISTS serial_fragment")
        for name in _functions():
            _run(connection, f"DROP FUNCTION IF EXISTS {name}() CASCADE")


def require_extension(connection: Connection) -> None:
    """Have PostgreSQL's trigrams; `NoFragmentIndex`, in words for the administrator, when they cannot be had."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
    except DBAPIError as failure:
        raise NoFragmentIndex(NO_EXTENSION) from failure


def grant(connection: Connection) -> None:
    """Let the application's role read the keys; the triggers write them as the owner."""
    rights = RIGHTS[table_class_of("serial_key")]
    _run(connection, f'GRANT {rights} ON serial_key TO "{APPLICATION_ROLE}"')


def names(dialect: str) -> set[str]:
    """The triggers that must be present on `dialect`."""
    return set(_sqlite() if dialect == "sqlite" else _functions())


def _run(connection: Connection, statement: str) -> None:
    connection.execute(DDL(statement.replace("%", "%%")))


def _values(table: str, row: str, dialect: str) -> str:
    """The columns of the key of a row, as expressions."""
    number, key, weapon = SOURCES[table]
    text = f"{row}.{number}"
    folded = _translated(text, LOOK_ALIKES, dialect)
    digits = _translated(folded, dict.fromkeys(string.ascii_uppercase + UNREAD, ""), dialect)
    unread = f"CASE WHEN {text} LIKE '%{UNREAD}%' THEN LENGTH({text}) END"
    return f"{key.replace('%s', row)}, '{table}', {weapon.replace('%s', row)}, {text}, {folded}, {digits}, {unread}"


def _translated(text: str, changes: dict[str, str], dialect: str) -> str:
    if dialect == "postgresql":
        # What has no partner at its place is left out; so all those come last.
        pairs = sorted(changes.items(), key=lambda pair: not pair[1])
        return f"translate({text}, '{''.join(old for old, _ in pairs)}', '{''.join(new for _, new in pairs)}')"
    for old, new in changes.items():
        text = f"replace({text}, '{old}', '{new}')"
    return text


def _filling(table: str, dialect: str) -> str:
    number = SOURCES[table][0]
    return (f"INSERT INTO serial_key ({COLUMNS}) SELECT {_values(table, table, dialect)} FROM {table}"
            f" WHERE {table}.{number} <> ''").replace("%", "%%" if dialect == "postgresql" else "%")


def _sqlite() -> dict[str, str]:
    triggers = {}
    for table, (number, key, _weapon) in SOURCES.items():
        insert = f"INSERT INTO serial_key ({COLUMNS}) SELECT {_values(table, 'NEW', 'sqlite')}"
        insert += f" WHERE NEW.{number} <> '';"
        delete = f"DELETE FROM serial_key WHERE id = {key.replace('%s', 'OLD')};"
        for act, when, body in (("insert", "INSERT", insert), ("update", f"UPDATE OF {number}", delete + insert),
                                ("delete", "DELETE", delete)):
            name = f"serial_key_of_{table}_{act}"
            triggers[name] = f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {body} END"
    return triggers | _FRAGMENT_TRIGGERS | {"serial_key_moves": f"""
        CREATE TRIGGER serial_key_moves AFTER UPDATE OF organisation_id ON weapon
        WHEN OLD.organisation_id <> NEW.organisation_id BEGIN {_MOVE} END"""}


_MOVE = "UPDATE serial_key SET organisation_id = NEW.organisation_id WHERE weapon_id = NEW.id;"
_ADD = "INSERT INTO serial_fragment (rowid, folded) VALUES (NEW.id, NEW.folded);"
_TAKE = "INSERT INTO serial_fragment (serial_fragment, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);"
_FRAGMENT_TRIGGERS = {
    name: f"CREATE TRIGGER {name} AFTER {when} ON serial_key BEGIN {body} END" for name, when, body in (
        ("serial_fragment_insert", "INSERT", _ADD), ("serial_fragment_delete", "DELETE", _TAKE),
        ("serial_fragment_update", "UPDATE OF folded", _TAKE + _ADD))
}
# Without positions: LIKE and GLOB look at the number itself anyway.
_FRAGMENTS = (
    "CREATE VIRTUAL TABLE serial_fragment USING fts5("
    "folded, content='serial_key', content_rowid='id', tokenize='trigram', detail=none, columnsize=0)",
    "INSERT INTO serial_fragment (serial_fragment) VALUES ('rebuild')",
)


_BEGINNING = """() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN"""


def _functions() -> dict[str, str]:
    """The function of each trigger, under the same name."""
    moves = f"CREATE OR REPLACE FUNCTION serial_key_moves{_BEGINNING} {_MOVE} RETURN NULL; END $$"
    return {"serial_key_moves": moves} | {f"serial_key_of_{table}": f"""
        CREATE OR REPLACE FUNCTION serial_key_of_{table}{_BEGINNING}
          IF TG_OP <> 'INSERT' THEN
            DELETE FROM serial_key WHERE id = {key.replace('%s', 'OLD')};
          END IF;
          IF TG_OP <> 'DELETE' AND NEW.{number} <> '' THEN
            INSERT INTO serial_key ({COLUMNS}) SELECT {_values(table, 'NEW', 'postgresql')};
          END IF;
          RETURN NULL;
        END $$""" for table, (number, key, _weapon) in SOURCES.items()}


def _postgresql() -> list[str]:
    return ["CREATE INDEX serial_fragment ON serial_key USING gin (folded gin_trgm_ops)", *_functions().values(),
            "CREATE TRIGGER serial_key_moves AFTER UPDATE OF organisation_id ON weapon FOR EACH ROW"
            " WHEN (OLD.organisation_id <> NEW.organisation_id) EXECUTE FUNCTION serial_key_moves()",
            *(f"CREATE TRIGGER serial_key_of_{table} AFTER INSERT OR DELETE OR UPDATE OF {number} ON {table}"
              f" FOR EACH ROW EXECUTE FUNCTION serial_key_of_{table}()" for table, (number, *_) in SOURCES.items())]
