"""Telling that something is not right: one tap leads here, the next one sends."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from kith.capabilities.conversations.queries import reach_post
from kith.capabilities.items.queries import reach_item
from kith.capabilities.messages.queries import reach_message
from kith.capabilities.messages.reports import message_for_report
from kith.capabilities.moderation.actions import reporting
from kith.capabilities.moderation.categories import Category, hours
from kith.capabilities.moderation.desks import desk_for
from kith.capabilities.moderation.forms import ReportForm
from kith.capabilities.moderation.models import Case
from kith.capabilities.moderation.queries import kept_away_member, kept_away_person, shared_places
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import View, requires, signed_in
from kith.foundation.profiles.queries import reach_person
from kith.foundation.spaces.queries import reach_author
from kith.infrastructure.database.private import seen_as

PROMISES = {"usual": hours(Category.OTHER), "soon": hours(Category.DANGER), "categories": Category.choices}


def _post(person: Person | None, pk: int) -> Case:
    post = reach_post(person, pk)
    if not post.item.kind_of.reportable or post.is_trace:
        raise Http404
    return Case(post=post)


def _item(person: Person | None, pk: int) -> Case:
    item = reach_item(person, pk)
    if not item.kind_of.reportable:
        raise Http404
    return Case(item=item)


def _member(person: Person | None, slug: str, pk: int) -> Case:
    return Case(member=kept_away_member(person, slug, pk) or reach_author(person, slug, pk))


def _person(person: Person | None, handle: str) -> Case:
    found = kept_away_person(person, handle) or reach_person(person, handle)
    if found.is_placeholder:
        raise Http404
    return Case(person=found)


@signed_in
@never_cache
def of_message(request: SignedRequest, key: str, number: int) -> HttpResponse:
    """The stewards get a copy of this one message, and see nothing around it."""
    with seen_as(request.person):
        copy = message_for_report(reach_message(request.person, key, number), by=request.person)
    about, form = (
        Case(person=copy.author),
        ReportForm(request.POST or None, asks_whom=False, by=request.person),
    )
    if request.method == "POST" and form.is_valid():
        made = reporting.report(about, evidence=copy.source, by=request.person, **form.cleaned_data)
        return redirect(made)
    context = {"about": about, "form": form, "desk": None, "evidence": copy.source} | PROMISES
    return render(request, "moderation/report.html", context, status=422 if form.errors else 200)


def _telling(of: Callable[..., Case]) -> View:
    @requires("report.make", of=of)
    @never_cache
    def view(request: SignedRequest, about: Case) -> HttpResponse:
        if before := reporting.told_already(about, by=request.person):
            return redirect(before)
        desk = desk_for(about, only_stewards=False, reporter=request.person)
        form = ReportForm(request.POST or None, by=request.person, asks_whom=desk is not None)
        if request.method == "POST" and form.is_valid():
            return redirect(reporting.report(about, by=request.person, **form.cleaned_data))
        context: dict[str, Any] = {"about": about, "form": form, "desk": desk} | PROMISES
        context["shared"] = shared_places(about, request.person)
        return render(request, "moderation/report.html", context, status=422 if form.errors else 200)

    return view


of_post, of_item, of_member, of_person = (_telling(of) for of in (_post, _item, _member, _person))
