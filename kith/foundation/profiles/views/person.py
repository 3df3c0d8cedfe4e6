"""The page of a person, and the form behind it."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, signed_in
from kith.foundation.profiles.forms import ProfileForm
from kith.foundation.profiles.models import Audience
from kith.foundation.profiles.queries import FILTERS, entries_as_seen_by, entries_of, reach_person

AS = {"everyone": [Audience.EVERYONE], "members": [Audience.EVERYONE, Audience.MEMBERS]}
AS["spaces"] = [*AS["members"], Audience.SPACES]


@public
@require_safe
def person(request: Request, handle: str) -> HttpResponse:
    found = reach_person(request.person, handle)
    is_me = request.person == found
    as_whom = request.GET.get("as", "") if is_me else ""
    entries = (
        entries_as_seen_by(found, AS[as_whom]) if as_whom in AS else entries_of(found, viewer=request.person)
    )
    context = {"someone": found, "entries": entries, "is_me": is_me, "as_whom": as_whom, "views": _views()}
    context |= {"filters": FILTERS, "ways": list(_ways(request.person, found))}
    response = render(request, "profiles/person.html", context)
    if is_me:
        add_never_cache_headers(response)
    return response


def _ways(viewer: Person | None, person: Person) -> Iterator[tuple[str, str]]:
    """What the capabilities above offer on someone's page, each as words and an address."""
    for path in settings.KITH_WAYS_TO_PEOPLE if viewer else ():
        if way := import_string(path)(viewer, person):
            yield way


def _views() -> list[tuple[str, str]]:
    return [
        ("spaces", _("someone in my spaces")),
        ("members", _("a member of this site")),
        ("everyone", _("anyone on the web")),
    ]


@signed_in
@never_cache
def edit(request: SignedRequest) -> HttpResponse:
    me: Person = request.person
    form = ProfileForm(request.POST if request.method == "POST" else None, person=me)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is kept. Below is what you see; look at it as others do."))
        return redirect(me)
    return render(request, "profiles/edit.html", {"form": form}, status=422 if form.errors else 200)
