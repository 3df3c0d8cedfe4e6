"""Logs say what happened, and never whose page it was."""

import json
import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import resolve
from pythonjsonlogger.json import JsonFormatter

from kith.config.logs import WithoutWords
from tests.cast import Cast


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


def test_a_warning_of_django_is_told_in_words(db: None, caplog: pytest.LogCaptureFixture) -> None:
    """As Django writes it today, which need not be as it did yesterday."""
    Client().get("/people/robin-achterberg/")
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    WithoutWords().filter(record)
    assert record.getMessage() == "Not Found: GET people/<slug:handle>/"


def _lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """What stands in the log about requests, written as the settings say."""
    formatter = JsonFormatter(settings.LOGGING["formatters"]["json"]["fmt"])
    written = [record for record in caplog.records if record.name == "kith.requests"]
    return [json.loads(formatter.format(record)) for record in written]


def test_each_request_is_one_line_that_names_no_one(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    client = cast.client("maria")
    with caplog.at_level(logging.INFO):
        client.get(
            "/people/robin/?q=secret", headers={"User-Agent": "Maria's phone"}, REMOTE_ADDR="192.0.2.7"
        )
        client.post("/spaces/commons/leaving/")
    lines = _lines(caplog)
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", resolve("/people/robin/").view_name, 200),
        ("POST", resolve("/spaces/commons/leaving/").view_name, 302),
    ]
    assert all(0 < line["milliseconds"] < 60_000 for line in lines)
    assert all(
        set(line) == {"asctime", "levelname", "name", "message", "method", "route", "status", "milliseconds"}
        for line in lines
    )


@pytest.mark.parametrize(
    ("address", "route", "status"),
    [("/robin-achterberg/", "no known address", 404), ("/static/none-such.css", "static", 404)],
)
def test_an_address_that_is_none_of_ours_is_not_repeated(
    db: None, caplog: pytest.LogCaptureFixture, address: str, route: str, status: int
) -> None:
    with caplog.at_level(logging.INFO):
        Client().get(address)
    assert [(line["route"], line["status"]) for line in _lines(caplog)] == [(route, status)]


def test_a_page_that_the_browser_has_already_is_a_line_too(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = Client()
    tag = visitor.get("/")["ETag"]
    caplog.clear()
    with caplog.at_level(logging.INFO):
        visitor.get("/", headers={"If-None-Match": tag})
    assert [(line["route"], line["status"]) for line in _lines(caplog)] == [("kept by the browser", 304)]


def test_a_request_that_fails_is_a_line_too(
    cast: Cast, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_asked: object) -> None:
        raise ValueError("of Robin Achterberg")

    monkeypatch.setattr("kith.foundation.people.middleware._person", fails)
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.INFO):
        client.get("/people/")
    assert [line["status"] for line in _lines(caplog)] == [500]
