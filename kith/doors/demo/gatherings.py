"""Lets the people of the demo meet, by the same actions that people use."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.announcing import announce
from kith.domains.gatherings.actions.handing_out import hand_out
from kith.domains.gatherings.actions.questioning import ask
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.repeating import rule_for
from kith.domains.learning.actions.providing import add_approval, add_provider
from kith.domains.learning.models import Provider
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership

Text = Mapping[str, Any]
Places = Mapping[str, Mapping[str, Membership]]  # by the name of a space, then by the key of a person
PLAIN = ("sort", "zone", "minutes", "way", "door")
MAYBE = (
    "place", "address", "latitude", "longitude", "link", "access", "access_words", "each_date", "seats_here", "seats_online", "cost", "pay_at",
    "asks_after", "categories", "objectives",
)  # fmt: skip


def know(providers: tuple[Text, ...], places: Places, *, by: Person) -> None:
    """Write down who offers what is held here, and by which number a board knows them."""
    for text in providers:
        space = next(iter(places[text["space"]].values())).space
        provider = add_provider(name=text["name"], space=space, by=by)
        add_approval(board=text["board"], number=text["number"], provider=provider, by=by)


def meet(gatherings: tuple[Text, ...], places: Places, *, today: date) -> None:
    """Announce each, and let those come who have said so."""
    for text in gatherings:
        here = places[text["space"]]
        item = announce(
            by=here[text["author"]], title=text["title"], source=text["body"].strip(), tags=text["tags"],
            language=text["language"], visibility=text["visibility"], plan=_plan(text, today=today),
            speakers=[(name, about) for name, about in text.get("speakers", ())],
        )  # fmt: skip
        for question in text.get("asks", ()):
            _ask(item, question, by=here[text["author"]])
        for thing in text.get("materials", ()):
            hand_out(item, by=here[text["author"]], **thing)
        for seat in text.get("seats", ()):
            _come(item, seat, by=here[seat["who"]])


def _ask(item: Item, question: Text, *, by: Membership) -> None:
    """`after` is the number of an earlier question."""
    first = item.gathering.questions.filter(number=question.get("after", 0)).first()
    ask(item, by=by.person, **{**question, "after": first and first.pk})


def _plan(text: Text, *, today: date) -> dict[str, Any]:
    first = today + timedelta(days=text["from_day"])
    if "weekday" in text:
        first += timedelta(days=(text["weekday"] - first.weekday()) % 7)
    last = first + timedelta(days=text["last_after"]) if "last_after" in text else None
    plan = {name: text[name] for name in PLAIN} | {name: text[name] for name in MAYBE if name in text}
    if name := text.get("offered_by"):
        plan["offered_by"] = Provider.objects.get(name=name)
    return plan | {
        "first_day": first, "at": time.fromisoformat(text["at"]), "agenda": text.get("agenda", "").strip(),
        "rule": rule_for(text.get("repeats", ""), day=first, last=last),
    }  # fmt: skip


def _come(item: Item, seat: Text, *, by: Membership) -> None:
    plan: Gathering = item.gathering
    ahead = plan.occasions.filter(begins_at__gt=timezone.now()).order_by("begins_at")
    occasion = ahead.first() if plan.each_date else None
    way = seat.get("way", plan.ways[0])
    come(item, way=way, by=by.person, occasion=occasion, shows=seat.get("shows", False))
