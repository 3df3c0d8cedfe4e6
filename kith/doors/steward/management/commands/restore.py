"""`bin/kith restore FILE`"""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from kith.doors.steward.backup import BackupTrouble, restore
from kith.foundation.people.models import Person
from kith.infrastructure.database.dump import DumpTrouble
from kith.infrastructure.safes.doctor import SAFES


class Command(BaseCommand):
    help = "Replace everything in this installation by what a backup holds. Stop Kith first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="even though there are people here already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if _is_in_use():
            raise CommandError("Kith is running on this database. Stop it first, then run this again.")
        if _has_people() and not options["replace"]:
            raise CommandError(
                "There are people here. Add --replace if everything here may be replaced by the backup."
            )
        connection.close()
        try:
            contents = restore(options["file"])
        except (BackupTrouble, DumpTrouble, OSError) as trouble:
            raise CommandError(str(trouble)) from trouble
        call_command("migrate", verbosity=0)
        self.stdout.write(f"Restored: {contents.rows} rows and {contents.files} files of {contents.made_at}.")
        for sentence in SAFES.complaints():
            self.stdout.write(sentence)


def _has_people() -> bool:
    return Person._meta.db_table in connection.introspection.table_names() and Person.objects.exists()


def _is_in_use() -> bool:
    """Whether anyone else is connected as Kith is: pages, the worker, or another command."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND usename = current_user AND pid <> pg_backend_pid())"
        )
        return bool(cursor.fetchone()[0])
