"""That one person was told of one event."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.notifications.models.letter import Letter
from kith.capabilities.notifications.models.wish import How
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible(self) -> Self:
        """What its person may see at this moment."""
        reader = OuterRef("person")
        item = Item.objects.seen_by_each(reader).filter(pk=OuterRef("item"))
        space = Space.objects.seen_by_each(reader).filter(pk=OuterRef("space"))
        shown = Q(post=None) | Q(post__state=Post.State.SHOWN)
        return self.filter(Q(Exists(item)) & shown | Q(item=None) & Q(Exists(space)))


def is_news() -> "ExpressionWrapper[Q]":
    """Not put aside, and about words that its person has not read."""
    read = ReadState.objects.filter(person=OuterRef("person"), item=OuterRef("item"))
    seen = Exists(read.filter(last_read__gte=Coalesce(OuterRef("post__number"), 1)))
    return ExpressionWrapper(Q(read_at=None) & ~Q(seen), output_field=models.BooleanField())


class Notice(models.Model):
    """One row per person and event, however often the event is handed over; seen by that person alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    audience = models.CharField(max_length=20)
    in_inbox = models.BooleanField(default=True)
    by_mail = models.CharField(max_length=6, choices=How, default=How.NO)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="notices")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Notice"]] = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "event"], name="notifications_notice_once"),
            models.CheckConstraint(
                condition=Q(post=None) | Q(item__isnull=False), name="notifications_notice_post_has_item"
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
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.person}"
