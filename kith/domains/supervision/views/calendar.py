"""The meetings of one circle, as a file for one's calendar program."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.domains.supervision.calendar import entries_of
from kith.domains.supervision.queries import circles
from kith.foundation.people.requests import SignedRequest
from kith.foundation.permissions.private import private
from kith.lib.calendars.files import written
from kith.lib.calendars.shapes import MEDIA_TYPE


@private
@require_safe
def file(request: SignedRequest, pk: int) -> HttpResponse:
    """Called “Circle”, or by its name if one asks for that."""
    circle = circles.reach_circle(request.person, pk)
    named = "named" in request.GET
    meetings = list(circles.meetings_of(circle).ahead())
    for each in meetings:
        each.circle = circle
    told = written(
        entries_of(meetings, reader=request.person, named=named),
        name=circle.space.name if named else _("Circle"),
    )
    response = HttpResponse(told, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="circle.ics"'
    return response
