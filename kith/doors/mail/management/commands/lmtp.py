"""`bin/kith lmtp`: the server to which mail servers hand mail in."""

import asyncio
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.doors.mail.lmtp import serve


class Command(BaseCommand):
    help = "Take mail in over LMTP, where KITH_LMTP says, until it is stopped. bin/run starts this by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.LMTP is None:
            raise CommandError("KITH_LMTP is empty, so no mail is taken in.")
        try:
            asyncio.run(serve(settings.LMTP, when_ready=self._say_so))
        except OSError as error:
            raise CommandError(f"KITH_LMTP cannot be used: {error.strerror or error}.") from error

    def _say_so(self) -> None:
        self.stdout.write("Mail can come in.")
        self.stdout.flush()  # whoever started it may read this from a pipe
