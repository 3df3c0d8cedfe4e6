"""From an event to one notice for each person whom it concerns, who may see it, and who wants to hear of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.audiences import EVERYONE_HERE, not_muted, who_see
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import settle
from kith.capabilities.notifications.jobs import write_letters
from kith.capabilities.notifications.models import Device, Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.wish import POSSIBLE, Channel, How, usual
from kith.capabilities.notifications.pushing.jobs import write_pushes
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import kept_away
from kith.foundation.spaces.models import SpaceTrace

MOST_A_DAY = 2
Wishes = tuple[int, str, str, str]  # of one person: how they hear in the inbox, by mail, on their devices
WRITE = """
INSERT INTO notifications_notice
    (person_id, event_id, audience, in_inbox, by_mail, by_push, space_id, item_id, post_id, page, at)
SELECT given.person, %(event)s, %(audience)s, given.inbox, given.mail, given.push,
    %(space)s, %(item)s, %(post)s, %(page)s, %(at)s
FROM unnest(%(people)s::bigint[], %(inbox)s::boolean[], %(mail)s::varchar[], %(push)s::varchar[])
    AS given (person, inbox, mail, push)
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Subject:
    """What an event is about: something in a space, or a matter that has a page."""

    space: int | None
    page: str = ""
    item: Item | None = None
    post: Post | None = None


def tell(event: Event) -> None:
    """Make the notices of an event. Doing it twice makes none twice."""
    fact = Fact.known.get(event.type)
    if fact and fact.settles:
        settle(fact.page(event.facts), of=event.actor_id, before=event.at)
    subject = _subject(event, fact) if fact and fact.audiences else None
    if fact is None or subject is None or (fact.is_fleeting and _is_told_enough(event, subject)):
        return
    told = {event.actor_id or 0, *Notice.objects.filter(event=event).values_list("person", flat=True)}
    for audience in fact.audiences:
        people = _may_hear(audience.who(event).exclude(pk__in=told), subject, also_gone=fact.outlasts)
        wishes = list(_wishes(people, audience, space=subject.space))
        _write(event, audience, subject, wishes)
        told |= {person for person, *_how in wishes}
    if Notice.objects.filter(event=event, by_mail=How.NOW).exists():
        write_letters.defer()
    if Notice.objects.filter(event=event, by_push=How.NOW).exists():
        write_pushes.defer()


def _write(event: Event, audience: Audience, subject: Subject, wishes: Sequence[Wishes]) -> None:
    """One notice for each, in one statement: an event may concern ten thousand people."""
    if not wishes:
        return
    alike: dict[str, Any] = {
        "event": event.pk, "audience": audience.code, "space": subject.space, "page": subject.page, "at": event.at,
        "item": subject.item and subject.item.pk, "post": subject.post and subject.post.pk,
    }  # fmt: skip
    people, inbox, mail, push = (list(each) for each in zip(*wishes, strict=True))
    each = {"people": people, "inbox": [how == How.YES for how in inbox], "mail": mail, "push": push}
    with connection.cursor() as cursor:
        cursor.execute(WRITE, alike | each)


def _subject(event: Event, fact: type[Fact]) -> Subject | None:
    if page := fact.page(event.facts):
        return Subject(space=None, page=page)
    post = Post.objects.filter(traces__event=event).select_related("item", "author").first()
    item = post.item if post else Item.objects.filter(traces__event=event).first()
    space = SpaceTrace.objects.filter(event=event).values_list("space", flat=True).first()
    return Subject(space, item=item, post=post) if space else None


def _is_told_enough(event: Event, subject: Subject) -> bool:
    """Whether the same person did the same with the same post, or in the same space, again and again today."""
    lately = Event.objects.filter(type=event.type, actor=event.actor_id, at__gt=event.at - timedelta(days=1))
    before = lately.filter(pk__lt=event.pk)
    if subject.post:
        before = before.filter(post_trace__post=subject.post)
    else:
        before = before.filter(space_trace__space=subject.space)
    return before[:MOST_A_DAY].count() >= MOST_A_DAY


def _may_hear(people: QuerySet[Person], subject: Subject, *, also_gone: bool) -> QuerySet[Person]:
    if subject.item is None:
        return people
    seen_by = who_see(subject.item, also_gone=also_gone)
    people = people.filter(not_muted(subject.item), pk__in=seen_by.values("pk"))
    return people.exclude(pk__in=kept_away(subject.post.author)) if subject.post else people


def _wishes(people: QuerySet[Person], audience: Audience, *, space: int | None) -> Iterable[Wishes]:
    """The keys of those who want to hear, with how they hear in the inbox, by mail and on their devices.

    Whether someone hears of it: what was said of the space comes first, then what was said of the audience, then what is
    usual. How they hear of it on a channel is asked in the same order.
    """
    of_space = SpaceWish.objects.filter(person=OuterRef("pk"), space=space)
    people = people.annotate(
        level=Coalesce(Subquery(of_space.values("level")[:1]), Value("")),
        stopped=Exists(of_space.filter(mails=False)),
        inbox=_how(audience, Channel.INBOX),
        any_mail=_how(audience, Channel.MAIL),
        any_push=_how(audience, Channel.PUSH),
    )
    silent = Q(level=SpaceWish.Level.NOTHING)
    if not audience.personal:
        silent |= Q(level=SpaceWish.Level.PERSONAL)
    hear = people.exclude(silent).exclude(inbox=How.NO, any_mail=How.NO, any_push=How.NO)
    here = hear.annotate(
        mail=_unless_silent(
            Coalesce(NullIf(Subquery(of_space.values("mail")[:1]), Value("")), F("any_mail"))
        ),
        push=_on_devices(Coalesce(NullIf(Subquery(of_space.values("push")[:1]), Value("")), F("any_push"))),
    )
    rows = here.exclude(inbox=How.NO, mail=How.NO, push=How.NO)
    return rows.values_list("pk", "inbox", "mail", "push")


def _how(audience: Audience, channel: Channel) -> Combinable:
    """How each hears of this audience wherever it is."""
    chosen = Wish.objects.filter(person=OuterRef("pk"), audience=audience.code, channel=channel).values("how")
    first, asked_for_all = POSSIBLE[channel][0], Q(level=SpaceWish.Level.EVERYTHING)
    if channel == Channel.MAIL:
        asked_for_all &= Q(stopped=False)
    how: Combinable = Coalesce(Subquery(chosen[:1]), Value(usual(audience, channel)))
    if audience == EVERYONE_HERE and first != How.NO:
        how = Case(When(asked_for_all, then=Value(first)), default=how, output_field=CharField())
    return how


def _unless_silent(how: Combinable) -> Case:
    return Case(When(rhythm__silent=True, then=Value(How.NO)), default=how, output_field=CharField())


def _on_devices(how: Combinable) -> Case:
    nowhere = ~Exists(Device.objects.filter(person=OuterRef("pk")))
    return Case(When(nowhere, then=Value(How.NO)), default=_unless_silent(how), output_field=CharField())
