"""Who belongs to a space, and the page of someone under the name they go by there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import members_of, reach_space
from kith.foundation.spaces.views.paging import page_of
from kith.foundation.spaces.views.reaching import is_hosted, reach_author

PAGE = 60


@requires("space.members", of=reach_space)
@require_GET
def members(request: SignedRequest, space: Space) -> HttpResponse:
    page = page_of(members_of(space), request, size=PAGE)
    context = {"space": space, "place": space.place_of(request.person), "page": page}
    return render(request, "spaces/members.html", context)


@public
@require_GET
def member(request: Request, slug: str, pk: int) -> HttpResponse:
    """Only what belongs to this space. Who goes by their own name has a profile, and is found there."""
    found = reach_author(request.person, slug, pk)
    if not found.display_name:
        return redirect(found.person)
    is_self = request.person is not None and found.person_id == request.person.pk
    context = {"space": found.space, "member": found, "is_self": is_self}
    context["is_host"] = is_hosted(found.space, request.person)
    return render(request, "spaces/member.html", context)
