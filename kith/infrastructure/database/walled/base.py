"""Connections on which row-level security holds, whoever the database user is.

An ordinary user is bound by it, even as the owner of the tables (`FORCE ROW LEVEL SECURITY`). A superuser, or one
with BYPASSRLS, would not be: so a connection of theirs steps down to a role that has only rights on rows, before
anything is asked. What looks after the database itself (migrations) steps up for that time.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.postgresql import base

from kith.infrastructure.database import roles


class DatabaseWrapper(base.DatabaseWrapper):
    keeps = False

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._ask(roles.STEP_UP if self.keeps else roles.STEP_DOWN)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Within it, the connection is the database user itself, and no row is hidden."""
        self.keeps = True
        self.ensure_connection()
        self._ask(roles.STEP_UP)
        try:
            yield
        finally:
            self.keeps = False
            if self.connection is not None:
                self._ask(roles.STEP_DOWN)

    def _ask(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)
