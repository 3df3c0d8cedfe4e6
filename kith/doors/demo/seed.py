"""Builds the demo community from its texts, by the same actions that people use."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kith.capabilities.conversations.actions.thanking import thank
from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.conversations.models import Post
from kith.capabilities.items import actions as items
from kith.capabilities.items.masks import wear_in
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import see
from kith.capabilities.search.actions import save
from kith.capabilities.search.jobs import look_again
from kith.domains.library.saving import LIBRARY
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import KINDS
from kith.doors.demo.circles import sit_down
from kith.doors.demo.competencies import grow
from kith.doors.demo.content import (
    announcements,
    circles,
    competencies,
    courses,
    everyone,
    gatherings,
    learning,
    library,
    mentoring,
    portfolios,
    providers,
    pulse,
    rounds,
    spaces,
    ties,
)
from kith.doors.demo.courses import teach
from kith.doors.demo.gatherings import know, meet
from kith.doors.demo.learning import learn
from kith.doors.demo.library import fill
from kith.doors.demo.mentoring import accompany
from kith.doors.demo.portfolios import show
from kith.doors.demo.pulse import feel
from kith.doors.demo.rounds import seek
from kith.foundation.announcements.actions import announce
from kith.foundation.people.actions import make_steward, register, suspend
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from kith.foundation.spaces.actions.masking import wear
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.masks import opening_in
from kith.foundation.spaces.models import Membership

BEGAN = timedelta(days=210)


def build() -> Iterator[str]:
    """Make everyone and everything; each step is told in a line."""
    now = timezone.now()
    people = {one.key: register(name=one.name, email=one.email, **one.details) for one in everyone()}
    _describe(people)
    yield f"{len(people)} people"
    places = {}
    for text in spaces():
        here = places[text["space"]["slug"]] = _space({**text["space"]}, people, since=now - BEGAN)
        for topic in text["item"]:
            _topic(topic, here, now=now)
    fill(library(), places, now=now)
    know(providers(), places, by=people["ruth"])
    meet(gatherings(), places, today=now.date())
    teach(courses(), places, now=now)
    kept = Counter(entry["space"] for entry in library())
    for text in spaces():
        space, topics = text["space"], text["item"]
        yield f"{space['name']}: {len(topics)} conversations, {kept[space['slug']]} in the library"
    yield f"{len(gatherings())} gatherings, {len(courses())} course(s)"
    sit_down(circles(), people, now=now)
    feel(pulse(), people)
    seek(rounds(), people)
    yield f"{len(circles())} circles, {len(rounds())} round(s) for people who look for one"
    _settle(people)


def _describe(people: dict[str, Person]) -> None:
    for one in everyone():
        told: dict[str, list[dict[str, str]]] = {}
        for entry in one.entries:
            told.setdefault(entry["field"], []).append(entry)
        for field, entries in told.items():
            (audience,) = {entry["audience"] for entry in entries}  # a field is told to one audience
            texts = [entry["text"] for entry in entries]
            tell(people[one.key], field=field, texts=texts, audience=audience)


def _space(text: dict[str, Any], people: dict[str, Person], *, since: datetime) -> dict[str, Membership]:
    """A space with everyone who belongs to it, by their key."""
    names: dict[str, str] = text.pop("names", {})
    hosts, members, guests = text.pop("hosts"), text.pop("members"), text.pop("guests")
    space = open_space(by=people[hosts[0]], **text)
    places = {hosts[0]: Membership.objects.select_related("person", "space").get(space=space)}
    for role, keys in (("host", hosts[1:]), ("member", members), ("guest", guests)):
        for key in keys:
            name = names.get(key, "")
            places[key] = admit(people[key], to=space, by=None, role=role, display_name=name, since=since)
    return places


@transaction.atomic
def _topic(text: dict[str, Any], places: dict[str, Membership], *, now: datetime) -> Item:
    opened = now - timedelta(days=text["days_ago"])
    by = places[text["author"]]
    if text.get("masked"):
        by = wear(by.person, scope=opening_in(by.space), space=by.space, language=by.space.language)
    item = open_topic(
        KINDS[text["kind"]], by=by, title=text["title"], source=text["body"].strip(), tags=text["tags"],
        language=text["language"], visibility=text["visibility"], content_note=text["content_note"],
        no_advice=text["no_advice"], at=opened,
    )  # fmt: skip
    posts = {1: item.posts.get()}
    for number, said in enumerate(text.get("post", ()), start=2):
        posts[number] = _reply(item, said, posts, places, opened=opened)
    if text["pinned"]:
        items.pin(item, by=by.person)
    if text["closed"]:
        items.close(item, by=by.person)
    return item


def _reply(
    item: Item,
    said: dict[str, Any],
    posts: dict[int, Post],
    places: dict[str, Membership],
    *,
    opened: datetime,
) -> Post:
    at = opened + timedelta(hours=said["hours_after"])
    parent = posts.get(said.get("reply_to", 0))
    author = places[said["author"]]
    if said.get("masked"):
        author = wear_in(item, author.person)
    post = reply(item, author=author, source=said["body"].strip(), reply_to=parent, at=at)
    if said.get("accepted"):
        accept(post, by=item.author)
    for key in said.get("thanks", ()):
        thank(post, by=places[key])
    return post


def _settle(people: dict[str, Person]) -> None:
    """The parts that some of the cast play, who keeps away from whom, and what Maria has read already."""
    make_steward(people["ruth"])
    suspend(people["victor"])
    for said in announcements():
        words = {language: (text["title"], text["body"]) for language, text in said["words"].items()}
        ends = timezone.localdate() + timedelta(days=said["days"])
        announce(words=words, audience=said["audience"], ends=ends, by=people[said["by"]])
    seen = (
        Item.objects.visible_to(people["maria"]).select_related("thread").order_by("-last_activity_at")[12:]
    )
    for item in seen:
        see(item, up_to=item.thread.last_number, by=people["maria"])
    _draw_lines(people)
    learn(learning(), people, today=timezone.localdate())
    accompany(mentoring(), people, today=timezone.localdate())
    grow(competencies(), people, today=timezone.localdate())
    show(portfolios(), people, today=timezone.localdate())
    _save_a_search(people["maria"])


def _draw_lines(people: dict[str, Person]) -> None:
    """Some keep away from each other, and some say who manages them."""
    for said in ties()["boundary"]:
        keep_away(people[said["other"]], by=people[said["by"]], sort=said["sort"])
    for said in ties()["tie"]:
        tie(people[said["other"]], by=people[said["by"]], sort=said["sort"])


def _save_a_search(person: Person) -> None:
    """For what someone has looked for a week."""
    now = timezone.now()
    week = save("setting=%3Aclinic", finder=LIBRARY, by=person, at=now - timedelta(days=7))
    look_again(week.pk, now=now)
