"""Lets some people of the demo meet in circles, by the same actions that people use."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kith.domains.supervision.actions import keeping_log, listening, reviewing, turning
from kith.domains.supervision.actions.agreeing import agree_on, newest
from kith.domains.supervision.actions.beginning import begin, found
from kith.domains.supervision.actions.laying_out import lay_out
from kith.domains.supervision.models import Circle
from kith.domains.supervision.rhythm import rule_for
from kith.doors.demo.in_session import gather
from kith.doors.demo.in_writing import bring
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import agree
from kith.foundation.spaces.actions.inviting import accept, invite
from kith.foundation.spaces.actions.opening import close
from kith.foundation.spaces.models import Membership

Text = Mapping[str, Any]
People = Mapping[str, Person]
PLAIN = ("zone", "minutes", "way", "format", "country")


def sit_down(circles: tuple[Text, ...], people: People, *, now: datetime) -> None:
    """Each circle as it is today: some have met for a while, some have only begun."""
    for text in circles:
        circle = _found(text, people, now=now) if "space" in text else _begun(text, people, now=now)
        _went(circle, text, people)
        if "written" in text:
            bring(circle, text["written"], people)
        if "session" in text:
            gather(circle, text["session"], people)


def _found(text: Text, people: People, *, now: datetime) -> Circle:
    """In a space that is there already, since some weeks."""
    by = Membership.objects.select_related("space", "person").get(
        space__slug=text["space"], person=people[text["by"]]
    )
    since = now - timedelta(weeks=text["weeks_ago"])
    close(by.space, most=text["most"], by=by.person)
    item = found(
        by=by, title=text["title"], source=text["body"].strip(), plan=_plan(text, since.date()), at=since
    )
    lay_out(item.circle)
    return item.circle


def _begun(text: Text, people: People, *, now: datetime) -> Circle:
    """By one who invites the others; the agreement is changed once, and not everyone has read it yet."""
    host = people[text["by"]]
    item = begin(
        by=host, name=text["title"], purpose=text["purpose"], language=text["language"], most=text["most"],
        plan=_plan(text, now.date()),
    )  # fmt: skip
    for key in text["invites"]:
        invitation, _token = invite(to=item.space, by=host, days=14)
        accept(invitation, by=people[key])
    agree_on(item.circle, by=host, **newest(item.circle) | {"conflict": text["conflict"]})
    for key in text["agree"]:
        place = Membership.objects.select_related("space", "person").get(space=item.space, person=people[key])
        agree(place, by=people[key])
    lay_out(item.circle)
    return item.circle


def _plan(text: Text, since: date) -> dict[str, Any]:
    first = since + timedelta(days=(text["weekday"] - since.weekday()) % 7 or 7)
    plan = {name: text[name] for name in PLAIN}
    return plan | {
        "first_day": first,
        "at": time.fromisoformat(text["at"]),
        "rule": rule_for(text["rhythm"], day=first),
    }


def _went(circle: Circle, text: Text, people: People) -> None:
    past = list(circle.meetings.held().order_by("begins_at"))
    for said in text.get("review", ()):
        reviewing.answer(
            circle,
            by=people[said["who"]],
            **{name: said[name] for name in ("helped", "missed", "heard", "wish")},
        )
    if text["goes_on"]:
        reviewing.go_on(circle, by=people[text["by"]])
    for written in text.get("log", ()):
        details = {name: written[name] for name in ("part", "minutes", "themes", "learned")}
        log = keeping_log.write_down(past[written["meeting"]], by=people[written["who"]], **details)
        if written["counts"]:
            keeping_log.give_hours(log, by=people[written["who"]])
    for key in text.get("passes", ()):
        mine = circle.meetings.ahead().filter(moderator__person=people[key]).order_by("begins_at").first()
        if mine is not None:
            turning.let_pass(mine, role="moderator", by=people[key])
    for asked in text.get("listening", ()):
        until = timezone.localdate() + timedelta(days=asked["days"])
        listening.ask(circle, until=until, words=asked["words"], by=people[asked["who"]])
