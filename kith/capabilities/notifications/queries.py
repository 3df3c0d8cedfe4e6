"""The inbox of one person: what is new about one conversation stands together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.notifications.concerned import asks_again, still_concerned
from kith.capabilities.notifications.models import Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.notice import is_news
from kith.capabilities.notifications.models.wish import Channel, How, usual
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact
from kith.foundation.people.models import Person
from kith.foundation.spaces.log import in_words
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places

WINDOW, PAGE, COUNTED = 500, 20, 200


@dataclass(frozen=True)
class Group:
    """The newest notice of a conversation or a space, in words, and how many are news."""

    notice: Notice
    says: str
    news: int

    @property
    def others(self) -> int:
        return self.news - 1


@dataclass(frozen=True)
class Inbox:
    groups: list[Group]
    number: int
    has_later: bool


def inbox(person: Person, *, page: int, audience: str = "") -> Inbox:
    """News first, then what is known already, each newest first; made of the newest five hundred notices."""
    mine = (
        Notice.objects.visible()
        .filter(person=person, in_inbox=True)
        .annotate(is_news=is_news())
        .order_by("-pk")
    )
    if audience:
        mine = mine.filter(audience=audience)
    news = _news_of_groups(mine.values_list("pk", "space", "item", "page", "is_news")[:WINDOW])
    ordered = sorted(news, key=lambda newest: (news[newest] == 0, -newest))
    start = (page - 1) * PAGE
    shown = {newest: news[newest] for newest in ordered[start : start + PAGE]}
    return Inbox(_in_words(shown), page, has_later=len(ordered) > start + PAGE)


def grouped(news: QuerySet[Notice, Notice]) -> list[Group]:
    """News in words, those of one conversation together; newest first. Asked when they are about to be sent."""
    rows = news.order_by("-pk").annotate(new=Value(True)).values_list("pk", "space", "item", "page", "new")
    return _to_send(_news_of_groups(rows[:WINDOW]))


@dataclass(frozen=True)
class News:
    """The newest that a letter tells of one conversation, a space or a matter, and how much is new there."""

    notice: int
    event: int
    audience: str
    space: int | None
    number: int
    clock: str = ""  # of its reader, if it tells a time


def news_by_letter(news: QuerySet[Notice, Notice]) -> dict[int, list[News]]:
    """What each letter tells, newest first, with as many queries as for one. Only what still concerns its reader."""
    found = news.order_by("-pk").values_list(
        "letter", "pk", "space", "item", "page", "audience", "event", "event__type", "person__time_zone", named=True
    )  # fmt: skip
    rows: dict[int | None, list[Any]] = {}
    for row in found:
        rows.setdefault(row.letter, []).append(row)
    kept = {letter or 0: same[:WINDOW] for letter, same in rows.items()}
    asked = (row for same in kept.values() for row in same if asks_again(row.event__type, space=row.space))
    gone = _no_longer_concerned(row.pk for row in asked)
    return {letter: _newest(row for row in same if row.pk not in gone) for letter, same in kept.items()}


def _no_longer_concerned(told: Iterable[int]) -> set[int]:
    keys = list(told)
    notices = Notice.objects.filter(pk__in=keys).select_related("event") if keys else ()
    return set(keys) - still_concerned(notices)


def _newest(rows: Iterable[Any]) -> list[News]:
    those = {row.pk: row for row in rows}
    found = _news_of_groups((row.pk, row.space, row.item, row.page, True) for row in those.values())
    return [
        News(pk, those[pk].event, those[pk].audience, those[pk].space, number, _clock(those[pk]))
        for pk, number in found.items()
    ]


def _clock(row: Any) -> str:
    fact = Fact.known.get(row.event__type)
    return row.person__time_zone if fact and fact.passes else ""


def told(notices: Iterable[int]) -> list[Group]:
    """What these notices say, with all that stands in a mail. What many are told of is read once, not once for each."""
    return _in_words(dict.fromkeys(notices, 1), _with_words())


def _with_words() -> QuerySet[Notice, Notice]:
    words = Prefetch("post", Post.objects.defer("source", "html"))
    return Notice.objects.prefetch_related("event", "space", "item__space", words)


def _to_send(news: dict[int, int]) -> list[Group]:
    """Only what still concerns someone."""
    groups = _in_words(news, _with_words())
    concerned = still_concerned(group.notice for group in groups)
    return [group for group in groups if group.notice.pk in concerned]


def _news_of_groups(rows: Iterable[tuple[int, int | None, int | None, str, bool]]) -> dict[int, int]:
    """The newest notice of each conversation, or of each space or matter, with the number of news there. Rows: newest first."""
    newest: dict[tuple[int | None, int | None, str], int] = {}
    news: dict[int, int] = {}
    for pk, space, item, page, new in rows:
        first = newest.setdefault((None if item else space, item, page), pk)
        news[first] = news.get(first, 0) + new
    return news


def _in_words(news: dict[int, int], asked: QuerySet[Notice, Notice] | None = None) -> list[Group]:
    if asked is None:
        asked = Notice.objects.select_related("event", "space", "item__space", "post")
    found = asked.in_bulk(news)
    notices = [found[pk] for pk in news if pk in found]
    lines = in_words([(notice.event, notice.space_id) for notice in notices])
    return [Group(notice, line.says, news[notice.pk]) for notice, line in zip(notices, lines, strict=True)]


def waiting() -> Coalesce:
    """For a query of people: in how many conversations and spaces each has news, of their newest two hundred."""
    text = CharField()
    newest = Notice.objects.filter(person=OuterRef(OuterRef("pk")), in_inbox=True, read_at=None).order_by(
        "-pk"
    )
    news = Notice.objects.visible().filter(is_news(), pk__in=newest.values("pk")[:COUNTED])
    places = Coalesce(Cast("item", text), Cast(-F("space"), text), F("page"))
    counted = (
        news.filter(person=OuterRef("pk")).values("person").annotate(number=Count(places, distinct=True))
    )
    return Coalesce(Subquery(counted.values("number")), 0)


def own(person: Person, pk: int) -> Notice | None:
    mine = Notice.objects.visible().filter(person=person, pk=pk)
    return mine.select_related("event", "item__space", "space").first()


def wishes_of(person: Person) -> dict[tuple[str, str], str]:
    """How someone hears of each audience on each channel: what they chose, and else what is usual."""
    chosen = {(wish.audience, wish.channel): wish.how for wish in Wish.objects.filter(person=person)}
    return {
        (code, channel): chosen.get((code, channel), usual(audience, channel))
        for code, audience in Audience.known.items()
        for channel in Channel
    }


def space_wish(space: Space, *, of: Person) -> SpaceWish:
    """What someone said of one space; as everywhere if they said nothing."""
    return SpaceWish.objects.filter(person=of, space=space).first() or SpaceWish(person=of, space=space)


def space_wishes_of(person: Person) -> list[tuple[Space, str]]:
    """Each of a person's spaces with what they want to hear of it, in words."""
    chosen = {wish.space_id: wish for wish in SpaceWish.objects.filter(person=person)}
    spaces = [place.space for place in places(person).values()]
    return [(space, _wished(chosen.get(space.pk))) for space in spaces]


def _wished(wish: SpaceWish | None) -> str:
    if wish is None:
        return _("As everywhere")
    parts = [wish.get_level_display()] if wish.level else []
    parts += [f"{Channel(name).label}: {How(how).label}" for name, how in wish.channels() if how]
    return " · ".join(parts)
