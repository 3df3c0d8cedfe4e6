"""Django's `flush`, by the database user itself; tests use it."""

from typing import Any

from django.core.management.commands import flush

from kith.infrastructure.database.private import keeping


class Command(flush.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with keeping():
            super().handle(*args, **options)
