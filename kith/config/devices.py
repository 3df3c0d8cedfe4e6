"""Camera and microphone are for rooms alone."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

NONE = "camera=(), microphone=(), display-capture=()"


class NoDevices:
    """Lets no page ask for a device, but for those that say otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", NONE)
        return response
