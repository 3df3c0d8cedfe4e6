"""`bin/kith doctor`"""

from typing import Any

from django.core.management.base import BaseCommand

from kith.doors.steward.doctor import complaints


class Command(BaseCommand):
    help = "Say in words what is wrong with this installation."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(complaints())
        for sentence in found:
            self.stdout.write(f"• {sentence}")
        if not found:
            self.stdout.write("All is well.")
