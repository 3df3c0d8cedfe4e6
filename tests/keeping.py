"""What was made once is put back in one statement: rows as JSON, written by the database itself."""

from django.db import connection
from psycopg import sql

OWN = (
    "django_migrations",
    "django_content_type",
    "procrastinate_",
)  # the database's own, and what is done by then
Rows = dict[str, str]


def all_rows() -> Rows:
    """Every row there is, by table."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if not name.startswith(OWN)]
        asked = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {}, json_agg(kept)::text FROM {} kept").format(name, sql.Identifier(name))
            for name in tables
        )
        cursor.execute(asked.as_string(connection.connection))
        return {name: rows for name, rows in cursor.fetchall() if rows}


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
