"""Django's `createcachetable`, by the database user itself."""

from typing import Any

from django.core.management.commands import createcachetable

from kith.infrastructure.database.private import keeping


class Command(createcachetable.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with keeping():
            super().handle(*args, **options)
