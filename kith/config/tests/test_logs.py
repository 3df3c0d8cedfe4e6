"""Logs say what happened, and never whose page it was."""

import json
import logging
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import resolve
from pythonjsonlogger.json import JsonFormatter

from kith.config.logs import WithoutWords
from kith.config.tests.working import forget_jobs, work_through
from kith.infrastructure.jobs import jobs
from tests.cast import Cast

FORMATTER = JsonFormatter(settings.LOGGING["formatters"]["json"]["fmt"])


def _written(record: logging.LogRecord) -> dict[str, Any]:
    """The line that stands in the log for a record, written as the settings say."""
    line: dict[str, Any] = json.loads(FORMATTER.format(WithoutWords().filter(record)))
    return line


def test_an_address_is_told_as_its_pattern_alone() -> None:
    request = RequestFactory().get("/people/maria/?q=secret")
    request.resolver_match = resolve("/people/maria/")
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Not Found: %s", ("/people/maria/",), None
    )
    record.request = request
    line = _written(record)
    assert line["message"] == "Not Found: GET people/<slug:handle>/"
    assert set(line) == {"asctime", "levelname", "name", "message"}


def test_a_warning_of_django_is_told_in_words(db: None, caplog: pytest.LogCaptureFixture) -> None:
    """As Django writes it today, which need not be as it did yesterday."""
    Client().get("/people/robin-achterberg/")
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    assert _written(record)["message"] == "Not Found: GET people/<slug:handle>/"


def test_an_error_is_told_by_its_kind_and_course_and_by_none_of_its_words(
    cast: Cast, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_asked: object) -> None:
        try:
            {"ruth@example.org": 1}["robin@example.org"]
        except KeyError as trouble:
            raise SMTPRecipientsRefused({"robin@example.org": (550, b"No Robin here")}) from trouble

    monkeypatch.setattr("kith.foundation.people.middleware._person", fails)
    Client(raise_request_exception=False).get("/people/")
    (record,) = [record for record in caplog.records if record.exc_info]
    line = _written(record)
    assert "obin" not in json.dumps(line)
    assert line["message"] == "Internal Server Error: GET no known address"
    assert [step for step in line["trouble"] if " in " not in step] == ["KeyError", "SMTPRecipientsRefused"]
    assert line["trouble"][-2].startswith("fails:")


def test_what_is_filled_in_by_a_library_is_left_out_and_what_we_say_stays() -> None:
    theirs = logging.LogRecord(
        "smtp", logging.ERROR, "", 0, "No mail for %s\nNor %s", ("a@b.c", "d@e.f"), None
    )
    theirs.sender = "robin@example.org"
    ours = logging.LogRecord(
        "kith.worker", logging.ERROR, "", 0, "Left half done: %s", ("letters.send",), None
    )
    assert "robin" not in json.dumps(_written(theirs))
    assert _written(theirs)["message"] == "No mail for %s"
    assert _written(ours)["message"] == "Left half done: letters.send"


@jobs.task(name="test.invites")
def invites(*, token: str) -> None:
    raise ValueError(token)


def test_a_job_that_failed_is_told_by_its_name_and_never_by_what_it_was_given(
    transactional_db: None, caplog: pytest.LogCaptureFixture
) -> None:
    forget_jobs()
    invites.defer(token="SECRET")
    work_through()
    (record,) = [record for record in caplog.records if record.name.startswith("procrastinate")]
    line = _written(record)
    assert "SECRET" in record.getMessage()
    assert "SECRET" not in json.dumps(line)
    assert line["message"] == "job_error: test.invites"
    assert line["trouble"][-1] == "ValueError"


def _lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """What stands in the log about requests, written as the settings say."""
    return [_written(record) for record in caplog.records if record.name == "kith.requests"]


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
