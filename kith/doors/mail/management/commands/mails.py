"""`bin/kith mails`: mails that did not come in, and why. It shows no word of them and nobody's address."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kith.doors.mail.aside import again, kept_aside
from kith.doors.mail.failures import Failure

SHOWN = 50


class Command(BaseCommand):
    help = "Say which mails of the last two weeks did not come in, and why."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="handle those once more that could not be read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            self._again()
            return
        aside = kept_aside()
        for mail in aside[:SHOWN]:
            failure = Failure.known.get(mail.reason)
            trouble = f" ({mail.details['trouble']})" if "trouble" in mail.details else ""
            self.stdout.write(
                f"{mail.pk} · {mail.came_at:%Y-%m-%d %H:%M} UTC · {failure.says if failure else ''}{trouble}"
            )
        if not aside:
            self.stdout.write("Every mail of the last two weeks came in.")

    def _again(self) -> None:
        self.stdout.write(f"Handled once more: {again(by=None)}.")
