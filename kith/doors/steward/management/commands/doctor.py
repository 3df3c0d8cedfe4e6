"""`bin/kith doctor`"""

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
        if is_well:
            self.stdout.write("All is well.")
