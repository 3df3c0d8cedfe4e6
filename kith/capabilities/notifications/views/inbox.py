"""What one was told."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.notifications import actions, queries
from kith.foundation.activity.audiences import Audience
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.lib.numbers import whole
from kith.lib.paging import page_number


@signed_in
@require_safe
def inbox(request: SignedRequest) -> HttpResponse:
    if request.GET.get("part") == "count":
        return render(request, "ui/_count.html", {"news": getattr(request.person, "news", 0)})
    audience = _known(request.GET.get("about", ""))
    page = queries.inbox(request.person, page=page_number(request), audience=audience)
    reasons = [("", _("Everything")), *((code, known.name) for code, known in Audience.known.items())]
    newest = max((group.notice.pk for group in page.groups if group.news), default=None)
    context = {"page": page, "audience": audience, "reasons": reasons, "newest": newest}
    return render(request, "notifications/inbox.html", context)


@signed_in
@require_safe
def way(request: SignedRequest, pk: int) -> HttpResponse:
    """Lead to what a notice is about; who went there knows of it."""
    notice = queries.own(request.person, pk)
    if notice is None:
        raise Http404
    actions.put_aside(notice)
    return redirect(notice.address)


@signed_in
@require_POST
def reading(request: SignedRequest, pk: int) -> HttpResponse:
    """Put the news of one conversation aside, without going there."""
    notice = queries.own(request.person, pk)
    if notice is None:
        raise Http404
    actions.put_aside(notice)
    return redirect("notifications:inbox")


@signed_in
@require_POST
def reading_of_all(request: SignedRequest) -> HttpResponse:
    shown, audience = whole(request.POST.get("up_to", ""), digits=18), _known(request.POST.get("about", ""))
    if shown is not None:
        actions.put_all_aside(by=request.person, up_to=shown, audience=audience)
    return redirect(reverse("notifications:inbox", query={"about": audience} if audience else None))


def _known(audience: str) -> str:
    """Of a sort that does not exist, everything is shown."""
    return audience if audience in Audience.known else ""
