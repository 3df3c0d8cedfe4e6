"""The mark of a page that reads private rows."""

from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.cache import never_cache

from kith.foundation.permissions.marks import View, signed_in
from kith.infrastructure.database.private import seen_as


def private(view: View) -> View:
    """Signed in, about oneself; never kept by a browser; in one transaction that sees the rows of this person."""

    @signed_in
    @never_cache
    @wraps(view)
    def seen(request: Any, *args: Any, **path: Any) -> HttpResponseBase:
        with seen_as(request.person):
            return view(request, *args, **path)

    return seen
