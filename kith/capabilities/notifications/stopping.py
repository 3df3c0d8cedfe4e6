"""Stopping mails with one click, without signing in. The link is signed, and is good for stopping alone."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from kith.capabilities.notifications import actions
from kith.capabilities.notifications.models import Letter
from kith.capabilities.notifications.models.wish import How
from kith.foundation.activity.audiences import Audience
from kith.foundation.people.models import Person

SALT = "notifications.stop"


@dataclass(frozen=True)
class Stop:
    """What one click on the link of a letter stops: digests, or what the letter told of at once."""

    person: Person
    audiences: tuple[Audience, ...]
    how: How

    def do(self) -> None:
        """Mail no more of this to its person; in the inbox it goes on."""
        actions.stop_mails(self.audiences, by=self.person)


def stop_address(letter: Letter) -> str:
    token = signing.dumps(letter.key, salt=SALT)
    return settings.SITE_URL + reverse("notifications:stop", args=[token])


def stop_by(token: str) -> Stop | None:
    """What a link stops; None if we did not make it."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    letter = Letter.objects.select_related("person").filter(key=key).first()
    if letter is None:
        return None
    codes = sorted(set(letter.notices.values_list("audience", flat=True)))
    return Stop(
        letter.person,
        tuple(Audience.known[code] for code in codes if code in Audience.known),
        How(letter.sort),
    )
