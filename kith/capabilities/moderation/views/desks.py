"""A desk for the hosts of each space, and one for the stewards."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.capabilities.moderation import queries
from kith.capabilities.moderation.categories import Category
from kith.capabilities.moderation.models import Case, Rest
from kith.capabilities.moderation.names import names_at
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.marks import requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_nothing, reach_space
from kith.lib.paging import page_of

CASES = 20


@requires("space.desk", of=reach_space)
@never_cache
@require_safe
def of_space(request: SignedRequest, space: Space) -> HttpResponse:
    return _desk(request, space)


@requires("site.desk", of=reach_nothing)
@never_cache
@require_safe
def of_stewards(request: SignedRequest, _nothing: None) -> HttpResponse:
    return _desk(request, None)


def _desk(request: SignedRequest, space: Space | None) -> HttpResponse:
    state = Case.State.CLOSED if "closed" in request.GET else Case.State.OPEN
    page = page_of(queries.cases_on_desk(request.person, space=space, state=state), request, size=CASES)
    names = names_at(space, [case.assignee_id for case in page.rows])
    rows = [(case, names[case.assignee_id], _in_words(case)) for case in page.rows]
    context = {
        "space": space, "page": page, "rows": rows, "shows_closed": state == Case.State.CLOSED,
        "appeals": queries.appeals_on_desk(request.person, space=space)[:CASES],
        "is_stuck": queries.stuck_appeals(space), "debriefs": queries.open_debriefs(request.person)[:3],
        "rest": Rest.objects.filter(person=request.person, until__gt=timezone.now()).first(),
    }  # fmt: skip
    return render(request, "moderation/desk.html", context)


def _in_words(case: Case) -> list[str]:
    told: list[str] = case.categories  # type: ignore[attr-defined]
    return [str(Category(category).label) for category in told]
