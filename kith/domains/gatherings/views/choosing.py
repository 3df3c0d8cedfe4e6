"""What someone who has a seat answers and chooses anew."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.gatherings.actions.choosing import choose
from kith.domains.gatherings.actions.questioning import answer
from kith.domains.gatherings.actions.switching import come_otherwise
from kith.domains.gatherings.forms.coming import ChoicesForm
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.questions import asked_at, own_answers
from kith.domains.gatherings.queries.seats import reach_own_seat
from kith.foundation.people.queries import proven_address
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import signed_in
from kith.foundation.permissions.private import private

CHOICES = ("shows", "tells_needs", "reminds", "in_calendar")


@private
def choices(request: SignedRequest, pk: int) -> HttpResponse:
    person, seat = request.person, reach_own_seat(request.person, pk)
    item = reach_gathering(person, seat.seats.gathering_id)
    if seat.state not in seat.OPEN:
        raise Http404
    asked = asked_at(item.pk)
    form = ChoicesForm(
        request.POST if request.method == "POST" else None,  # all unticked says something, too
        initial={name: getattr(seat, name) for name in CHOICES}, questions=asked,
        told=own_answers(seat, of=person), address=proven_address(person),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        if asked:
            answer(seat, form.answers, by=person)
        chosen = {name: form.cleaned_data[name] for name in CHOICES if name in form.fields}
        choose(seat, item=item, by=person, **chosen)
        return redirect(f"{item.get_absolute_url()}#coming")
    context = {"item": item, "form": form, "asks": bool(asked)}
    return render(request, "gatherings/choices.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def other_way(request: SignedRequest, pk: int) -> HttpResponse:
    """Come online instead of in person, or the other way round."""
    seat = reach_own_seat(request.person, pk)
    if not come_otherwise(seat, way=request.POST.get("way", ""), by=request.person):
        messages.info(request, _("No seat is free that way now. What you have stays yours."))
    return redirect(f"{seat.seats.gathering.item.get_absolute_url()}#coming")
