"""The list, who may ask to write, and the first words to someone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.capabilities.messages import queries
from kith.capabilities.messages.actions.asking import has_asked, seat_with, write_to
from kith.capabilities.messages.actions.handing import refresh_news
from kith.capabilities.messages.actions.reaching import choose_reach
from kith.capabilities.messages.forms import ReachForm, RequestForm
from kith.capabilities.messages.models import Seat
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.foundation.spaces.apart import apart
from kith.lib.paging import page_number


@private
@require_safe
def overview(request: SignedRequest) -> HttpResponse:
    page = queries.overview(request.person, page=page_number(request))
    asked = queries.requests(request.person, state=Seat.State.ASKED)
    news = any(row.seat.told for row in page.rows) or any(each.seat.told for each in asked)
    if not news and getattr(request.person, "has_letters", False):
        refresh_news(request.person)
    context = {"page": page, "asked": asked, "reach": queries.reach_of(request.person)}
    context["ignored"] = queries.requests(request.person, state=Seat.State.IGNORED)
    return render(request, "messages/overview.html", context)


@private
def reach(request: SignedRequest) -> HttpResponse:
    chosen = {"reach": queries.reach_of(request.person)}
    form = ReachForm(request.POST if request.method == "POST" else None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        choose_reach(form.cleaned_data["reach"], by=request.person)
        messages.success(request, _("Your choice is kept."))
        return redirect("messages:overview")
    return render(request, "messages/reach.html", {"form": form}, status=422 if form.errors else 200)


@private
def new(request: SignedRequest) -> HttpResponse:
    """First words. Where they may not be written, the page does not exist, whatever the reason."""
    to = _other(request)
    if before := seat_with(to, of=request.person):
        return redirect(before)
    queries.reach_receivers(request.person, [to.handle])
    form = RequestForm(request.POST if request.method == "POST" else None, by=request.person, to=to)
    has_waited = has_asked(request.person, [to])
    if request.method == "POST" and form.is_valid() and not has_waited:
        words = form.cleaned_data
        people = [to, *words["others"]]
        sent = write_to(
            people, words["text"], by=request.person, title=words["title"], send_key=words["send_key"]
        )
        return redirect(sent)
    context = {"form": form, "to": to, "has_waited": has_waited}
    return render(request, "messages/new.html", context, status=422 if form.errors else 200)


def _other(request: SignedRequest) -> Person:
    found = Person.objects.active().filter(handle=request.GET.get("to", "")).exclude(pk=request.person.pk)
    if (person := found.exclude(pk__in=apart(request.person).people).first()) is None:
        raise Http404
    return person
