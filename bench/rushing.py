"""Two thousand people who want one of five hundred seats at once, and what became of each. All of it is taken back but events."""

import json
import subprocess
import sys
import time
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import accumulate
from statistics import median, quantiles
from typing import Any

from django.db import connection, transaction

from bench.cases import ENCODINGS, SECRET, entered
from bench.facts import jobs_waiting
from bench.gatherings_seed import RUSH, RUSH_SEATS
from bench.rush import Answer, Rush
from kith.domains.gatherings.models import Seat, Seats
from kith.foundation.people.models import Person

PEOPLE, CONNECTIONS, GOING, PATIENCE = 2_000, 32, 20, 300
COME = {"way": "online", "csrfmiddlewaretoken": SECRET}
TAKEN_BACK = """
CREATE TEMP TABLE past ON COMMIT DROP AS SELECT id FROM activity_event WHERE type LIKE 'seat.%%';
DELETE FROM procrastinate_events; DELETE FROM procrastinate_jobs;
DELETE FROM notifications_notice WHERE event_id IN (SELECT id FROM past);
DELETE FROM items_itemtrace WHERE event_id IN (SELECT id FROM past);
ALTER TABLE spaces_spacetrace DISABLE TRIGGER USER;
DELETE FROM spaces_spacetrace WHERE event_id IN (SELECT id FROM past);
ALTER TABLE spaces_spacetrace ENABLE TRIGGER USER;
DELETE FROM gatherings_seat WHERE seats_id IN (SELECT id FROM gatherings_seats WHERE gathering_id = %(rush)s);
UPDATE gatherings_seats SET taken = 0 WHERE gathering_id = %(rush)s;
DELETE FROM django_session; DELETE FROM usersessions_usersession
"""


def rushed(port: int) -> dict[str, Any]:
    """Who has a seat, whether the order was kept, and how long people waited for their answer."""
    people = list(Person.objects.filter(pk__gt=1).order_by("pk")[:PEOPLE])
    print(f"  {PEOPLE:,} people sign in …", file=sys.stderr)
    sessions = {person.pk: entered(person).cookies["sessionid"].value for person in people}
    answers = _sent(port, [_post(port, f"/gatherings/{RUSH}/seat/", sessions[one.pk]) for one in people])
    seats = {seat.person_id: seat for seat in _seats()}
    given, line = _by_state(Seat.State.SEATED), _by_state(Seat.State.WAITING)
    found = {
        "people": PEOPLE, "seats": RUSH_SEATS, "seated": len(given), "waiting": len(line), "taken": _taken(),
        "first_came": given == sorted(seat.pk for seat in seats.values())[: len(given)],
        "overtaken": overtaken([(answer, seats[one.pk].pk) for one, answer in zip(people, answers, strict=True)
                                if one.pk in seats]),
        "refused": sum(answer.status != 302 for answer in answers),
    } | _times(answers)  # fmt: skip
    return found | _going(port, sessions, line) | _drained()


def overtaken(found: Sequence[tuple[Answer, int]]) -> int:
    """How many came after someone who asked only when they themselves had had their answer. O(n log n)."""
    by_end = sorted(found, key=lambda each: each[0].there)
    ends = [answer.there for answer, _key in by_end]
    latest = list(accumulate((key for _answer, key in by_end), max))
    before = ((bisect_left(ends, answer.asked), key) for answer, key in found)
    return sum(count > 0 and latest[count - 1] > key for count, key in before)


def _going(port: int, sessions: Mapping[int, str], line: list[int]) -> dict[str, Any]:
    """Some give their seats back, all at once: are those asked who have waited longest?"""
    going = list(Seat.objects.filter(pk__in=_by_state(Seat.State.SEATED)[:GOING]))
    answers = _sent(
        port, [_post(port, f"/me/seats/{seat.pk}/withdrawal/", sessions[seat.person_id]) for seat in going]
    )
    asked = _by_state(Seat.State.OFFERED)
    return {
        "going": len(going), "asked": len(asked), "asked_in_order": asked == line[: len(asked)],
        "refused_going": sum(answer.status != 302 for answer in answers), "taken_then": _taken(),
    }  # fmt: skip


def _sent(port: int, requests: list[str]) -> list[Answer]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.rush"], input=json.dumps(asdict(Rush(port, requests, CONNECTIONS))),
        text=True, capture_output=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    return [Answer(**each) for each in json.loads(done.stdout)]


def _post(port: int, path: str, session: str) -> str:
    """As a browser sends the form on which someone has pressed the button."""
    body = "&".join(f"{name}={value}" for name, value in COME.items())
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Encoding: {ENCODINGS}\r\n"
        f"Cookie: sessionid={session}; csrftoken={SECRET}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )


def _seats() -> Any:
    return Seat.objects.filter(seats__gathering=RUSH).order_by("pk")


def _by_state(state: str) -> list[int]:
    return list(_seats().filter(state=state).values_list("pk", flat=True))


def _taken() -> int:
    return Seats.objects.get(gathering=RUSH).taken


def _times(answers: Sequence[Answer]) -> dict[str, float]:
    times = [answer.milliseconds for answer in answers]
    seconds = max(answer.there for answer in answers) - min(answer.asked for answer in answers)
    print(f"  the rush: {seconds:.1f} s", file=sys.stderr)
    return {"seconds": seconds, "p50": median(times), "p99": quantiles(times, n=100)[98]}


def _drained() -> dict[str, float]:
    """How long the worker needs for what the rush left to do."""
    started, jobs = time.monotonic(), jobs_waiting()
    while jobs_waiting() and time.monotonic() - started < PATIENCE:
        time.sleep(0.5)
    return {"jobs": jobs, "drained": time.monotonic() - started, "left": jobs_waiting()}


def take_rush_back() -> None:
    """Remove who came to the gathering of the rush, and what was told of it; here the owner of the tables looks away."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in TAKEN_BACK.split(";"):
            cursor.execute(statement, {"rush": RUSH})
    connection.close()
