"""Finding spaces, and opening one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.forms import OpeningForm, SpaceFilter
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places
from kith.foundation.spaces.queries import reach_nothing
from kith.lib.paging import page_of

PAGE = 30


@public
@require_safe
def spaces(request: Request) -> HttpResponse:
    """The spaces this visitor may know of: their own first, then the others in pages."""
    form = SpaceFilter(request.GET)
    wanted, mine = form.wanted(), list(places(request.person))
    visible = Space.objects.visible_to(request.person).filter(wanted)
    others = page_of(visible.exclude(pk__in=mine).order_by("state", "name"), request, size=PAGE)
    own = (
        visible.filter(pk__in=mine).order_by("name") if mine and others.number == 1 else Space.objects.none()
    )
    context = {
        "form": form,
        "own": own,
        "others": others,
        "is_filtered": bool(wanted),
        "keep": _kept(request),
    }
    context["may_open"] = may(request.person, "space.open", None)
    return render(request, "spaces/list.html", context)


def _kept(request: HttpRequest) -> str:
    """The filters, to be carried on to the next page."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode() + "&" if query else ""


@requires("space.open", of=reach_nothing)
def opening(request: SignedRequest, _nothing: None) -> HttpResponse:
    form = OpeningForm(request.POST or None, initial={"language": get_language() or "en"})
    if request.method == "POST" and form.is_valid():
        return redirect(open_space(by=request.person, **form.cleaned_data))
    return render(request, "spaces/opening.html", {"form": form}, status=422 if form.errors else 200)
