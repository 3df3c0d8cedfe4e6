"""What holds in a space: guidelines, set-up, permissions, log."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions import opening
from kith.foundation.spaces.forms import GuidelinesForm, SpaceForm
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import current_guidelines, log_of, reach_space
from kith.foundation.spaces.roles import rows


@public
@require_GET
def guidelines(request: Request, slug: str) -> HttpResponse:
    space = reach_space(request.person, slug)
    versions = list(space.guidelines.all())
    context = {"space": space, "versions": versions, "can_write": may(request.person, "space.guidelines", space)}
    return render(request, "spaces/guidelines.html", context)


@requires("space.guidelines", of=reach_space)
def new_guidelines(request: SignedRequest, space: Space) -> HttpResponse:
    now = current_guidelines(space)
    form = GuidelinesForm(request.POST or None, initial={"source": now.source if now else ""})
    if request.method == "POST" and form.is_valid():
        opening.write_guidelines(space, source=form.cleaned_data["source"], by=request.person)
        return redirect("spaces:guidelines", space.slug)
    return render(request, "spaces/new_guidelines.html", {"space": space, "form": form})


@requires("space.change", of=reach_space)
def settings(request: SignedRequest, space: Space) -> HttpResponse:
    form = SpaceForm(request.POST or None, instance=space)
    if request.method == "POST" and form.is_valid():
        opening.change(space, by=request.person, **form.cleaned_data)
        return redirect(space)
    return render(request, "spaces/settings.html", {"space": space, "form": form}, status=422 if form.errors else 200)


@requires("space.archive", of=reach_space)
@require_POST
def archive(request: SignedRequest, space: Space) -> HttpResponse:
    opening.archive(space, by=request.person)
    return redirect(space)


@requires("space.archive", of=reach_space)
@require_POST
def archive_withdrawal(request: SignedRequest, space: Space) -> HttpResponse:
    opening.reopen(space, by=request.person)
    return redirect(space)


@public
@require_GET
def permissions(request: Request, slug: str) -> HttpResponse:
    """What a host, a member and a guest can do here, in words."""
    return render(request, "spaces/permissions.html", {"space": reach_space(request.person, slug), "rows": rows()})


@requires("space.log", of=reach_space)
@require_GET
def log(request: SignedRequest, space: Space) -> HttpResponse:
    asked = request.GET.get("page", "")
    page = max(int(asked), 1) if asked.isdecimal() and len(asked) < 5 else 1
    lines, has_later = log_of(space, page=page)
    return render(request, "spaces/log.html", {"space": space, "lines": lines, "page": page, "has_later": has_later})
