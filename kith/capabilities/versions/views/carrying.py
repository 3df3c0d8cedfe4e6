"""The files of a draft: adding some, saying what pictures show, leaving one out."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kith.capabilities.attachments.actions import describe_together
from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.files import TooMany, asks_for_rights, carry, files_of, leave_out
from kith.capabilities.versions.forms.carrying import CarryingForm, PictureForm
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import draft_of, newest_of, reach_written
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.infrastructure.database.meanwhile import ChangedMeanwhile, edition_of


@requires("version.write", of=reach_written)
def files(request: SignedRequest, item: Item) -> HttpResponse:
    """Shows what a draft carries, and lets its writers add to it."""
    if request.method != "POST":
        return _page(request, item, _form(item))
    form = _form(item, request.POST, request.FILES)
    if form.is_valid():
        me = item.space.own_place(request.person)
        try:
            rights = form.cleaned_data.get("rights", "")
            carry(draft(item, by=me), form.cleaned_data["attached"], by=me, rights=rights)
        except TooMany:
            form.add_too_many()
        else:
            return redirect("versions:files", item.pk)
    return _page(request, item, form)


def _form(item: Item, *given: Any) -> CarryingForm:
    return CarryingForm(*given, asks_for_rights=asks_for_rights(item))


def _page(
    request: SignedRequest,
    item: Item,
    form: CarryingForm,
    *,
    given: QueryDict | None = None,
    late: dict[str, str] | None = None,
) -> HttpResponse:
    """With the words that were `given` for pictures and are too long, or came too `late`, by the keys of the pictures."""
    version = draft_of(item) or newest_of(item)
    files = list(files_of(version)) if version else []
    described = [(file, _words_for(file, given, typed=(late or {}).get(file.key))) for file in files]
    has_errors = form.errors or any(words.errors for _file, words in described if words)
    context = {"item": item, "version": version, "form": form, "described": described, "is_files": True}
    context["has_pictures"] = any(file.is_image for file in files)
    status = 409 if late else 422 if has_errors else 200
    return render(request, "versions/files.html", context, status=status)


def _words_for(file: File, given: QueryDict | None, *, typed: str | None = None) -> PictureForm | None:
    """Where one says what a picture shows. One that came after the page was made is not among what was given.

    What someone typed while someone else wrote stands in it, and theirs above.
    """
    if not file.is_image:
        return None
    is_given = given is not None and f"{file.key}-alt" in given
    start = {"alt": file.alt if typed is None else typed, "seen": edition_of(file.alt)}
    words = PictureForm(given if is_given else None, prefix=file.key, initial=start)
    words.theirs = None if typed is None else file.alt
    return words


@requires("version.write", of=reach_written)
@require_POST
def pictures(request: SignedRequest, item: Item) -> HttpResponse:
    """Keeps what each picture shows; all of it, or nothing until what is too long was made shorter.

    What someone else changed meanwhile stays, until whoever came later has read it; what one left alone is left alone.
    """
    asked = [(file, _words_for(file, request.POST)) for file in files_of(_draft(item))]
    forms = [(file, words) for file, words in asked if words and words.is_bound]
    if not all(words.is_valid() for _file, words in forms):
        return _page(request, item, _form(item), given=request.POST)
    late = {file.key: words.cleaned_data["alt"] for file, words in forms if not _is_kept(file, words)}
    if late:
        return _page(request, item, _form(item), late=late)
    return redirect("versions:overview", item.pk)


def _is_kept(file: File, words: PictureForm) -> bool:
    try:
        if words.says_anew:
            describe_together(file, **words.cleaned_data)
    except ChangedMeanwhile:
        return False
    return True


@requires("version.write", of=reach_written)
@require_POST
def leaving_out(request: SignedRequest, item: Item) -> HttpResponse:
    version = _draft(item)
    file = files_of(version).filter(key=request.POST.get("file", "")).first()
    if file is not None:
        leave_out(file, of=version, by=item.space.own_place(request.person))
    return redirect("versions:files", item.pk)


def _draft(item: Item) -> Version:
    version = draft_of(item)
    if version is None:
        raise Http404
    return version
