"""The files of a draft: adding some, saying what pictures show, leaving one out."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.attachments.actions import describe
from kith.capabilities.conversations.forms import AltForm
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions import draft
from kith.capabilities.versions.files import TooMany, carry, files_of, leave_out
from kith.capabilities.versions.forms import CarryingForm
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import draft_of, newest_of, reach_written
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires


@requires("version.write", of=reach_written)
def files(request: SignedRequest, item: Item) -> HttpResponse:
    """Shows what a draft carries, and lets its writers add to it."""
    if request.method != "POST":
        return _page(request, item, CarryingForm())
    form = CarryingForm(request.POST, request.FILES)
    if form.is_valid():
        me = item.space.own_place(request.person)
        try:
            carry(draft(item, by=me), form.cleaned_data["attached"], by=me)
        except TooMany:
            form.add_too_many()
        else:
            return redirect("versions:files", item.pk)
    return _page(request, item, form)


def _page(request: SignedRequest, item: Item, form: CarryingForm) -> HttpResponse:
    version = draft_of(item) or newest_of(item)
    files = list(files_of(version)) if version else []
    described = [
        (file, AltForm(prefix=file.key, initial={"alt": file.alt}) if file.is_image else None)
        for file in files
    ]
    context = {"item": item, "version": version, "form": form, "described": described, "is_files": True}
    context["has_pictures"] = any(file.is_image for file in files)
    return render(request, "versions/files.html", context, status=422 if form.errors else 200)


@requires("version.write", of=reach_written)
@require_POST
def pictures(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what each picture shows."""
    version = _draft(item)
    for file in files_of(version):
        form = AltForm(request.POST, prefix=file.key)
        if file.is_image and f"{file.key}-alt" in request.POST and form.is_valid():
            describe(file, alt=form.cleaned_data["alt"])
    return redirect("versions:overview", item.pk)


@requires("version.write", of=reach_written)
@require_POST
def leaving_out(request: SignedRequest, item: Item) -> HttpResponse:
    version = _draft(item)
    file = files_of(version).filter(key=request.POST.get("file", "")).first()
    if file is not None:
        leave_out(file, of=version)
    return redirect("versions:files", item.pk)


def _draft(item: Item) -> Version:
    version = draft_of(item)
    if version is None:
        raise Http404
    return version
