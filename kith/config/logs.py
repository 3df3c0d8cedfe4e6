"""What stands in our logs: what happened and on which sort of page, never whose page or which words."""

import logging
import time
from collections.abc import Callable
from http.client import responses

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
requests = logging.getLogger("kith.requests")


class WithoutWords(logging.Filter):
    """Replaces the address of a request, which may name people and spaces, by the pattern that it matched."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "no known address"
            record.msg, record.args = f"{_said(record)}: {request.method} {route}", ()
        return True


def _said(record: logging.LogRecord) -> str:
    """What happened, in words that are always the same; what would be filled in may be anyone's."""
    said = str(record.msg).split(":")[0]
    return responses.get(record.__dict__.get("status_code", 0), "Trouble") if "%" in said else said


class RequestLines:
    """Writes one line for each request: the sort of page, how it went and how long it took; never who asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        response = self.get_response(request)
        told = {
            "method": request.method if request.method in METHODS else "other",
            "route": _route(request, response),
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - begun) * 1000, 1),
        }
        requests.info("request", extra=told)
        return response


def _route(request: HttpRequest, response: HttpResponseBase) -> str:
    if request.resolver_match:
        return request.resolver_match.view_name
    if request.path_info.startswith(settings.STATIC_URL):
        return "static"
    return "kept by the browser" if response.status_code == 304 else "no known address"
