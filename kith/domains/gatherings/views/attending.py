"""Being there: the code of the door, coming in and leaving, setting it right, and the hours that it gives."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.afterwards import questions_of, still_owes
from kith.domains.gatherings.as_one import last_with
from kith.domains.gatherings.door import code_of, drawn, is_open
from kith.domains.gatherings.forms.coming import CodeForm
from kith.domains.gatherings.forms.staying import stay_forms
from kith.domains.gatherings.models import Stay
from kith.domains.gatherings.named import with_hands, with_names
from kith.domains.gatherings.queries.dates import reach_date, reach_occasion
from kith.domains.gatherings.queries.seats import seated_at
from kith.domains.gatherings.queries.stays import aside_for_hosts, minutes_at, set_aside_at, stays_at
from kith.domains.gatherings.saying import said
from kith.domains.gatherings.staying import of_each
from kith.domains.learning.queries import is_credited
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.lib.zones import zone


@requires("gathering.people", of=reach_occasion)
@require_safe
def door(request: SignedRequest, item: Any) -> HttpResponse:
    """To show on a wall or a screen: the code, and a picture of it for phones; and who came in."""
    occasion, code = item.occasion, code_of(item.occasion)
    address = settings.SITE_URL + reverse("gatherings:here", args=[item.pk, occasion.pk]) + f"?code={code}"
    there = of_each(with_hands(stays_at(occasion), item=item))
    aside = with_hands(aside_for_hosts(occasion, there=there.keys()), item=item)
    missing = with_names((seat for seat in seated_at(occasion) if seat.person_id not in there), item=item)
    last = last_with(occasion, plan=item.gathering)
    context = {
        "item": item, "date": said(occasion, of=item.gathering, reader=request.person), "letters": code, "last": last,
        "drawn": drawn(address), "is_over": last.ends_at <= timezone.now(), "there": there.values(), "aside": aside, "missing": missing,
    }  # fmt: skip
    return render(request, "gatherings/door.html", context)


@requires("gathering.be_there", of=reach_occasion)
def here(request: SignedRequest, item: Any) -> HttpResponse:
    """Coming in with the code of the door; and what was written down of oneself."""
    occasion, person = item.occasion, request.person
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("code", "")}, occasion=occasion)
    if request.method == "POST" and form.is_valid():
        try:
            attending.knock(occasion, code=form.cleaned_data["code"], by=person)
        except ValidationError as reason:
            form.add_error("code", reason)
        else:
            return redirect("gatherings:here", item.pk, occasion.pk)
    context = {"item": item, "form": form, "is_open": is_open(occasion)} | _written_down(item, person)
    return render(request, "gatherings/here.html", context, status=422 if form.errors else 200)


def _written_down(item: Any, person: Person) -> dict[str, Any]:
    """What stands there of someone, and what became of it before."""
    occasion, plan = item.occasion, item.gathering
    asked = last_with(occasion, plan=plan)
    stays = list(stays_at(occasion).filter(person=person))
    there = [stay for stay in stays if stay.left_at is None]
    minutes = minutes_at(occasion, of=person).get(person.pk, 0)
    return {
        "stays": stays, "date": said(occasion, of=plan, reader=person), "is_there": bool(there),
        "by_door": any(stay.how != Stay.How.ROOM for stay in there),
        "aside": list(set_aside_at(occasion, person=person)),
        "minutes": minutes, "counts_still": not minutes and is_credited(person, key=occasion.credit_key),
        "owes": still_owes(occasion, plan=plan, person=person), "asked": asked, "is_over": asked.ends_at <= timezone.now(),
        "asks": len(questions_of(plan, language=item.language)),
    }  # fmt: skip


@requires("gathering.be_there", of=reach_date)
@require_safe
def written_down(request: SignedRequest, item: Any) -> HttpResponse:
    """Where a notice leads: to what stands there of oneself."""
    return redirect("gatherings:here", item.pk, item.occasion.pk)


@requires("gathering.be_there", of=reach_occasion)
@require_POST
def leaving(request: SignedRequest, item: Any) -> HttpResponse:
    attending.leave(item.occasion, by=request.person)
    return redirect("gatherings:here", item.pk, item.occasion.pk)


@requires("gathering.be_there", of=reach_occasion)
def stay(request: SignedRequest, item: Any) -> HttpResponse:
    """Setting right from when to when one was there; only for those of whom something is or was written down."""
    occasion, person = item.occasion, request.person
    own = list(stays_at(occasion).filter(person=person))
    if not own and not set_aside_at(occasion, person=person).exists():
        raise Http404
    typed, clock = request.POST if "form-TOTAL_FORMS" in request.POST else None, zone(item.gathering.zone)
    forms = stay_forms(typed, occasion=occasion, clock=clock, own=own)
    if request.method == "POST" and forms.is_valid():
        spans, how = forms.spans(), Stay.How.SELF
        attending.set_all_right(occasion, item=item, person=person, spans=spans, how=how, by=person)
        return redirect("gatherings:here", item.pk, occasion.pk)
    date = said(occasion, of=item.gathering, reader=person)
    context = {"item": item, "forms": forms, "clock": clock, "date": date, "is_written_down": bool(own)}
    return render(request, "gatherings/stay.html", context, status=422 if forms.is_bound else 200)


@requires("gathering.be_there", of=reach_occasion)
@require_POST
def stay_withdrawal(request: SignedRequest, item: Any) -> HttpResponse:
    """Nothing of what was written down of oneself counts any more."""
    if not stays_at(item.occasion).filter(person=request.person).exists():
        raise Http404
    attending.take_away(item.occasion, item=item, person=request.person, by=request.person)
    return redirect("gatherings:here", item.pk, item.occasion.pk)


@requires("gathering.be_there", of=reach_occasion)
@require_POST
def hours(request: SignedRequest, item: Any) -> HttpResponse:
    """One's own time there becomes hours of one's own credentials; if none of it counts, what became so before is taken out."""
    if attending.write_down_hours(item.occasion, item=item, by=request.person):
        messages.success(request, _("Your hours are written down. Only you see them."))
        return redirect("learning:overview")
    messages.info(request, _("No hours of it are written down."))
    return redirect("gatherings:here", item.pk, item.occasion.pk)
