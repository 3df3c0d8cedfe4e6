"""What holds in a space: guidelines, set-up, permissions, and the log of what happened."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions import opening
from kith.foundation.spaces.forms import GuidelinesForm, SpaceForm
from kith.foundation.spaces.log import happened_in, in_words
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import current_guidelines, is_hosted, reach_space
from kith.foundation.spaces.roles import rows
from kith.lib import markdown
from kith.lib.numbers import whole
from kith.lib.paging import page_of

LINES = 40


@public
@require_safe
def guidelines(request: Request, slug: str) -> HttpResponse:
    """Anyone who can see the space can read what holds there, before they join."""
    space = reach_space(request.person, slug)
    asked = request.GET.get("version", "")
    version = whole(asked, digits=7)
    shown = space.guidelines.filter(version=space.guidelines_version if version is None else version).first()
    if shown is None and asked:
        raise Http404
    versions = space.guidelines.defer("source", "html").order_by("-version")
    may_write = may(request.person, "space.guidelines", space)
    context = {"space": space, "shown": shown, "versions": versions, "may_write": may_write}
    return render(request, "spaces/guidelines.html", context)


@requires("space.guidelines", of=reach_space)
def new_guidelines(request: SignedRequest, space: Space) -> HttpResponse:
    now = current_guidelines(space)
    form = GuidelinesForm(request.POST or None, space=space, initial={"source": now.source if now else ""})
    preview, status = None, 200
    if request.method == "POST" and "look" in request.POST:
        preview = markdown.render(request.POST.get("source", "")).html
    elif request.method == "POST" and form.is_valid():
        opening.write_guidelines(space, source=form.cleaned_data["source"], by=request.person)
        messages.success(
            request, _("The new guidelines hold from now on. Everyone here is asked to agree to them.")
        )
        return redirect("spaces:guidelines", space.slug)
    elif form.errors:
        status = 422
    context = {"space": space, "form": form, "preview": preview}
    return render(request, "spaces/new_guidelines.html", context, status=status)


@requires("space.change", of=reach_space)
def settings(request: SignedRequest, space: Space) -> HttpResponse:
    form = SpaceForm(request.POST or None, initial=model_to_dict(space), is_closed=space.is_closed)
    if request.method == "POST" and form.is_valid():
        opening.change(space, by=request.person, **form.cleaned_data)
        messages.success(request, _("The space is changed."))
        return redirect(space)
    return render(
        request, "spaces/settings.html", {"space": space, "form": form}, status=422 if form.errors else 200
    )


@requires("space.archive", of=reach_space)
def archive(request: SignedRequest, space: Space) -> HttpResponse:
    if request.method != "POST":
        return render(request, "spaces/archive.html", {"space": space})
    if not space.is_archived:
        opening.archive(space, by=request.person)
        messages.success(request, _("The space is archived. You can open it again from the same place."))
    return redirect(space)


@requires("space.archive", of=reach_space)
@require_POST
def archive_withdrawal(request: SignedRequest, space: Space) -> HttpResponse:
    if space.is_archived:
        opening.reopen(space, by=request.person)
        messages.success(request, _("The space is open again."))
    return redirect(space)


@public
@require_safe
def permissions(request: Request, slug: str) -> HttpResponse:
    """What a host, a member and a guest can do here, in words."""
    space = reach_space(request.person, slug)
    context = {"space": space, "place": space.place_of(request.person), "rows": rows()}
    return render(request, "spaces/permissions.html", context)


@requires("space.log", of=reach_space)
@require_safe
def log(request: SignedRequest, space: Space) -> HttpResponse:
    events = happened_in(space, for_hosts=is_hosted(space, by=request.person))
    page = page_of(events, request, size=LINES)
    lines = in_words([(event, space.pk) for event in page.rows])
    return render(request, "spaces/log.html", {"space": space, "page": page, "lines": lines})
