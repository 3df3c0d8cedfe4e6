"""From an event to one notice for each person whom it concerns, who may see it, and who wants to hear of it."""

from dataclasses import dataclass

from django.db.models import BooleanField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.audiences import EVERYONE_HERE, not_muted, who_see
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.wish import Channel
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person

BATCH = 2_000


@dataclass(frozen=True)
class Subject:
    """What an event is about, as far as it is about something that people can be told of."""

    space: int
    item: Item | None
    post: Post | None


def tell(event: Event) -> None:
    """Make the notices of an event. Doing it twice makes none twice."""
    fact = Fact.known.get(event.type)
    subject = _subject(event)
    if fact is None or subject is None:
        return
    told = set(Notice.objects.filter(event=event).values_list("person", flat=True)) | {event.actor_id}
    for audience in fact.audiences:
        people = _may_hear(audience.who(event), subject)
        hearing = set(_want(people, audience, space=subject.space).values_list("pk", flat=True)) - told
        _notify(hearing, event, audience, subject)
        told |= hearing


def _subject(event: Event) -> Subject | None:
    post = Post.objects.filter(traces__event=event).select_related("item").first()
    item = post.item if post else Item.objects.filter(traces__event=event).first()
    space = event.__class__.objects.filter(pk=event.pk).values_list("space_trace__space", flat=True).get()
    return Subject(space, item, post) if space else None


def _may_hear(people: QuerySet[Person], subject: Subject) -> QuerySet[Person]:
    if subject.item is None:
        return people
    return people.filter(not_muted(subject.item), pk__in=who_see(subject.item).values("pk"))


def _want(people: QuerySet[Person], audience: Audience, *, space: int) -> QuerySet[Person]:
    """What was said of the space comes first, then what was said of the audience, then what is usual."""
    of_space = SpaceWish.objects.filter(person=OuterRef("pk"), space=space).values("level")
    of_audience = Wish.objects.filter(person=OuterRef("pk"), audience=audience.code, channel=Channel.INBOX)
    usual = Value(audience.by_default, output_field=BooleanField())
    people = people.annotate(
        level=Coalesce(Subquery(of_space[:1]), Value("")),
        wanted=Coalesce(Subquery(of_audience.values("wanted")[:1]), usual),
    )
    silent = Q(level=SpaceWish.Level.NOTHING)
    if not audience.personal:
        silent |= Q(level=SpaceWish.Level.PERSONAL)
    asked = Q(wanted=True)
    if audience == EVERYONE_HERE:
        asked |= Q(level=SpaceWish.Level.EVERYTHING)
    return people.filter(asked).exclude(silent)


def _notify(people: set[int], event: Event, audience: Audience, subject: Subject) -> None:
    notices = [
        Notice(
            person_id=person, event=event, audience=audience.code, at=event.at,
            space_id=subject.space, item=subject.item, post=subject.post,
        )
        for person in people
    ]  # fmt: skip
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=BATCH)
