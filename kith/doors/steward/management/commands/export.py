"""`bin/kith export SPACE FILE`"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kith.doors.steward.exporting import export_space
from kith.foundation.spaces.models import Space


class Command(BaseCommand):
    help = "Write everything that was said in a space into one zip file, as Markdown and JSON that others can read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("space", help="slug of the space")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        space = Space.objects.filter(slug=options["space"]).first()
        if space is None:
            raise CommandError(f"There is no space called {options['space']}.")
        if options["file"].exists():
            raise CommandError(f"{options['file']} exists already. Choose another name.")
        try:
            count = export_space(space, options["file"])
        except OSError as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"{count} conversations of {space.name} are in {options['file']}.")
