"""What stands in our logs: what happened and on which sort of page, never whose page or which words."""

import logging
import time
from collections.abc import Callable
from http.client import responses

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kith.lib.errors import course_of

KEPT = {"name", "levelname", "levelno", "created", "msecs", "method", "route", "status", "milliseconds"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
requests = logging.getLogger("kith.requests")


class WithoutWords(logging.Filter):
    """Tells a record anew, with nothing in it that is not known to be free of people: an address, what a library fills
    in, what a job was given, and the words of an error may name someone.
    """

    def filter(self, record: logging.LogRecord) -> logging.LogRecord:
        told = {name: value for name, value in record.__dict__.items() if name in KEPT}
        if record.exc_info and record.exc_info[1]:
            told["trouble"] = course_of(record.exc_info[1])
        return logging.makeLogRecord(told | {"msg": _said(record)})


def _said(record: logging.LogRecord) -> str:
    """What happened. Our own sentences are told as they are; those of others as they were written, with nothing filled in."""
    if request := record.__dict__.get("request"):
        match = getattr(request, "resolver_match", None)
        return f"{_answered(record)}: {request.method} {match.route if match else 'no known address'}"
    if action := record.__dict__.get("action"):
        return f"{action}: {record.__dict__.get('job', {}).get('task_name', 'no job')}"
    return record.getMessage() if record.name.startswith("kith.") else str(record.msg).split("\n")[0]


def _answered(record: logging.LogRecord) -> str:
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
