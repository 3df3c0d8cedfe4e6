"""Gives each request its person, and shows pages in that person's language and time zone."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from kith.foundation.people.device import settle, signed_in_as
from kith.foundation.people.models import Person
from kith.lib.zones import zone


class PersonMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = _person(request)
        was_signed_in_as = signed_in_as(request)
        request.person = person  # type: ignore[attr-defined]
        with (
            translation.override(_language(request, person)),
            timezone.override(zone(person.time_zone if person else settings.TIME_ZONE)),
        ):
            response = self.get_response(request)
            response.headers.setdefault(
                "Content-Language", translation.get_language() or settings.LANGUAGE_CODE
            )
        patch_vary_headers(response, ("Cookie", "Accept-Language"))
        settle(request, response, person=person, was_signed_in_as=was_signed_in_as)
        return response


def _person(request: HttpRequest) -> Person | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = get_user(request)
    return user if isinstance(user, Person) else None


def _language(request: HttpRequest, person: Person | None) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if person is not None:
        return person.in_language()
    if chosen in {code for code, _name in settings.LANGUAGES}:
        return chosen
    return translation.get_language_from_request(request)
