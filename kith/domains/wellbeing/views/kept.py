"""Something that was kept: reading it, and throwing it away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.wellbeing import queries
from kith.domains.wellbeing.actions import keeping
from kith.domains.wellbeing.things import Moment, People, Plan, Result
from kith.domains.wellbeing.views.alone import alone
from kith.domains.wellbeing.views.showing import page_of_moment, page_of_result
from kith.foundation.people.requests import SignedRequest


@alone
@require_safe
def kept(request: SignedRequest, key: str) -> HttpResponse:
    found = queries.reach_kept(request.person, key)
    match found.what:
        case Moment() as moment:
            return page_of_moment(request, moment, kept=found)
        case Result() as result:
            return page_of_result(request, result, kept=found)
        case People():
            return redirect("own:people")
        case Plan():
            return redirect("own:plan")
        case _:
            return render(request, "wellbeing/page.html", {"kept": found})


@alone
def removal(request: SignedRequest, key: str) -> HttpResponse:
    found = queries.reach_kept(request.person, key)
    if request.method != "POST":
        return render(request, "wellbeing/removal.html", {"kept": found})
    keeping.throw_away(found, by=request.person)
    messages.success(request, _("It is gone."))
    return redirect("own:overview")
