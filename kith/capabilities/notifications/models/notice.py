"""That one person was told of one event."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from kith.capabilities.conversations.events import WRITING, Edited
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.notifications.models.letter import Letter
from kith.capabilities.notifications.models.push import Push
from kith.capabilities.notifications.models.wish import How
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import kept_from
from kith.foundation.spaces.audiences import HOSTS
from kith.foundation.spaces.models import Space
from kith.lib.markdown import excerpt

EXCERPT = 600


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible(self) -> Self:
        """What its person may see at this moment; of words that went elsewhere, nothing until it follows them."""
        reader = OuterRef("person")
        item = Item.objects.seen_by_each(reader).filter(pk=OuterRef("item"))
        space = Space.objects.seen_by_each(reader).filter(pk=OuterRef("space"))
        shown = Q(post=None) | Q(post__state=Post.State.SHOWN, post__item=F("item"))
        about_space = Q(item=None) & Q(Exists(space))
        gone = Item.objects.reached_by_each(reader).filter(pk=OuterRef("item"))
        outlasting = [code for code, fact in Fact.known.items() if fact.outlasts]
        there = Q(Exists(item)) | Q(event__type__in=outlasting) & Q(Exists(gone))
        return self.filter(
            there & shown & ~kept_from(reader, author="post__author") | about_space | ~Q(page="")
        )


def is_news() -> "ExpressionWrapper[Q]":
    """Not put aside, and about words that its person has not read."""
    read = ReadState.objects.filter(person=OuterRef("person"), item=OuterRef("item"))
    seen = Q(Exists(read.filter(last_read__gte=OuterRef("post__number"))), event__type__in=WRITING)
    return ExpressionWrapper(Q(read_at=None) & ~seen, output_field=models.BooleanField())


class Notice(models.Model):
    """One row per person and event, however often the event is handed over; seen by that person alone.

    It is about something in a space, or about a matter between few people, which has a page and no words here.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices", db_index=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    audience = models.CharField(max_length=20)
    in_inbox = models.BooleanField(default=True)
    by_mail = models.CharField(max_length=6, choices=How, default=How.NO)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="notices")
    by_push = models.CharField(max_length=6, choices=How, default=How.NO)
    push = models.ForeignKey(
        Push, null=True, on_delete=models.SET_NULL, related_name="notices", db_index=False
    )
    space = models.ForeignKey(Space, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Notice"]] = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "event"], name="notifications_notice_once"),
            models.CheckConstraint(
                condition=Q(post=None) | Q(item__isnull=False), name="notifications_notice_post_has_item"
            ),
            models.CheckConstraint(
                condition=Q(space__isnull=False, page="") | Q(space=None, item=None) & ~Q(page=""),
                name="notifications_notice_has_space_or_page",
            ),
        ]
        indexes = [
            models.Index(F("person"), F("id").desc(), name="notifications_notice_newest"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notifications_notice_unread"),
            models.Index(
                fields=["by_mail", "person", "at"],
                condition=~Q(by_mail="no") & Q(letter=None),
                name="notifications_notice_to_mail",
            ),
            models.Index(
                fields=["person", "at"],
                condition=~Q(by_push="no") & Q(push=None),
                name="notifications_notice_to_push",
            ),
            models.Index(fields=["push"], condition=~Q(push=None), name="notifications_notice_pushed"),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.person}"

    @property
    def title(self) -> str:
        if self.item:
            return self.item.title
        return self.space.name if self.space else str(Audience.known[self.audience].name)

    @property
    def icon(self) -> str:
        if self.item:
            return self.item.kind_of.icon
        return self.space.sort if self.space else "inbox"

    @property
    def address(self) -> str:
        """To what has not been read yet; to a post that was changed; to those who ask to join, if it is about them."""
        if self.space is None:
            return self.page
        fact = Fact.known.get(self.event.type)
        if way := fact.way(self.event.facts) if fact else "":
            return way
        if self.post_id and self.event.type == Edited.code:
            return reverse("conversations:post", args=[self.post_id])
        if self.item:
            return f"{self.item.get_absolute_url()}?unread"
        if self.audience == HOSTS.code:
            return reverse("spaces:requests", args=[self.space.slug])
        return self.space.get_absolute_url()

    @property
    def because(self) -> str:
        return str(Audience.known[self.audience].because)

    @property
    def is_sensitive(self) -> bool:
        """Whether its words should not stand where others may see them."""
        if self.space is None or self.space.visibility == Space.Visibility.HIDDEN:
            return True
        return any(each.content_note for each in (self.item, self.post) if each)

    @property
    def excerpt(self) -> str:
        """The beginning of what someone wrote, if it may leave the house."""
        tells_words = self.post and self.event.type in WRITING and not self.is_sensitive
        return excerpt(self.post.text, EXCERPT) if self.post and tells_words else ""
