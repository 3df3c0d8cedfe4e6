"""The second wall, asked by raw SQL: these are the statements of someone who forgot every filter."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, ProgrammingError, connection

from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def sql(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """What a statement shows, or how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall()) if cursor.description else [(cursor.rowcount,)]


def counts(person: Person | None, *, app: str, tables: Iterable[str]) -> dict[str, int]:
    """How many rows of each table a person sees."""
    with seen_as(person):
        return {table: len(rows(app, table)) for table in tables}


def rows(app: str, table: str) -> list[tuple[Any, ...]]:
    return sql(f'SELECT * FROM "{app}_{table}"')  # noqa: S608


def walled(app: str) -> set[str]:
    """The tables of an app by whose rules the application itself is bound."""
    bound = """SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity
        AND row_security_active(oid) AND relname LIKE %s"""
    return {name.removeprefix(f"{app}_") for (name,) in sql(bound, f"{app}_%")}


def tried(person: Person | None, statement: str, *parameters: Any, keys: str = "") -> int:
    """How many rows a statement of someone touched; a refusal by the wall, or by one of the `keys` that belong to it, touches none."""
    try:
        with seen_as(person):
            return int(sql(statement, *parameters)[0][0])
    except (ProgrammingError, IntegrityError) as refused:
        if "row-level security" in str(refused) or (keys and keys in str(refused)):
            return 0
        raise
