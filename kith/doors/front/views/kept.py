"""When a door is closed: what was typed is kept, and the sentence helps."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from kith.capabilities.items.tombstones import Withdrawn
from kith.capabilities.versions.tombstones import tombstone
from kith.doors.front.typed import Typed, typed_in
from kith.foundation.house.choices import house
from kith.foundation.permissions.marks import SignInNeeded
from kith.foundation.permissions.tables import Refused


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Ask a visitor to sign in, keeping what they typed; tell a person which condition is not met."""
    if isinstance(exception, SignInNeeded):
        return _sign_in(request)
    typed = typed_in(request)
    way, how = (exception.way, exception.how) if isinstance(exception, Refused) else ("", "")
    context = {"sentence": str(exception), "way": way, "how": how}
    if typed and way:
        return _kept(request, typed, reason="refused", context=context)
    return render(request, "403.html", context | {"kept": typed}, status=403)


def unseen(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing here, or no more. Words that were meant for it stay: perhaps someone is only signed out."""
    typed = typed_in(request)
    if typed and getattr(request, "person", None) is None:
        return _kept(request, typed, reason="unseen", status=404)
    if isinstance(exception, Withdrawn) and not typed:
        return tombstone(request, exception.item)
    return render(request, "404.html", {"kept": typed}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side. The page asks for nothing that could break as well but the name of the house."""
    return HttpResponse(render_to_string("500.html", {"name": house().name}), status=500)


def _sign_in(request: HttpRequest) -> HttpResponse:
    if typed := typed_in(request):
        return _kept(request, typed, reason="signed_out")
    query = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('account_login')}?{query}")


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long, or sent from a stale tab: show what was typed, to be sent again."""
    return _kept(request, typed_in(request), reason="expired")


def _kept(
    request: HttpRequest,
    typed: Typed,
    *,
    reason: str,
    status: int = 403,
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    told = {"typed": typed, "reason": reason, "back": request.get_full_path(), **(context or {})}
    return render(request, "front/kept.html", told, status=status)
