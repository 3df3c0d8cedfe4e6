"""What a view knows about its visitor."""

from django.http import HttpRequest

from kith.foundation.people.models import Person


class Request(HttpRequest):
    """A request whose visitor may be unknown."""

    person: Person | None


class SignedRequest(HttpRequest):
    """A request to a view that only people who are signed in reach."""

    person: Person
