"""The one page of a pulse, as it is shown to someone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kith.domains.pulse import queries
from kith.domains.pulse.forms import AnswerForm
from kith.domains.pulse.models import Pulse
from kith.domains.pulse.telling import shown
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.models import Space
from kith.infrastructure.safes.opening import KeyLost

MONTHS = 12


def page(
    request: SignedRequest, space: Space, *, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    found = queries.pulse_of(space)
    context = {
        "space": space, "pulse": found, "months": [shown(each) for each in queries.told_by(space)[:MONTHS]],
        "can_answer": may(request.person, "pulse.answer", space),
        "can_offer": found is None and may(request.person, "pulse.offer", space),
        "can_end": found is not None and may(request.person, "pulse.end", space),
    }  # fmt: skip
    own = _own(request, space, found, form) if found else {}
    return render(request, "pulse/pulse.html", context | own, status=status)


def _own(request: SignedRequest, space: Space, pulse: Pulse, form: AnswerForm | None) -> dict[str, Any]:
    """Whether someone has a voice, and what they said; `is_shut` where their answer cannot be opened."""
    asking, voice = queries.asked_now(pulse), queries.has_voice(pulse, space.own_place(request.person))
    own: dict[str, Any] = {"asking": asking, "voice": voice}
    if asking is None:
        return own | {"rests": queries.is_resting(space)}
    if not voice:
        return own
    try:
        said = queries.own_answer(asking, request.person)
    except KeyLost:
        return own | {"is_shut": True, "form": form}
    return own | {"said": said, "form": form or AnswerForm(initial={"word": said})}
