"""The packet for an audit, as a paper or with everything that belongs to it."""

import logging
from collections.abc import Callable
from io import BytesIO

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kith.domains.learning import queries
from kith.domains.learning.packet import paper_of, pdf_of, zip_of
from kith.domains.learning.queries import Stood
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.numbers import whole
from kith.lib.printing.typesetting import NotSet

_log = logging.getLogger(__name__)


@private
@require_safe
def pdf(request: SignedRequest, pk: int) -> HttpResponseBase:
    def make(stood: Stood) -> BytesIO:
        return BytesIO(pdf_of(paper_of(stood, person=request.person, today=timezone.localdate())))

    return _sent(request, pk, make, "packet.pdf", "application/pdf")


@private
@require_safe
def all_of_it(request: SignedRequest, pk: int) -> HttpResponseBase:
    def make(stood: Stood) -> BytesIO:
        return zip_of(stood, person=request.person, today=timezone.localdate())

    return _sent(request, pk, make, "packet.zip", "application/zip")


def _sent(
    request: SignedRequest, pk: int, make: Callable[[Stood], BytesIO], name: str, sort: str
) -> HttpResponseBase:
    held, today = queries.reach_credential(request.person, pk), timezone.localdate()
    number = whole(request.GET.get("period", ""), digits=4)
    stood = queries.stand_in(queries.stand(held, today=today), number, today=today)
    try:
        file = make(stood)
    except NotSet:
        _log.exception("a packet could not be put on paper")
        return render(request, "learning/packet_not_now.html", {"credential": held}, status=503)
    return FileResponse(file, as_attachment=True, filename=name, content_type=sort)
