"""A space that is there already says that it is a circle."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kith.domains.supervision.actions import beginning
from kith.domains.supervision.forms.planning import PlanForm
from kith.domains.supervision.kinds import CIRCLE
from kith.domains.supervision.models.circle import MOST
from kith.domains.supervision.queries import formats
from kith.foundation.people.models import Person
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space


def reach_place(person: Person | None, slug: str, kind: str) -> Space:
    if kind != CIRCLE.name:
        raise Http404
    return reach_space(person, slug)


@requires("circle.found", of=reach_place)
def found(request: SignedRequest, space: Space) -> HttpResponse:
    person = request.person
    initial: dict[str, Any] = {
        "zone": person.time_zone or "UTC", "country": person.country, "most": space.most or MOST
    }  # fmt: skip
    typed = request.POST if request.method == "POST" else None
    form = PlanForm(typed, initial=initial, formats=formats.to_begin_with(get_language()))
    if request.method == "POST" and form.is_valid():
        try:
            item = beginning.settle(space, by=person, most=form.cleaned_data["most"], plan=form.plan())
        except ValidationError as refusal:
            form.add_error("most", refusal)
        else:
            messages.success(
                request, _("Your circle has a place to meet. Next, you can write your agreement together.")
            )
            return redirect(item)
    context = {"form": form, "space": space}
    return render(request, "supervision/found.html", context, status=422 if form.errors else 200)
