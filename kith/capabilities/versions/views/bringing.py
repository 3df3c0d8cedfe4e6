"""Beginning with what someone has written already."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kith.capabilities.versions.actions.drafting import bring
from kith.capabilities.versions.bringing import general_of
from kith.capabilities.versions.forms.bringing import BringingForm
from kith.capabilities.versions.views.writing import Beginning, reach_beginning
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires

MOST_NAMED = 5


@requires("version.begin", of=reach_beginning)
def bringing(request: SignedRequest, asked: Beginning) -> HttpResponse:
    """Makes a draft of a file; whoever brought it looks through it step by step."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringingForm(*given, space=asked.space, kind=asked.kind)
    if request.method == "POST" and form.is_valid():
        version = bring(asked.kind, by=asked.space.own_place(request.person), **form.begun())
        _say_what_became_of_it(request, form)
        return redirect("versions:step", version.item_id, asked.kind.steps[0].name)
    context = {"space": asked.space, "kind": asked.kind, "form": form}
    return render(request, "versions/bringing.html", context, status=422 if form.errors else 200)


def _say_what_became_of_it(request: SignedRequest, form: BringingForm) -> None:
    messages.success(request, _("Your words stand where they seem to belong. Please look through each step."))
    if unplaced := form.fitted.unplaced:
        where = {"part": general_of(form.kind).label, "headings": ", ".join(unplaced[:MOST_NAMED])}
        messages.info(request, _("What we could not place stands in “%(part)s”: %(headings)s") % where)
    if form.manuscript.pictures:
        messages.info(request, _("The pictures of your file were left out."))
