"""The people and the counts of `bench.faults`; can be imported once Django is ready."""

import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.test import Client

from bench.facts import jobs_waiting
from bench.poster import Seat
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.reading import follow
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Letter, Notice, Rhythm
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.people.actions import register
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.models import Membership


def prepare(*, writers: int, followers: int) -> list[Seat]:
    """A space with some who write, each in a conversation of their own, and some who are mailed of all at once."""
    host = _person("host")
    space = open_space(by=host, slug="faults", name="Faults", sort="community", visibility="listed",
                       joining="request", purpose="To be disturbed.", guidelines="Be patient.")  # fmt: skip
    items = []
    for number in range(writers):
        place = admit(_person(f"writer-{number}"), to=space, by=host, role="host")  # no newcomer
        items.append(open_topic(DISCUSSION, by=place, title=f"Conversation {number}", source="It begins."))
    for number in range(followers):
        person = _person(f"follower-{number}")
        admit(person, to=space, by=host)
        Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)
        wish({("item.followed", "mail"): "now"}, by=person)
        for item in items:
            follow(item, level="everything", by=person)
    return [Seat(_session(item.author), item.pk) for item in items]


def _person(handle: str) -> Person:
    return register(name=handle, email=f"{handle}@faults.invalid", handle=handle)


def _session(place: Membership) -> str:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(place.person, settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies["sessionid"].value


def _drain(patience: float) -> None:
    until = time.monotonic() + patience
    while jobs_waiting() and time.monotonic() < until:
        time.sleep(1)


def stored(keys: Sequence[str], *, followers: int, patience: float) -> dict[str, Any]:
    """What of the acknowledged posts stands in the house, once nothing is left to do."""
    _drain(patience)
    found = Counter(Post.objects.filter(send_key__in=keys).values_list("send_key", flat=True))
    told = Counter(Notice.objects.filter(post__send_key__in=keys, person__handle__startswith="follower-")
                   .values_list("post__send_key", flat=True))  # fmt: skip
    texts = Counter(Post.objects.filter(text__startswith="Words of").values_list("text", flat=True))
    return {
        "lost_posts": sum(not found[key] for key in keys),
        "twice_posts": sum(count > 1 for count in texts.values()),
        "notices": sum(told.values()),
        "lost_notices": sum(followers - told[key] for key in keys),
        "jobs_left": jobs_waiting(),
        # Of two who gather at once, the later makes letters that have nothing to say: these go nowhere.
        "letters": list(
            Letter.objects.filter(notices__isnull=False).distinct().values_list("key", flat=True)
        ),
    }
