"""All circles of one size meet at once, and their sessions move on. Writes what was measured as JSON."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict

from bench import sizes
from bench.cases import entered
from bench.facts import versions
from bench.live_steps_crowd import Crowd, Peer
from bench.ports import free_port
from bench.serve import House
from kith.domains.supervision.actions import live
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.live.offering import Asked, Move
from kith.domains.supervision.models import Circle, Session
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy

SECONDS, QUICK_SECONDS = 90, 20


def main(arguments: list[str]) -> None:
    streams = free_port()
    os.environ["KITH_LIVE_PORT"] = str(streams)
    before = {"versions": versions(), "busy": os.getloadavg()[0]}
    with House(sizes.current().folder, int(arguments[0])):
        print("  all circles gather …", file=sys.stderr)
        sessions = list(_gathered())
        crowd = Crowd(
            port=int(arguments[0]), streams=streams, sessions=sessions,
            seconds=QUICK_SECONDS if "--quick" in arguments else SECONDS,
        )  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "bench.live_steps_crowd"], input=json.dumps(asdict(crowd)),
            text=True, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    json.dump(before | json.loads(done.stdout), sys.stdout)


def _gathered() -> Iterator[list[Peer]]:
    """One session of each circle, in its first step; whoever moderates comes first."""
    for circle in Circle.objects.select_related("item__space", "space").order_by("pk"):
        here = Membership.objects.active().filter(space=circle.space_id).select_related("person")
        people = [place.person for place in here.order_by("pk")]
        session = _begun(circle, people)
        yield [
            Peer(entered(each).cookies["sessionid"].value, circle.pk, session.get_absolute_url())
            for each in people
        ]


def _begun(circle: Circle, people: list[Person]) -> Session:
    first, second, *others = people
    _end_earlier(circle, first)
    session = live.begin(circle, told=shipped()["six-phase"]["en"], by=first)
    session.circle = circle
    for each in (second, *others):
        live.come(session, by=each)
    leading, bringing = circle.space.own_place(first).pk, circle.space.own_place(second).pk
    live.move(session, Asked(Move.BRING, by=leading, of=bringing), by=first)
    live.move(session, Asked(Move.START, by=leading), by=first)
    return session


def _end_earlier(circle: Circle, person: Person) -> None:
    """Of a run before this one."""
    with seen_as(person):
        safes = [each.safe for each in Session.objects.filter(circle=circle).select_related("safe")]
    for safe in safes:
        destroy(safe)
