"""What the people of a space agreed on: the text of today, the earlier ones, and a new one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.foundation.spaces.forms import GuidelinesForm
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.foundation.spaces.views.belonging import current
from kith.lib import markdown


@public
@require_GET
def guidelines(request: Request, slug: str) -> HttpResponse:
    """Anyone who can see the space can read what holds there, before they join."""
    space = reach_space(request.person, slug)
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isdecimal() and len(asked) < 8 else space.guidelines_version
    shown = space.guidelines.filter(version=version).first()
    if shown is None and asked:
        raise Http404
    versions = space.guidelines.defer("source", "html").order_by("-version")
    context = {"space": space, "place": space.place_of(request.person), "shown": shown, "versions": versions}
    context["may_write"] = may(request.person, "space.guidelines", space)
    return render(request, "spaces/guidelines.html", context)


@requires("space.guidelines", of=reach_space)
def new(request: SignedRequest, space: Space) -> HttpResponse:
    now = current(space)
    form = GuidelinesForm(request.POST or None, space=space, initial={"source": now.source if now else ""})
    preview, status = None, 200
    if request.method == "POST" and "look" in request.POST:
        preview = markdown.render(request.POST.get("source", "")).html
    elif request.method == "POST" and form.is_valid():
        write_guidelines(space, source=form.cleaned_data["source"], by=request.person)
        messages.success(request, _("The new guidelines hold from now on. Everyone here is asked to agree to them."))
        return redirect("spaces:guidelines", space.slug)
    elif form.errors:
        status = 422
    context = {"space": space, "form": form, "preview": preview}
    return render(request, "spaces/guidelines_new.html", context, status=status)
