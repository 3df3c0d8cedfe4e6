"""Announcing, correcting, and taking back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.doors.steward.announcement_forms import AnnouncementForm
from kith.foundation.announcements.actions import announce, correct, take_back
from kith.foundation.announcements.models import Announcement
from kith.foundation.announcements.queries import in_language, reach_any_announcement, with_words
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.paging import page_of

SHOWN = 20


@requires("steward.announce", of=reach_desk)
@never_cache
@require_safe
def announcements(request: SignedRequest, _desk: Person) -> HttpResponse:
    page = page_of(with_words(Announcement.objects.order_by("-begins", "-pk")), request, size=SHOWN)
    rows = [(each, in_language(each.said)) for each in page.rows]
    return render(request, "steward/announcements.html", {"page": page, "rows": rows})


@requires("steward.announce", of=reach_desk)
@never_cache
def new(request: SignedRequest, _desk: Person) -> HttpResponse:
    form = AnnouncementForm(request.POST if request.method == "POST" else None, by=request.person)
    if request.method == "POST" and form.is_valid():
        announce(by=request.person, **form.details())
        messages.success(request, _("It is announced, from its first day on."))
        return redirect("steward:announcements")
    return render(request, "steward/announcement.html", {"form": form}, status=422 if form.errors else 200)


@requires("steward.announce", of=reach_any_announcement)
@never_cache
def change(request: SignedRequest, found: Announcement) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AnnouncementForm(data, instance=found, by=request.person)
    if request.method == "POST" and form.is_valid():
        correct(found, by=request.person, **form.details())
        messages.success(request, _("It is corrected. Nobody is told again."))
        return redirect("steward:announcements")
    context = {"form": form, "announcement": found}
    return render(request, "steward/announcement.html", context, status=422 if form.errors else 200)


@requires("steward.announce", of=reach_any_announcement)
@require_POST
def withdrawal(request: SignedRequest, found: Announcement) -> HttpResponse:
    take_back(found, by=request.person)
    messages.success(request, _("It is taken back. Nobody sees it any more."))
    return redirect("steward:announcements")
