"""Logs say what happened, and never whose page it was."""

import logging

from django.test import RequestFactory
from django.urls import resolve

from kith.config.logs import WithoutWords


def test_an_address_is_told_as_its_pattern_alone() -> None:
    request = RequestFactory().get("/people/maria/?q=secret")
    request.resolver_match = resolve("/people/maria/")
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Not Found: %s", ("/people/maria/",), None
    )
    record.request = request
    WithoutWords().filter(record)
    assert record.getMessage() == "Not Found: GET people/<slug:handle>/"
    assert "request" not in record.__dict__
