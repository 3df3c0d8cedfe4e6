"""No page may fetch a row for each thing that it shows: what a template reads was asked for together.

While a page is made (GET or HEAD), reading a relation or a field that was not loaded raises, as Django's FETCH_RAISE
does. Where something is written (POST), and in the tests themselves, it is fetched as ever.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import FieldFetchBlocked
from django.db.models import FETCH_ONE, FETCH_RAISE, Model, query
from django.db.models.fetch_modes import FetchMode
from django.http import HttpRequest, HttpResponseBase

SAFE = ("GET", "HEAD")
ELSEWHERE = (
    "/account/3rdparty/",
    "/account/oidc/",
)  # allauth reads the few accounts of one person one by one
_blocked: ContextVar[list[str] | None] = ContextVar("blocked", default=None)


class FetchNothingForPages(FetchMode):
    """Raises while a page is made. What it blocks is noted too, since an `if` of a template swallows errors."""

    __slots__ = ()

    def fetch(self, fetcher: Any, instance: Model) -> None:
        noted = _blocked.get()
        if noted is None:
            FETCH_ONE.fetch(fetcher, instance)
        else:
            noted.append(f"{type(instance).__qualname__}.{fetcher.field.name}")
            FETCH_RAISE.fetch(fetcher, instance)

    def __reduce__(self) -> str:
        return "FETCH_NOTHING_FOR_PAGES"


FETCH_NOTHING_FOR_PAGES = FetchNothingForPages()
query.DEFAULT_FETCH_MODE = FETCH_NOTHING_FOR_PAGES


class Pages:
    """A middleware of the tests alone, around all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE or request.path.startswith(ELSEWHERE):
            return self.get_response(request)
        noted: list[str] = []
        token = _blocked.set(noted)
        try:
            response = self.get_response(request)
        finally:
            _blocked.reset(token)
        if noted:
            raise FieldFetchBlocked(f"{request.path} fetches one by one: {', '.join(sorted(set(noted)))}")
        return response
