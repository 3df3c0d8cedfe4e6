"""The code of the door: whoever is in the room can read it, and say with it that they are there."""

from datetime import timedelta
from importlib import import_module

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.safestring import SafeString, mark_safe

from kith.domains.gatherings.models import Occasion

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another
LENGTH = 6
PICTURES = "segno"  # by its name, when a host opens the door: it takes memory
EARLY, LATE = timedelta(minutes=30), timedelta(minutes=30)


def code_of(occasion: Occasion) -> str:
    """Six letters, the same for as long as the date stands; nobody can work them out who does not see the door."""
    digest = salted_hmac("gatherings.door", str(occasion.pk), algorithm="sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:LENGTH])


def fits(occasion: Occasion, typed: str) -> bool:
    return constant_time_compare(code_of(occasion), typed.strip().upper().replace(" ", ""))


def drawn(address: str) -> SafeString:
    """The address as a picture that a phone can read."""
    made = import_module(PICTURES).make(address, error="m", micro=False)
    picture: str = made.svg_inline(scale=6, border=2, light="white")
    return mark_safe(picture)


def is_open(occasion: Occasion) -> bool:
    """From half an hour before it begins until half an hour after it ends."""
    now = timezone.now()
    is_time = occasion.begins_at - EARLY <= now <= occasion.ends_at + LATE
    return is_time and not occasion.is_cancelled
