"""Coming to a gathering, and not coming after all; and who comes, for its hosts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.actions.questioning import answer
from kith.domains.gatherings.afterwards import questions_of
from kith.domains.gatherings.coming import comings
from kith.domains.gatherings.forms.coming import ComingForm
from kith.domains.gatherings.models import Occasion, Seat
from kith.domains.gatherings.named import with_names
from kith.domains.gatherings.people_list import list_of
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.queries.questions import answers_told, asked_at, last_seat, own_answers
from kith.domains.gatherings.queries.seats import (
    needs_told,
    own_needs,
    own_seats,
    people_of,
    reach_own_seat,
    reach_seat,
    seats_of,
    wants_mails,
)
from kith.domains.gatherings.saying import said
from kith.foundation.people.models import Person
from kith.foundation.people.queries import proven_address
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires, signed_in
from kith.lib.numbers import whole
from kith.lib.tables import table


@requires("gathering.come", of=reach_gathering)
def coming(request: SignedRequest, item: Item) -> HttpResponse:
    occasion = _occasion(item, (request.POST or request.GET).get("occasion", ""))
    if request.method != "POST":
        return _page(request, item, _blank(request.person, item, occasion), occasion)
    asked, address = asked_at(item.pk), proven_address(request.person)
    form = ComingForm(request.POST, gathering=item.gathering, questions=asked, address=address)
    if not form.is_valid():
        return _page(request, item, form, occasion, status=422)
    words = form.cleaned_data
    seating.say_needs(words["needs"], by=request.person)
    choices = {name: words[name] for name in ("way", "shows", "tells_needs", "in_calendar") if name in words}
    seat = seating.come(item, by=request.person, occasion=occasion, **choices)
    if asked:
        answer(seat, form.answers, by=request.person)
    return redirect(f"{item.get_absolute_url()}#coming")


def _blank(person: Person, item: Item, occasion: Occasion | None) -> ComingForm:
    """The form with what one chose and answered the last time."""
    told = own_answers(last_seat(item, of=person), of=person)
    initial = {
        "occasion": occasion and occasion.pk, "needs": own_needs(person), "in_calendar": wants_mails(person),
    }  # fmt: skip
    address, asked = proven_address(person), asked_at(item.pk)
    return ComingForm(initial=initial, gathering=item.gathering, questions=asked, told=told, address=address)


def _occasion(item: Item, asked: str) -> Occasion | None:
    """The date that someone wants to come to, where each is taken by itself."""
    if not item.gathering.each_date:
        return None
    key = whole(asked, digits=15)
    dates: list[Occasion] = item.gathering.coming
    found = [each for each in dates if each.pk == key and not each.is_cancelled]
    if not found:
        raise Http404
    return found[0]


def _page(
    request: SignedRequest, item: Item, form: ComingForm, occasion: Occasion | None, *, status: int = 200
) -> HttpResponse:
    offered = comings(
        item, seats=seats_of(item), mine=own_seats(item, person=request.person), reader=request.person
    )
    wanted = next((each for each in offered if each.key == (occasion.pk if occasion else None)), None)
    if wanted is None:
        raise Http404
    if len(wanted.seats) > 1:
        form.say_what_is_taken(wanted.seats)
    asks = len(questions_of(item.gathering, language=item.language))
    context = {"item": item, "form": form, "coming": wanted, "plan": item.gathering, "asks": asks}
    return render(request, "gatherings/coming.html", context, status=status)


@signed_in
@require_POST
def acceptance(request: SignedRequest, pk: int) -> HttpResponse:
    """Take the seat that is free for one."""
    seat = reach_own_seat(request.person, pk)
    seating.answer_yes(seat, by=request.person)
    return redirect(f"{seat.seats.gathering.item.get_absolute_url()}#coming")


@signed_in
@require_POST
def withdrawal(request: SignedRequest, pk: int) -> HttpResponse:
    seat = reach_own_seat(request.person, pk)
    seating.give_back(seat, by=request.person)
    return redirect(f"{seat.seats.gathering.item.get_absolute_url()}#coming")


@requires("gathering.people", of=reach_gathering)
def people(request: SignedRequest, item: Item) -> HttpResponse:
    """Who comes, who asks and who waits, with what they tell the hosts."""
    seats = with_names(people_of(item), item=item)
    _say_what_they_tell(seats, item, reader=request.person)
    return render(request, "gatherings/people.html", {"item": item, "seats": seats})


def _say_what_they_tell(seats: list[Seat], item: Item, *, reader: Person) -> None:
    """Beside each seat, what its person needs and answered, and for which date it is."""
    needs, answers = needs_told(seats, reader=reader), answers_told(seats, reader=reader)
    for seat in seats:
        seat.needs = needs.get(seat.person_id, "") if seat.tells_needs else ""  # type: ignore[attr-defined]
        seat.answers = answers.get(seat.pk, [])  # type: ignore[attr-defined]
        date = seat.seats.occasion
        seat.date = said(date, of=item.gathering, reader=reader) if date else None  # type: ignore[attr-defined]


@requires("gathering.people", of=reach_gathering)
@require_safe
@never_cache
def people_list(request: SignedRequest, item: Item) -> HttpResponse:
    """The same as a table to take along; cells never become formulas."""
    seats = with_names(people_of(item), item=item)
    _say_what_they_tell(seats, item, reader=request.person)
    text = table(list_of(seats, asked=asked_at(item.pk)))
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="people.csv"'
    return response


@requires("gathering.people", of=reach_seat)
@require_POST
def admission(request: SignedRequest, item: Item) -> HttpResponse:
    state = seating.admit(item.seat, by=request.person)  # type: ignore[attr-defined]
    if state == Seat.State.WAITING:
        messages.info(request, _("All seats are taken. They wait now, and are asked as soon as one is free."))
    return redirect("gatherings:people", item.pk)


@requires("gathering.people", of=reach_seat)
@require_POST
def refusal(request: SignedRequest, item: Item) -> HttpResponse:
    seating.decline(item.seat, by=request.person)  # type: ignore[attr-defined]
    return redirect("gatherings:people", item.pk)
