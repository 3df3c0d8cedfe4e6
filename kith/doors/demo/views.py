"""Enter as one of the cast, with one click, in demo mode only."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.doors.demo.content import Someone, someone, the_cast
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@public
@require_safe
def cast(request: Request) -> HttpResponse:
    _only_in_demo()
    return render(request, "demo/cast.html", {"cast": the_cast()})


@public
@require_POST
def enter(request: Request) -> HttpResponse:
    _only_in_demo()
    chosen: Someone | None = someone(request.POST.get("person", ""))
    person = Person.objects.active().filter(email=chosen.email).first() if chosen else None
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    return redirect("front:home")


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404
