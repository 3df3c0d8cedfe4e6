"""The inbox of one person: what is new about one conversation stands together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.capabilities.notifications.models import Notice, SpaceWish, Wish
from kith.capabilities.notifications.models.notice import is_news
from kith.capabilities.notifications.models.wish import Channel
from kith.foundation.activity.audiences import Audience
from kith.foundation.people.models import Person
from kith.foundation.spaces.audiences import HOSTS
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

    @property
    def title(self) -> str:
        return self.notice.item.title if self.notice.item else self.notice.space.name

    @property
    def address(self) -> str:
        """To what has not been read yet; to those who ask to join, if it is about them."""
        if self.notice.item:
            return f"{self.notice.item.get_absolute_url()}?unread"
        if self.notice.audience == HOSTS.code:
            return reverse("spaces:requests", args=[self.notice.space.slug])
        return self.notice.space.get_absolute_url()

    @property
    def because(self) -> str:
        return str(Audience.known[self.notice.audience].because)


@dataclass(frozen=True)
class Inbox:
    groups: list[Group]
    number: int
    has_later: bool


def inbox(person: Person, *, page: int, audience: str = "") -> Inbox:
    """News first, then what is known already, each newest first; made of the newest five hundred notices."""
    mine = Notice.objects.visible().filter(person=person).annotate(is_news=is_news()).order_by("-pk")
    if audience:
        mine = mine.filter(audience=audience)
    news = _news_of_groups(mine.values_list("pk", "space", "item", "is_news")[:WINDOW])
    ordered = sorted(news, key=lambda newest: (news[newest] == 0, -newest))
    start = (page - 1) * PAGE
    shown = {newest: news[newest] for newest in ordered[start : start + PAGE]}
    return Inbox(_in_words(shown), page, has_later=len(ordered) > start + PAGE)


def _news_of_groups(rows: Iterable[tuple[int, int, int | None, bool]]) -> dict[int, int]:
    """The newest notice of each conversation, or of each space, with the number of news there. Rows: newest first."""
    newest: dict[tuple[int, int | None], int] = {}
    news: dict[int, int] = {}
    for pk, space, item, new in rows:
        first = newest.setdefault((0 if item else space, item), pk)
        news[first] = news.get(first, 0) + new
    return news


def _in_words(news: dict[int, int]) -> list[Group]:
    asked = Notice.objects.select_related("event", "space", "item__space", "post")
    found = asked.in_bulk(news)
    notices = [found[pk] for pk in news if pk in found]
    lines = in_words([(notice.event, notice.space_id) for notice in notices])
    return [Group(notice, line.says, news[notice.pk]) for notice, line in zip(notices, lines, strict=True)]


def waiting() -> Coalesce:
    """For a query of people: in how many conversations and spaces each has news, of their newest two hundred."""
    newest = Notice.objects.filter(person=OuterRef(OuterRef("pk")), read_at=None).order_by("-pk")
    news = Notice.objects.visible().filter(is_news(), pk__in=newest.values("pk")[:COUNTED])
    places = Coalesce(F("item"), -F("space"))
    counted = (
        news.filter(person=OuterRef("pk")).values("person").annotate(number=Count(places, distinct=True))
    )
    return Coalesce(Subquery(counted.values("number")), 0)


def own(person: Person, pk: int) -> Notice | None:
    return Notice.objects.visible().filter(person=person, pk=pk).first()


def wishes_of(person: Person) -> dict[str, bool]:
    """What someone chose for each audience; what is not in it is as usual."""
    return dict(Wish.objects.filter(person=person, channel=Channel.INBOX).values_list("audience", "wanted"))


def space_wish(space: Space, *, of: Person) -> str:
    found = SpaceWish.objects.filter(person=of, space=space).values_list("level", flat=True)
    return found.first() or ""


def space_wishes_of(person: Person) -> list[tuple[Space, str]]:
    """Each of a person's spaces with what they want to hear of it, in words."""
    chosen = dict(SpaceWish.objects.filter(person=person).values_list("space", "level"))
    spaces = [place.space for place in places(person).values()]
    levels = dict(SpaceWish.Level.choices)
    return [(space, str(levels.get(chosen.get(space.pk, ""), _("As everywhere")))) for space in spaces]
