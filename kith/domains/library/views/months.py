"""A page for each month: what is new in the library, and what is growing."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.capabilities.citations.sending import as_file
from kith.capabilities.citations.showing import FILES
from kith.domains.library.monthly import LAST
from kith.domains.library.months import (
    Month,
    begun_in,
    growing_in,
    last_month,
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
    """The month that is going on, or with `month=last` the one that is over; the topic goes along."""
    asked = last_month() if request.GET.get("month") == LAST else this_month()
    purpose = _purpose(request)
    way = reverse("library:month", args=[asked.in_address])
    return redirect(f"{way}?purpose={purpose}" if purpose else way)


@public
@require_safe
def month(request: Request, month: str) -> HttpResponse:
    asked, reader, purpose = _begun(month), request.person, _purpose(request)
    context = {
        "month": asked,
        "purpose": purpose,
        "purposes": purposes(),
        "wish": [("month", LAST), *([("purpose", purpose)] if purpose else [])],
        "published": published_in(asked, purpose=purpose, reader=reader, page=page_number(request)),
        "growing": growing_in(asked, purpose=purpose, reader=reader),
        "studies": studies_in(asked, purpose=purpose, reader=reader),
        "begun": begun_in(asked, purpose=purpose, reader=reader),
        "was_before": was_before(asked, reader=reader),
        "keep": f"purpose={purpose}&" if purpose else "",
        "files": FILES,
    }
    return render(request, "library/month.html", context)


@public
@require_safe
def studies_file(request: Request, month: str, form: str) -> HttpResponseBase:
    """The works that came into the library in a month, for a program that keeps references."""
    asked, purpose = _begun(month), _purpose(request)
    studies = studies_in(asked, purpose=purpose, reader=request.person)
    records = [study.work.known for study in studies.works]
    return as_file(records, form=form, name=f"studies-{asked.in_address}")


def _begun(month: str) -> Month:
    found = read_month(month)
    if found is None:
        raise Http404
    return found


def _purpose(request: Request) -> str:
    asked = request.GET.get("purpose", "")
    return asked if asked in dict(purposes()) else ""
