"""Django's `migrate`, by the database user itself; afterwards the application's role has its rights."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from kith.infrastructure.database import roles
from kith.infrastructure.database.private import keeping


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with keeping():
            super().handle(*args, **options)
            connection.ensure_connection()
            if not roles.prepare(connection.connection):
                self.stderr.write(roles.REFUSED)
