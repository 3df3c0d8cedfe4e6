"""Sends a file to those who may see its item."""

from typing import cast

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kith.capabilities.attachments.models import File
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public

SHOWN_IN_PAGE = ("image/", "audio/")


@public
@require_safe
def file(request: Request, key: str, name: str) -> FileResponse:
    found = _reach(request.person, key)
    inline = found.media_type.startswith(SHOWN_IN_PAGE)
    return _send(found, found.stored, media_type=found.media_type, name=found.name, inline=inline)


@public
@require_safe
def preview(request: Request, key: str) -> FileResponse:
    found = _reach(request.person, key)
    return _send(found, found.preview, media_type="image/webp", name=f"{key}.webp", inline=True)


def _reach(person: Person | None, key: str) -> File:
    """What the item shows; or what a part shows to few, such as those who write a draft (`KITH_FILES_FOR_FEW`)."""
    for_few = (import_string(path)(person) for path in settings.KITH_FILES_FOR_FEW)
    for seen in (File.objects.visible_to(person), *for_few):
        if found := seen.filter(key=key).first():
            return cast("File", found)
    raise Http404


def _send(found: File, stored: FieldFile, *, media_type: str, name: str, inline: bool) -> FileResponse:
    """Nothing that someone uploaded may act as a page of ours.

    Who may see it is asked each time, and no device keeps what is not for everyone.
    """
    try:
        response = FileResponse(
            stored.open("rb"), content_type=media_type, filename=name, as_attachment=not inline
        )
    except (FileNotFoundError, ValueError) as missing:
        raise Http404 from missing
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    is_for_all = File.objects.visible_to(None).filter(pk=found.pk).exists()
    response["Cache-Control"] = "private, no-cache" if is_for_all else "private, no-store"
    return response
