"""Rows behind a second wall: PostgreSQL itself shows them only to the person for whom it is asked.

The first wall is the query (`visible_to`). The second is row-level security: inside `with seen_as(person):` the rows
of that person are there, and outside of it none are, so a forgotten filter shows nothing. It holds for every
statement, written by hand or by Django, and for the owner of the tables as well (`FORCE`).

Two things pass: foreign keys, which PostgreSQL checks and follows by itself, and whoever keeps the database, with
`kith.keeping` set: migrations, backups.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from kith.infrastructure.database.walled.base import DatabaseWrapper

ME = "nullif(current_setting('kith.person', true), '')::bigint"
KEEPING = "current_setting('kith.keeping', true) = 'yes' AND current_setting('role') = 'none'"
_TURN = "SELECT current_setting('kith.person', true), set_config('kith.person', %s, true)"


class HasKey(Protocol):
    """A person; who that is, is no matter of the database."""

    pk: Any


@contextmanager
def seen_as(person: HasKey | None) -> Iterator[None]:
    """One transaction in which the private rows of this person are there; of None, no rows.

    Inside another it holds until its own end; an error undoes it together with what was written.
    """
    inside_another = connection.in_atomic_block
    with transaction.atomic():
        before = _turn_to("" if person is None else str(int(person.pk)))
        yield
        if inside_another:
            _turn_to(before)


def _turn_to(key: str) -> str:
    """Set for whom this transaction asks; the answer is for whom it did before."""
    with connection.cursor() as cursor:
        cursor.execute(_TURN, [key])
        return str(cursor.fetchone()[0] or "")


def keeping() -> AbstractContextManager[None]:
    """For looking after the database itself, such as a migration: nothing is hidden. No page and no job uses it."""
    return cast("DatabaseWrapper", connections[DEFAULT_DB_ALIAS]).keeping()


class Walled(Operation):
    """Puts the rows of a model behind the wall. Conditions are SQL in which `{me}` is the key of the person.

    `sees` holds for reading, and for the rest where nothing else is said; None is a thing that nobody does.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        model: str,
        *,
        sees: str,
        adds: str | None = "",
        changes: str | None = "",
        removes: str | None = "",
    ) -> None:
        self.model = model
        self.sees, self.adds, self.changes, self.removes = sees, adds, changes, removes

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Rows are hidden; the model is as it was."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        table = self._table(app_label, to_state)
        for name, rest in self._policies().items():
            schema_editor.execute(f'CREATE POLICY "{table}_{name}" ON "{table}" FOR {rest}')
        schema_editor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        schema_editor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        table = self._table(app_label, from_state)
        schema_editor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
        schema_editor.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')
        for name in self._policies():
            schema_editor.execute(f'DROP POLICY "{table}_{name}" ON "{table}"')

    def describe(self) -> str:
        return f"Put {self.model} behind the wall"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model.lower()}_walled"

    def _table(self, app_label: str, state: ProjectState) -> str:
        return str(state.apps.get_model(app_label, self.model)._meta.db_table)

    def _policies(self) -> dict[str, str]:
        """Name of each policy, and what it says after FOR."""
        given = {
            "sees": ("SELECT", "USING ({0})", self.sees),
            "adds": ("INSERT", "WITH CHECK ({0})", self.adds),
            "changes": ("UPDATE", "USING ({0}) WITH CHECK ({0})", self.changes),
            "removes": ("DELETE", "USING ({0})", self.removes),
        }
        policies = {
            name: f"{verb} {rule.format((condition or self.sees).replace('{me}', ME))}"
            for name, (verb, rule, condition) in given.items()
            if condition is not None
        }
        return policies | {"keeping": f"ALL USING ({KEEPING}) WITH CHECK ({KEEPING})"}


class ReadAnew(Walled):
    """Changes who reads rows that are behind the wall already; `was` held before. Who writes them stays."""

    def __init__(self, model: str, *, sees: str, was: str) -> None:
        super().__init__(model, sees=sees)
        self.was = was

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        self._let_read(self.sees, table=self._table(app_label, to_state), schema_editor=schema_editor)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        self._let_read(self.was, table=self._table(app_label, from_state), schema_editor=schema_editor)

    def describe(self) -> str:
        return f"Change who reads {self.model} behind the wall"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model.lower()}_read_anew"

    @staticmethod
    def _let_read(sees: str, *, table: str, schema_editor: BaseDatabaseSchemaEditor) -> None:
        schema_editor.execute(f'ALTER POLICY "{table}_sees" ON "{table}" USING ({sees.replace("{me}", ME)})')
