"""How people of the cast write to each other in a circle, and how days go by there."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from kith.domains.supervision.actions import passages, written
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.models import Circle, Passage, Session
from kith.domains.supervision.sealing import read
from kith.domains.supervision.written.plain import from_plain, to_plain
from kith.domains.supervision.written.state import State, goes_at, settled
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.models import Safe
from kith.lib.zones import zone

WRITTEN = shipped()["written"]["en"]


def today(circle: Circle) -> date:
    return timezone.localdate(timezone=zone(circle.zone))


def brought(circle: Circle, *, by: Person, on: date | None = None, kept_days: int = 14) -> Session:
    """Someone brings something, from tomorrow on."""
    day = on or today(circle) + timedelta(days=1)
    made = written.begin(circle, told=WRITTEN, on=day, kept_days=kept_days, key=uuid4(), by=by)
    assert isinstance(made, Session), made
    return made


def say(session: Session, words: str, *, by: Person, moment: datetime | None = None, **more: Any) -> State:
    """In the step that is open."""
    step = state_of(session, by, moment=moment).frame.key
    answer = passages.write(session, step=step, words=words, key=uuid4(), by=by, moment=moment, **more)
    assert isinstance(answer, State), answer
    return answer


def state_of(session: Session, reader: Person, *, moment: datetime | None = None) -> State:
    with seen_as(reader):
        kept = Session.objects.get(pk=session.pk).state
    return settled(from_plain(kept), moment or timezone.now())


def main_of(client: Client, address: str) -> str:
    """What a page itself says, without what stands around it."""
    page = client.get(address, follow=True).content.decode()
    return page.partition("<main")[2].partition("</main")[0]


def typed(words: str, **more: Any) -> dict[str, Any]:
    """What the form sends from the first step."""
    return {"words": words, "step": "arriving", "send_key": str(uuid4())} | more


def own_passages(session: Session, person: Person) -> list[Passage]:
    with seen_as(person):
        return list(Passage.objects.filter(session=session, author__person=person).order_by("said_at"))


def words_in(session: Session, reader: Person) -> list[str]:
    with seen_as(reader):
        rows = Passage.objects.filter(session=session).order_by("said_at", "output", "pk")
        return [said.words for said in read(list(rows), session=session)]


def go_by(session: Session, *, days: int, seen_by: Person) -> None:
    """As it would be had all of it happened so many days before: what was due by then is over."""
    with seen_as(seen_by):
        row = Session.objects.get(pk=session.pk)
        earlier = _earlier(to_plain(from_plain(row.state)), days, clock=row.state["schedule"]["zone"])
        Session.objects.filter(pk=session.pk).update(state=earlier)
        Safe.objects.filter(pk=row.safe_id).update(until=goes_at(from_plain(earlier)))


def _earlier(plain: dict[str, Any], days: int, *, clock: str) -> dict[str, Any]:
    def at(told: str) -> str:
        wall = datetime.fromisoformat(told).astimezone(zone(clock))
        return (wall - timedelta(days=days)).isoformat()

    schedule = plain["schedule"]
    begins = date.fromisoformat(schedule["begins"]) - timedelta(days=days)
    return plain | {
        "schedule": schedule | {"begins": begins.isoformat()},
        "opened_at": at(plain["opened_at"]),
        "written": [[person, at(told)] for person, told in plain["written"]],
        "closed_at": at(plain["closed_at"]) if plain["closed_at"] else None,
    }
