"""What seeded rows say in columns that the seed does not name: the same as rows that the app makes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import NOT_PROVIDED, Field
from psycopg import sql

Column = tuple[str, str, str]


@contextmanager
def usual_values() -> Iterator[None]:
    """As long as it holds, the database itself fills in what a model would."""
    columns = list(_columns())
    _say("ALTER TABLE {} ALTER {} SET DEFAULT {}", columns)
    yield
    with connection.cursor() as cursor:
        # A table with keys that are still to be checked cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _say("ALTER TABLE {} ALTER {} DROP DEFAULT", columns)


def _columns() -> Iterator[Column]:
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            value = _value(field)
            if model._meta.managed and not field.null and value is not None:
                yield model._meta.db_table, str(field.column), value


def _value(field: "Field[object, object]") -> str | None:
    if isinstance(field, ArrayField) and field.default is list:
        return "{}"
    if field.default is not NOT_PROVIDED and isinstance(field.default, str | int):
        return str(field.default)
    return "" if field.empty_strings_allowed and field.default is NOT_PROVIDED and field.blank else None


def _say(statement: str, columns: list[Column]) -> None:
    with connection.cursor() as cursor:
        for table, column, value in columns:
            names = sql.Identifier(table), sql.Identifier(column), sql.Literal(value)
            cursor.execute(sql.SQL(statement).format(*names).as_string(connection.connection))
