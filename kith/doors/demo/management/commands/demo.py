"""`bin/kith demo`: fill an empty installation with the demo community."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kith.doors.demo.content import the_cast
from kith.doors.demo.seed import build
from kith.foundation.people.models import Person


class Command(BaseCommand):
    help = "Fill an empty installation with a community of invented people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there are people already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This installation is not a demo. Set KITH_DEMO=yes if it has no real people.")
        if Person.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There are people here already. The demo fills empty installations only.")
        with transaction.atomic():
            for line in build():
                self.stdout.write(line)
        cast = [{"name": one.name, "words": one.part} for one in the_cast()]
        (settings.DATA / "cast.json").write_text(json.dumps(cast))
