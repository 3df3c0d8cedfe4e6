"""A page for each month: what is new in the library, and what is growing."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.domains.library.months import (
    begun_in,
    growing_in,
    published_in,
    read_month,
    this_month,
    was_before,
)
from kith.domains.library.studies import studies_in
from kith.domains.library.vocabulary import purposes
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.paging import page_number


@public
@require_safe
def newest(request: Request) -> HttpResponse:
    return redirect("library:month", this_month().in_address)


@public
@require_safe
def month(request: Request, month: str) -> HttpResponse:
    asked, reader = read_month(month), request.person
    if asked is None:
        raise Http404
    known = purposes()
    purpose = request.GET.get("purpose", "") if request.GET.get("purpose") in dict(known) else ""
    context = {
        "month": asked,
        "purpose": purpose,
        "purposes": known,
        "published": published_in(asked, purpose=purpose, reader=reader, page=page_number(request)),
        "growing": growing_in(asked, purpose=purpose, reader=reader),
        "studies": studies_in(asked, purpose=purpose, reader=reader),
        "begun": begun_in(asked, purpose=purpose, reader=reader),
        "was_before": was_before(asked, reader=reader),
        "keep": f"purpose={purpose}&" if purpose else "",
    }
    return render(request, "library/month.html", context)
