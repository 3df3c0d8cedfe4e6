"""Where a course is written: its steps in order, what it says of itself, publishing and withdrawing it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.retiring import bring_back, retire
from kith.capabilities.versions.forms.publishing import RetiringForm
from kith.domains.courses.actions import writing as verbs
from kith.domains.courses.forms.describing import CourseForm, DescribingForm
from kith.domains.courses.lengths import together
from kith.domains.courses.models import Step
from kith.domains.courses.queries import (
    reach_draft,
    reach_published,
    reach_written,
    seen_beside,
    steps_told,
)
from kith.domains.courses.readiness import missing
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.queries import hints_in

AROUND = ("title", "content_note", "language", "visibility")


@requires("course.write", of=reach_written)
@require_safe
def writing(request: SignedRequest, item: Item) -> HttpResponse:
    return _page(request, item)


def _page(request: SignedRequest, item: Item, *, status: int = 200) -> HttpResponse:
    steps = list(steps_told(item.course))
    context = {
        "item": item, "course": item.course, "steps": steps, "length": together(steps), "sorts": Step.Sort.choices,
        "missing": missing(steps), "is_draft": item.state == Item.State.DRAFT,
    }  # fmt: skip
    return render(request, "courses/writing.html", context, status=status)


@requires("course.write", of=reach_written)
def description(request: SignedRequest, item: Item) -> HttpResponse:
    """What a course says of itself; of a draft also its title, its audience and what else stands around it."""
    form = _form(request, item)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        told = {name: words.pop(name) for name in ("outcome", "for_whom")}
        if isinstance(form, CourseForm):
            words.pop("send_key")
            verbs.revise_draft(item, by=item.space.own_place(request.person), **words)
        verbs.describe(item, by=request.person, **told)
        return redirect("courses:writing", item.pk)
    context = {"item": item, "form": form, "is_draft": item.state == Item.State.DRAFT}
    return render(request, "courses/description.html", context, status=422 if form.errors else 200)


def _form(request: SignedRequest, item: Item) -> DescribingForm:
    posted = request.POST if request.method == "POST" else None
    look: dict[str, Any] = {"writer": request.person, "hints": hints_in(item.space)}
    own = {"outcome": item.course.outcome, "for_whom": item.course.for_whom}
    if item.state == Item.State.DRAFT:
        return CourseForm(posted, initial=own | _around(item), space=item.space, **look)
    return DescribingForm(posted, initial=own, **look)


def _around(item: Item) -> dict[str, str]:
    tags = ", ".join(item.tags.order_by("words").values_list("words", flat=True))
    return {name: getattr(item, name) for name in AROUND} | {"tags": tags}


@requires("course.write", of=reach_draft)
@require_POST
def publication(request: SignedRequest, item: Item) -> HttpResponse:
    if missing(list(steps_told(item.course))):
        return _page(request, item, status=422)
    verbs.publish(item, by=item.space.own_place(request.person))
    return redirect(item)


@requires("course.write", of=reach_draft)
def throwing_away(request: SignedRequest, item: Item) -> HttpResponse:
    if request.method == "POST":
        verbs.throw_away(item, by=request.person)
        return redirect("courses:mine")
    return render(request, "courses/throwing_away.html", {"item": item})


@requires("course.write", of=reach_written)
def retirement(request: SignedRequest, item: Item) -> HttpResponse:
    """Withdraws what others have seen; its page stays, and says why."""
    if item.state not in Item.READABLE:
        return redirect("courses:writing", item.pk)
    look = {"writer": request.person, "hints": hints_in(item.space)}
    form = RetiringForm(request.POST or None, among=seen_beside(item, reader=request.person), **look)
    if request.method == "POST" and form.is_valid():
        retire(item, **form.cleaned_data, by=item.space.own_place(request.person))
        return redirect(item)
    context = {"item": item, "form": form}
    return render(request, "versions/retirement.html", context, status=422 if form.errors else 200)


@requires("course.write", of=reach_published)
@require_POST
def bringing_back(request: SignedRequest, item: Item) -> HttpResponse:
    bring_back(item, by=request.person)
    return redirect(item)
