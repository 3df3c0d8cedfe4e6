"""One correspondence, as one person in it sees it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.messages import queries
from kith.capabilities.messages.actions import asking, corresponding
from kith.capabilities.messages.actions.keeping import keep_for
from kith.capabilities.messages.forms import KeepForm, MessageForm
from kith.capabilities.messages.models import Seat
from kith.capabilities.messages.policy import may_leave, may_say
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.numbers import whole


@private
@require_safe
def correspondence(request: SignedRequest, key: str) -> HttpResponse:
    seat = queries.reach_seat(request.person, key)
    return _page(request, seat, MessageForm())


def _page(request: SignedRequest, seat: Seat, form: MessageForm) -> HttpResponse:
    read_before = seat.read_to
    if not seat.is_in:
        corresponding.note_read(seat, up_to=1, by=request.person)
        return render(request, "messages/request.html", {"asked": queries.request_of(seat)})
    said = queries.words(seat, before=whole(request.GET.get("before", ""), digits=9))
    if "before" not in request.GET:
        corresponding.note_read(seat, up_to=seat.correspondence.last_number, by=request.person)
    context = _around(seat) | {"form": form, "said": said, "new_from": read_before + 1}
    return render(request, "messages/correspondence.html", context, status=422 if form.errors else 200)


def _around(seat: Seat) -> dict[str, Any]:
    people = queries.participants(seat)
    wish = queries.own_wish(seat)
    return {
        "seat": seat,
        "people": people,
        "waits": not any(each.is_in for each in people) and any(each.is_asked for each in people),
        "may_say": may_say(seat),
        "may_leave": may_leave(seat),
        "keeping": KeepForm(initial={"wish": "" if wish is None else wish}),
    }


@private
def words(request: SignedRequest, key: str) -> HttpResponse:
    """What someone says; a form that is not whole comes back with all that was typed."""
    seat = queries.reach_seat(request.person, key)
    if request.method != "POST" or not seat.is_in:
        return redirect(seat)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, form)
    source, send_key = form.cleaned_data["source"], form.cleaned_data["send_key"]
    message = corresponding.say(seat, source, by=request.person, send_key=send_key)
    return redirect(f"{seat.get_absolute_url()}#message-{message.number}")


@private
@require_POST
def acceptance(request: SignedRequest, key: str) -> HttpResponse:
    seat = queries.reach_seat(request.person, key)
    asking.accept(seat, by=request.person)
    return redirect(seat)


@private
@require_POST
def refusal(request: SignedRequest, key: str) -> HttpResponse:
    asking.decline(queries.reach_seat(request.person, key), by=request.person)
    messages.success(request, _("The request is put away. Whoever asked is not told."))
    return redirect("messages:overview")


@private
@require_POST
def silence(request: SignedRequest, key: str) -> HttpResponse:
    asking.ignore(queries.reach_seat(request.person, key), by=request.person)
    messages.success(request, _("The request waits, folded. Whoever asked is not told."))
    return redirect("messages:overview")


@private
@require_POST
def keeping(request: SignedRequest, key: str) -> HttpResponse:
    seat = queries.reach_seat(request.person, key)
    form = KeepForm(request.POST)
    if form.is_valid():
        keep_for(seat, form.cleaned_data["wish"], by=request.person)
        messages.success(request, _("Your wish is kept. The shortest wish of anyone in it counts."))
    return redirect(seat)


@private
def leaving(request: SignedRequest, key: str) -> HttpResponse:
    seat = queries.reach_seat(request.person, key)
    if request.method != "POST":
        return render(request, "messages/leaving.html", {"seat": seat, "may_leave": may_leave(seat)})
    corresponding.leave(seat, by=request.person)
    messages.success(request, _("You left. It is no longer in your list."))
    return redirect("messages:overview")


@private
def withdrawal(request: SignedRequest, key: str, number: int) -> HttpResponse:
    """Deleting one's own words, after one question."""
    message = queries.reach_own_message(request.person, key, number)
    if request.method != "POST":
        return render(request, "messages/withdrawal.html", {"message_asked": message, "key": key})
    corresponding.delete(message, by=request.person)
    return redirect("messages:correspondence", key)
