"""Pages about taking along, taking one's name off, and closing."""

from tempfile import TemporaryFile

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import reach_post
from kith.doors.leaving.actions import disown, leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.leaving.forms import ClosingForm
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in


@signed_in
@never_cache
def archive(request: SignedRequest) -> HttpResponseBase:
    if request.method != "POST":
        return render(request, "leaving/archive.html")
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    write_archive(request.person, file)
    file.seek(0)
    name = f"kith-{request.person.handle}-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@signed_in
@never_cache
def closing(request: SignedRequest) -> HttpResponse:
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leave_for_good(request.person, words=form.cleaned_data["words"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            logout(request)
            messages.success(request, _("Your account is closed. Thank you for having been here."))
            return redirect("front:home")
    return render(request, "leaving/closing.html", {"form": form}, status=422 if form.errors else 200)


@requires("post.disown", of=reach_post)
@never_cache
def disowning(request: SignedRequest, post: Post) -> HttpResponse:
    if request.method != "POST":
        return render(request, "leaving/disowning.html", {"post": post})
    disown(post, by=request.person)
    messages.success(request, _("Your name is off this post."))
    return redirect(post)
