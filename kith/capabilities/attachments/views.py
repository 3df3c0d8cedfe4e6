"""Sends a file to those who may see its item."""

from typing import Any, cast

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kith.capabilities.attachments.models import File
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public

SHOWN_IN_PAGE = ("image/", "audio/")


@public
@require_safe
def file(request: Request, key: str, name: str) -> FileResponse:
    found = _reach(request, key)
    inline = found.media_type.startswith(SHOWN_IN_PAGE)
    response = _send(found.stored, media_type=found.media_type, name=found.name, inline=inline)
    return _kept_as(found, response)


@public
@require_safe
def preview(request: Request, key: str) -> FileResponse:
    found = _reach(request, key)
    return _kept_as(found, _send(found.preview, media_type="image/webp", name=f"{key}.webp", inline=True))


def _reach(request: Request, key: str) -> File:
    """What the item shows; or what some may see already who write it (`KITH_FILES_OF_DRAFTS`)."""
    found = File.objects.visible_to(request.person).select_related("item").filter(key=key).first()
    if found is not None:
        found.is_of_a_draft = False  # type: ignore[attr-defined]
        return found
    for path in settings.KITH_FILES_OF_DRAFTS:
        if found := import_string(path)(request.person).select_related("item").filter(key=key).first():
            found.is_of_a_draft = True
            return cast("File", found)
    raise Http404


def _send(stored: FieldFile, *, media_type: str, name: str, inline: bool) -> FileResponse:
    """Nothing that someone uploaded may act as a page of ours."""
    try:
        response = FileResponse(
            stored.open("rb"), content_type=media_type, filename=name, as_attachment=not inline
        )
    except (FileNotFoundError, ValueError) as missing:
        raise Http404 from missing
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _kept_as(found: Any, response: FileResponse) -> FileResponse:
    """Who may see it is asked each time; no device keeps what is not for everyone."""
    is_for_all = found.item.is_public and not found.is_of_a_draft
    response["Cache-Control"] = "private, no-cache" if is_for_all else "private, no-store"
    return response
