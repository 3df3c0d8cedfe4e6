"""Giving one's seat to someone whom one names, and taking a seat that someone gives."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.gatherings.actions import transferring
from kith.domains.gatherings.actions.questioning import answer
from kith.domains.gatherings.forms.naming import OneNameForm
from kith.domains.gatherings.forms.questions import AnsweringForm
from kith.domains.gatherings.queries.questions import asked_at, last_seat, own_answers
from kith.domains.gatherings.queries.seats import reach_own_transfer, reach_transferable
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in


@signed_in
def transfer(request: SignedRequest, pk: int) -> HttpResponse:
    seat = reach_transferable(request.person, pk)
    item = seat.seats.gathering.item
    form = OneNameForm(request.POST or None, space=item.space, by=request.person)
    if request.method == "POST" and form.is_valid():
        transferring.offer_to(seat, to=form.cleaned_data["names"][0].person, by=request.person)
        return redirect(f"{item.get_absolute_url()}#coming")
    context = {"item": item, "form": form, "seat": seat}
    return render(request, "gatherings/transfer.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def keeping(request: SignedRequest, pk: int) -> HttpResponse:
    """Keep one's seat after all, as long as the other has not taken it."""
    seat = reach_transferable(request.person, pk)
    transferring.keep_after_all(seat)
    return redirect(f"{seat.seats.gathering.item.get_absolute_url()}#coming")


@signed_in
def taking(request: SignedRequest, pk: int) -> HttpResponse:
    """Take it, after answering what the hosts ask everyone who comes, if they ask anything."""
    person, found = request.person, reach_own_transfer(request.person, pk)
    item = found.seat.seats.gathering.item
    asked, told = asked_at(item.pk), own_answers(last_seat(item, of=person), of=person)
    form = AnsweringForm(request.POST if "answers" in request.POST else None, questions=asked, told=told)
    if request.method == "POST" and (not asked or form.is_valid()):
        seat = transferring.take_over(found, by=person)
        if seat is None:
            messages.info(
                request, _("You have a seat already, or this one is not free any more. So nothing changed.")
            )
        elif asked:
            answer(seat, form.answers, by=person)
        return redirect(f"{item.get_absolute_url()}#coming")
    context = {"item": item, "form": form, "transfer": found}
    return render(request, "gatherings/taking.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def refusal(request: SignedRequest, pk: int) -> HttpResponse:
    found = reach_own_transfer(request.person, pk)
    transferring.refuse(found)
    return redirect(found.seat.seats.gathering.item)
