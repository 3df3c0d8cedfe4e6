"""Taking part, answering, and stopping."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kith.domains.pulse import queries
from kith.domains.pulse.actions import answering
from kith.domains.pulse.forms import AnswerForm
from kith.domains.pulse.models import Asking
from kith.domains.pulse.views.showing import page
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.permissions.private import private
from kith.foundation.spaces.models import Space
from kith.infrastructure.safes.opening import KeyLost


@requires("pulse.answer", of=queries.reach_here)
@private
def voice(request: SignedRequest, space: Space) -> HttpResponse:
    """What it means is read first; then one decides."""
    found = queries.reach_pulse(space)
    if request.method != "POST":
        return render(request, "pulse/voice.html", {"space": space})
    answering.take_part(found, by=request.person)
    messages.success(request, _("You take part now. Nobody else can see that, and you can stop at any time."))
    return redirect("pulse:pulse", space.slug)


@requires("pulse.see", of=queries.reach_here)
@private
@require_POST
def withdrawal(request: SignedRequest, space: Space) -> HttpResponse:
    answering.stop(queries.reach_pulse(space), by=request.person)
    messages.success(request, _("You no longer take part, and nothing of it is left."))
    return redirect("pulse:pulse", space.slug)


@requires("pulse.answer", of=queries.reach_here)
@private
@require_POST
def answer(request: SignedRequest, space: Space) -> HttpResponse:
    asking, form = _asked(request, space), AnswerForm(request.POST)
    if not form.is_valid():
        return page(request, space, form=form, status=422)
    try:
        answering.answer(asking, word=form.cleaned_data["word"], by=request.person)
    except KeyLost:
        form.add_error(
            None, _("Your answer was not kept: the key of this site is missing. Please try later.")
        )
        return page(request, space, form=form, status=503)
    messages.success(request, _("It is kept until the month ends. Only you can see it."))
    return redirect("pulse:pulse", space.slug)


@requires("pulse.see", of=queries.reach_here)
@private
@require_POST
def taking_back(request: SignedRequest, space: Space) -> HttpResponse:
    answering.take_back(_asked(request, space), by=request.person)
    messages.success(request, _("Your answer is gone."))
    return redirect("pulse:pulse", space.slug)


def _asked(request: SignedRequest, space: Space) -> Asking:
    """The month that runs, for those who take part."""
    found = queries.reach_pulse(space)
    asking = queries.asked_now(found)
    if asking is None or not queries.has_voice(found, space.own_place(request.person)):
        raise Http404
    return asking
