"""Every wall can be taken down and put up again: an upgrade that is taken back leaves no table open or shut."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from kith.infrastructure.database.private import Walled, keeping
from tests.walls import sql

pytestmark = pytest.mark.slow

POLICIES = "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies WHERE tablename LIKE %s ORDER BY 1, 2"


def _first_of_each_app() -> dict[str, str]:
    """By app: the migration that builds the first of its walls."""
    first: dict[str, str] = {}
    for migration in sorted(MigrationLoader(None).disk_migrations.values(), key=lambda each: each.name):
        if any(isinstance(operation, Walled) for operation in migration.operations):
            first.setdefault(migration.app_label, migration.name)
    return first


FIRST = _first_of_each_app()


@pytest.mark.parametrize("app", sorted(FIRST))
def test_the_walls_can_be_taken_down_and_put_up_again(db: None, app: str) -> None:
    tables = f"{app}_%"
    standing = sql(POLICIES, tables)
    assert standing
    with keeping():
        executor = MigrationExecutor(connection)
        needed = executor.loader.get_migration(app, FIRST[app]).dependencies
        executor.migrate([(label, name) for label, name in needed if label == app])
        assert sql(POLICIES, tables) == []
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert sql(POLICIES, tables) == standing
