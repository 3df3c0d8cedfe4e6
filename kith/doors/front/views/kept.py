"""When a door is closed: what was typed is kept, and the sentence helps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from kith.foundation.permissions.marks import SignInNeeded

UNSHOWN = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code", "send_key"}


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Ask a visitor to sign in, keeping what they typed; tell a person which condition is not met."""
    if isinstance(exception, SignInNeeded):
        return _sign_in(request)
    return render(request, "403.html", {"sentence": str(exception), "kept": _typed(request)}, status=403)


def _sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and _typed(request):
        return _kept(request, reason="signed_out")
    query = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('account_login')}?{query}")


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long, or sent from a stale tab: show what was typed, to be sent again."""
    return _kept(request, reason="expired")


def _kept(request: HttpRequest, *, reason: str) -> HttpResponse:
    fields = _typed(request)
    back = request.get_full_path()
    return render(request, "front/kept.html", {"fields": fields, "reason": reason, "back": back}, status=403)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name not in UNSHOWN and str(value).strip()
    ]
