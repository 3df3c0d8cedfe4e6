"""Lets a visitor's browser keep a public page: asked again soon, we answer in a breath that nothing has changed."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

FRESH = 5.0  # seconds for which a page's validator is believed without making the page again
MOST = 2_000


class PublicPages:
    """Stands before everything that reads cookies or the database, and serves visitors without a session only.

    What is kept is the digest of a page, never the page: a browser that shows the digest has the page already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._known: OrderedDict[str, tuple[str, float]] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        asked, key = request.META.get("HTTP_IF_NONE_MATCH"), _key(request)
        if asked and self._is_fresh(key, asked):
            return _unchanged(asked)
        response = self.get_response(request)
        if (
            response.status_code == 200
            and not response.streaming
            and "no-store" not in response.get("Cache-Control", "")
        ):
            return self._validated(response, key, asked)
        return response

    def _is_fresh(self, key: str, asked: str) -> bool:
        known = self._known.get(key)
        return known is not None and known[0] == asked and time.monotonic() < known[1]

    def _validated(self, response: HttpResponse, key: str, asked: str | None) -> HttpResponse:
        tag = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        self._known[key] = (tag, time.monotonic() + FRESH)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        if asked == tag:
            return _unchanged(tag)
        response["ETag"] = tag
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _key(request: HttpRequest) -> str:
    shown = [
        request.COOKIES.get(name, "")
        for name in (settings.LANGUAGE_COOKIE_NAME, "appearance", "country", "aside")
    ]
    return "\n".join(
        [request.get_host(), request.get_full_path(), request.META.get("HTTP_ACCEPT_LANGUAGE", ""), *shown]
    )


def _unchanged(tag: str) -> HttpResponse:
    return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": "no-cache"})
