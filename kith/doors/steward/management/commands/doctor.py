"""`bin/kith doctor`: ends with 1 when something is wrong, so that a timetable or a watch can ask it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from kith.doors.steward.doctor import complaints


class Command(BaseCommand):
    help = "Say in words what is wrong with this installation."

    def handle(self, *args: Any, **options: Any) -> None:
        is_well = True
        for sentence in complaints():
            self.stdout.write(f"• {sentence}")
            is_well = False
        if not is_well:
            sys.exit(1)
        self.stdout.write("All is well.")
