"""Sharing some of one's portfolio, seeing how a share stands, and ending it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.portfolios.actions import sharing
from kith.domains.portfolios.envelopes import address_of
from kith.domains.portfolios.forms import ShareForm
from kith.domains.portfolios.queries import pieces_of, reach_share, seen, today_of
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private


@private
def new(request: SignedRequest) -> HttpResponse:
    person = request.person
    own = [each for each in seen(pieces_of(person), owner=person) if each.told is not None]
    form = ShareForm(request.POST if request.method == "POST" else None, by=person, seen=own)
    if request.method == "POST" and form.is_valid():
        made = sharing.share(**form.cleaned_data, by=person)
        messages.success(request, _("It is shared. Give the address to whom it is for."))
        return redirect(made)
    return render(request, "portfolios/new_share.html", {"form": form}, status=422 if form.errors else 200)


@private
@require_safe
def share(request: SignedRequest, pk: int) -> HttpResponse:
    own = reach_share(request.person, pk)
    context = {
        "share": own, "address": address_of(own), "is_over": own.ends_on < today_of(request.person),
        "seen": seen(own.pieces.order_by("pk"), owner=request.person),
    }  # fmt: skip
    return render(request, "portfolios/share.html", context)


@private
def ending(request: SignedRequest, pk: int) -> HttpResponse:
    own = reach_share(request.person, pk)
    if request.method != "POST":
        return render(request, "portfolios/ending.html", {"share": own})
    sharing.end(own, by=request.person)
    messages.success(request, _("It is ended. The address leads nowhere now."))
    return redirect("portfolios:overview")
