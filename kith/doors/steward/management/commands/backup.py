"""`bin/kith backup [FILE]`"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kith.doors.steward.backup import BackupTrouble, back_up
from kith.infrastructure.database.dump import DumpTrouble


class Command(BaseCommand):
    help = "Write everything (database, files, key) into one archive, and check it by restoring it beside."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", help="where to write it; default: the backups folder"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"] or _next_name()
        if file.exists():
            raise CommandError(f"{file} exists already. Choose another name.")
        try:
            contents = back_up(file.resolve())
        except (BackupTrouble, DumpTrouble, OSError) as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(
            f"{file}: {contents.rows} rows and {contents.files} files, checked by restoring them."
        )
        self.stdout.write(
            "safe.key is not in it, so that nobody who has it reads what people keep for themselves alone. "
            "Keep a copy of that file in another place."
        )


def _next_name() -> Path:
    folder = Path(settings.DATA) / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"kith-{timezone.now():%Y-%m-%d-%H%M%S}.tar.gz"
