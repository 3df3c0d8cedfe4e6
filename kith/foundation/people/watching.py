"""What a person is told about the ways into their account: a list of their own, and mail to each of their addresses."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.crypto import get_random_string, salted_hmac

from kith.foundation.people.device import YEAR, set_quiet_cookie
from kith.foundation.people.models import Happening, Person
from kith.foundation.people.models.happening import HappeningQuerySet
from kith.lib.browsers import in_short
from kith.lib.zones import zone

DEVICE = "device"  # a name by chance for this browser, sent to the pages of accounts alone
WAYS_OF_ADDRESSES = ("from_email", "to_email", "deleted_email")


def note(person: Person, what: str, *, request: HttpRequest, device: str = "") -> Happening:
    """Keep for 90 days, for this person alone, that something happened to a way into their account."""
    agent = request.headers.get("User-Agent", "")
    return Happening.objects.create(person=person, what=what, browser=in_short(agent), device=device)


def note_coming_in(person: Person, *, request: HttpRequest, response: HttpResponse) -> bool:
    """Keep that someone signed in; true if this person had not come in with this browser before."""
    name = request.COOKIES.get(DEVICE) or get_random_string(32)
    device = salted_hmac("kith.browser", f"{person.pk} {name}", algorithm="sha256").hexdigest()
    is_new = not Happening.objects.filter(person=person, device=device).exists()
    what = Happening.What.NEW_BROWSER if is_new else Happening.What.SIGNED_IN
    note(person, what, request=request, device=device)
    set_quiet_cookie(response, DEVICE, name, age=YEAR, path="/account/")
    return is_new


def forget_browsers(person: Person) -> None:
    """Whoever comes in next is told of as new, with whatever browser."""
    Happening.objects.filter(person=person).update(device="")


def lately(person: Person) -> HappeningQuerySet:
    return Happening.objects.lately().filter(person=person)


def addresses_to_warn(person: Person, context: Mapping[str, Any]) -> list[str]:
    """Every address that is shown to be this person's, and those that were until a moment ago."""
    own = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    told = [person.email, *own, *(context.get(way) for way in WAYS_OF_ADDRESSES)]
    return list(dict.fromkeys(address.lower() for address in told if address))


@contextmanager
def in_words_of(person: Person) -> Iterator[None]:
    """In the language and the time of whoever will read it, whoever caused it."""
    with translation.override(person.in_language()), timezone.override(zone(person.time_zone)):
        yield
