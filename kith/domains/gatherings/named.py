"""Rows by which hosts named someone: to host with them, or to come."""

from django.db.models import QuerySet
from django.http import Http404

from kith.domains.gatherings.models import Host, Invited
from kith.lib.numbers import whole


def reach_among[Row: (Host, Invited)](rows: QuerySet[Row, Row], said: str) -> Row:
    """One of these by its key, as a form says it; 404 if it is none of them."""
    found = rows.filter(pk=whole(said, digits=15) or 0).first()
    if found is None:
        raise Http404
    return found
