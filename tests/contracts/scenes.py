"""How Noor comes to be among those who are told of something, in a hidden space. A new audience adds its own to `SCENES`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.reading import follow
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.actions.unsealing import ask
from kith.capabilities.moderation.models import Case, Debrief
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models.wish import Channel
from kith.capabilities.notifications.pushing.jobs import send_push, write_push
from kith.capabilities.notifications.queries import inbox
from kith.capabilities.search.actions import save
from kith.capabilities.search.finders import finders
from kith.capabilities.search.index import index_items
from kith.capabilities.search.models import SavedSearch
from kith.capabilities.versions.models import Contributor
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.actions.transferring import offer_to
from kith.domains.gatherings.models import Host, Invited, Seat, Speaker
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.supervision.actions.written import come_in
from kith.domains.supervision.tests.writing import brought
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.announcements.actions import announce
from kith.foundation.people.actions import make_steward, suspend
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.letters import write_letter
from tests.masked import said_masked
from tests.moderating import decided, said, told
from tests.pushing import PushService

OWN = {
    "debrief.offered", "learning.certified", "learning.reminded", "mentoring.paired", "mentoring.proposed", "messages.waiting", "moderation.concerned", "moderation.reporter", "moderation.unsealing",
    "round.news", "steward.appointed", "unsealing.answered", "version.asked",
}  # fmt: skip
Scene = dict[str, Any]
Send = Callable[[], object]


@dataclass
class World:
    """A hidden space in which Noor is told of what Tomasz does."""

    cast: Cast
    pushed: PushService
    mailed: list[EmailMultiAlternatives]

    @property
    def noor(self) -> Membership:
        return self.cast.place("noor", self.cast.circle)

    @property
    def tomasz(self) -> Membership:
        return self.cast.place("tomasz", self.cast.circle)

    def end(self, fact: type[Fact], audience: Audience) -> None:
        """Noor may see no more of it. What is her own stays so for as long as she has an account."""
        if audience.code in OWN or fact.code in OWN:
            suspend(self.cast["noor"])
        else:
            belonging.remove(self.noor, by=self.cast["tomasz"])

    def inbox(self, event: Event) -> Send:
        return lambda: None

    def mail(self, event: Event) -> Send:
        tomorrow = timezone.now() + timedelta(days=1)
        letters = [write_letter(self.cast["noor"], sort=sort, now=tomorrow) for sort in ("now", "digest")]
        return lambda: [send_letter(letter.pk) for letter in letters if letter]

    def push(self, event: Event) -> Send:
        push = write_push(self.cast["noor"], now=timezone.now())
        keys = list(push.deliveries.values_list("pk", flat=True)) if push else []
        return lambda: [send_push(key) for key in keys]

    def reached(self, event: Event, channel: Channel) -> bool:
        if channel == Channel.INBOX:
            shown = inbox(self.cast["noor"], page=1).groups
            return any(group.notice.event_id == event.pk for group in shown)
        came = self.mailed if channel == Channel.MAIL else self.pushed.came
        number = len(came)
        came.clear()
        assert number <= 1, "never twice"
        return number == 1


def _open(world: World, *, by: Membership, source: str = "Hello") -> Scene:
    item = open_topic(QUESTION, by=by, title="How?", source=source)
    return {"item": item, "post": item.posts.get()}


def _named(world: World) -> Scene:
    return _open(world, by=world.tomasz, source="Hello @noor")


def _answered(world: World) -> Scene:
    own = _open(world, by=world.noor)
    post = writing.reply(own["item"], author=world.tomasz, source="So", reply_to=own["post"])
    return {**own, "post": post}


def _author(world: World) -> Scene:
    return _open(world, by=world.noor)


def _follower(world: World) -> Scene:
    scene = _open(world, by=world.tomasz)
    follow(scene["item"], level="everything", by=world.cast["noor"])
    return scene


def _member(world: World) -> Scene:
    return _open(world, by=world.tomasz)


def _host(world: World) -> Scene:
    belonging.give_role(world.noor, role="host", by=world.cast["tomasz"])
    return _open(world, by=world.tomasz)


def _case(world: World, *, about: str = "anneke", by: str = "maria") -> Scene:
    """Someone told of what someone said; Tomasz decided, which was hard, and another look was asked for."""
    post = said(world.cast, about, where=world.cast.circle)
    report = told(world.cast, Case(post=post), by=by)
    decision = decided(world.cast, report.case)
    debrief = Debrief.objects.get(case=report.case)
    things = {"report": report, "case": report.case, "decision": decision, "debrief": debrief}
    return {
        **{name: thing.pk for name, thing in things.items()},
        "appeal": appeal(decision, words="Please").pk,
    }


def _moderator(world: World) -> Scene:
    belonging.give_role(world.noor, role="host", by=world.cast["tomasz"])
    return _case(world) | {"unsealing": 0}


def _second_steward(world: World) -> Scene:
    """Ruth asks to open a made name, and Noor is a steward too."""
    make_steward(world.cast["noor"])
    post = said_masked(world.cast, "anneke", where=world.cast.circle)
    case = told(world.cast, Case(post=post), by="maria", only_stewards=True).case
    return {"unsealing": ask(case, reason="Someone is in danger.", by=world.cast["ruth"]).pk}


def _reporter(world: World) -> Scene:
    return _case(world, by="noor")


def _concerned(world: World) -> Scene:
    return _case(world, about="noor")


def _meant(world: World) -> Scene:
    words = {"en": ("Winter", "We move.")}
    days = {"begins": timezone.localdate(), "ends": timezone.localdate()}
    made = announce(words=words, spaces=[world.cast.circle], audience="spaces", by=world.cast["ruth"], **days)
    return {"announcement": made.pk}


def _steward(world: World) -> Scene:
    make_steward(world.cast["noor"])
    return {}


def _receiver(world: World) -> Scene:
    return {}


def _to_be_named(world: World, state: str = "asked") -> Scene:
    entry = MAKERS["practice"](world.tomasz, title="Tea")
    asked = Contributor.objects.create(item=entry, member=world.noor, state=state)
    return {"contributor": asked.pk, "item": entry}


def _searching(world: World) -> Scene:
    search = save("q=kettle", finder=finders()["everywhere"], by=world.cast["noor"])
    scene = _open(world, by=world.tomasz, source="A kettle")
    index_items([scene["item"].pk])
    SavedSearch.objects.filter(pk=search.pk).update(
        news_since=timezone.now() - timedelta(hours=1), seen=False
    )
    return {"search": search.pk}


def _gathering(world: World, *, who: str) -> Scene:
    """Someone has a seat at a gathering that Tomasz announced."""
    item = MAKERS["gathering"](world.tomasz, title="Tea")
    person = world.cast[who]
    seat, occasion = (
        come(reach_gathering(person, item.pk), way="online", by=person),
        item.gathering.occasions.get(),
    )
    return {
        "item": item,
        "post": item.posts.get(),
        "occasion": occasion.pk,
        "begins": int(occasion.begins_at.timestamp()),
        "seat": seat.pk,
    }


def _coming(world: World) -> Scene:
    return _gathering(world, who="noor")


def _hosting(world: World) -> Scene:
    belonging.give_role(world.noor, role="host", by=world.cast["tomasz"])
    return _gathering(world, who="anneke")


def _named_for(model: Any, key: str, **other: Any) -> Callable[[World], Scene]:
    """Hosts named Noor."""

    def scene(world: World) -> Scene:
        found = _gathering(world, who="anneke")
        made = model.objects.create(gathering=found["item"].gathering, person=world.cast["noor"], **other)
        return found | {key: made.pk}

    return scene


def _offered_on(world: World) -> Scene:
    scene = _gathering(world, who="anneke")
    offer_to(Seat.objects.get(pk=scene["seat"]), to=world.cast["noor"], by=world.cast["anneke"])
    return scene


def _in_circle(world: World) -> Scene:
    item = MAKERS["circle"](world.tomasz)
    return {"item": item, "post": item.posts.get(), "circle": item.pk}


def _in_writing(world: World) -> Scene:
    """Tomasz brings something, and Noor has come in; the first step is open for words of both."""
    scene = _in_circle(world)
    session = brought(scene["item"].circle, by=world.cast["tomasz"])
    come_in(session, by=world.cast["noor"])
    return scene | {"key": str(session.pk)}


SCENES: dict[str, Callable[[World], Scene]] = {
    "announcement": _meant,
    "circle.listening": _in_circle,
    "circle.members": _in_circle,
    "circle.nudge": _in_writing,
    "circle.written": _in_writing,
    "gathering.after": _coming,
    "gathering.coming": _coming,
    "gathering.hosting": _hosting,
    "gathering.invited": _named_for(Invited, "invited"),
    "gathering.named_host": _named_for(Host, "host"),
    "gathering.speaks": _named_for(Speaker, "speaker", number=1, name="Noor"),
    "gathering.offered_on": _offered_on,
    "gathering.near": _coming,
    "gathering.seat": _coming,
    "gathering.presence": _coming,
    "learning.certified": _receiver,
    "learning.reminded": _receiver,
    "mentoring.paired": _receiver,
    "mentoring.proposed": _receiver,
    "round.news": _receiver,
    "item.everything": _member,
    "item.followed": _follower,
    "item.nearby": _member,
    "messages.waiting": _receiver,
    "moderation.colleague": _moderator,
    "moderation.concerned": _concerned,
    "moderation.desk": _moderator,
    "moderation.reporter": _reporter,
    "moderation.self": _moderator,
    "moderation.unsealing": _second_steward,
    "post.answered": _answered,
    "post.author": _author,
    "post.mentioned": _named,
    "search.saved": _searching,
    "steward.appointed": _steward,
    "space.bound": _member,
    "space.hosts": _host,
    "space.yourself": _member,
    "version.asked": _to_be_named,
    "version.writers": lambda world: _to_be_named(world, state="agreed"),
}
