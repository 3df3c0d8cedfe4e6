"""What was made once is put back in one statement: rows as JSON, written by the database itself; and thrown away again."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

OWN = (
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "procrastinate_",
)  # the database's own, and what is done by then
STAY = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 8 > 0"  # on DELETE
Rows = dict[str, str]


def all_rows() -> Rows:
    """Every row there is, by table."""
    with connection.cursor() as cursor:
        _ask_each(cursor, "SELECT {}, json_agg(kept)::text FROM {} kept")
        return {name: rows for name, rows in cursor.fetchall() if rows}


def throw_away() -> None:
    """Every row there is, also of what is never removed otherwise. Most tables have none."""
    with connection.cursor() as cursor:
        cursor.execute(STAY)
        stay = [name for (name,) in cursor.fetchall()]
        _of_each(cursor, "ALTER TABLE {} DISABLE TRIGGER USER", stay)
        with transaction.atomic():
            _ask_each(cursor, "SELECT {} WHERE EXISTS (SELECT FROM {})")
            _of_each(cursor, "DELETE FROM {}", [name for (name,) in cursor.fetchall()])
        _of_each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", stay)


def _of_each(cursor: CursorWrapper, asked: str, names: Iterable[str]) -> None:
    statements = (sql.SQL(asked).format(sql.Identifier(name)) for name in names)
    cursor.execute(sql.SQL(";").join(statements).as_string(connection.connection))


def _ask_each(cursor: CursorWrapper, asked: str) -> None:
    """Ask the same of each table, with its name, in one statement."""
    names = [name for name in connection.introspection.table_names(cursor) if not name.startswith(OWN)]
    each = (sql.SQL(asked).format(name, sql.Identifier(name)) for name in names)
    cursor.execute(sql.SQL(" UNION ALL ").join(each).as_string(connection.connection))


def new_rows(before: Rows) -> Rows | None:
    """The rows of tables that were empty before; None if others changed too, which cannot be put back so easily."""
    after = all_rows()
    if any(after.get(name) != rows for name, rows in before.items()):
        return None
    return {name: rows for name, rows in after.items() if name not in before}


def put_back(rows: Rows) -> None:
    """Write rows that were kept, with their keys: sequences never go back, so nobody else has these."""
    put = sql.SQL("INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, {rows})")
    statements = (put.format(table=sql.Identifier(name), rows=each) for name, each in rows.items())
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(";").join(statements).as_string(connection.connection))
