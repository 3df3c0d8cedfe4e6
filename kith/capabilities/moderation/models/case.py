"""What is looked at: one thing, with all reports about it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.involved import THINGS, about, on_desks_of, same_as
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space

WITH_THING = (
    "space", "post__item__space", "post__author__person", "post__author__space", "item__space",
    "item__author__person", "item__author__space", "member__space", "member__person", "person", "assignee", "concerns",
    "post__author__seal", "item__author__seal", "member__seal",
)  # fmt: skip


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, person: Person | None) -> "CaseQuerySet":
        """What someone may look after: on a desk of theirs, not about them, and not told by them."""
        if person is None:
            return self.none()
        told = Case.objects.filter(same_as(OuterRef), reports__reporter=person)
        told = told.filter(Q(pk=OuterRef("pk")) | Q(state=Case.State.OPEN))
        return self.filter(on_desks_of(person), ~Exists(told)).exclude(about(person))

    def with_thing(self) -> "CaseQuerySet":
        return self.select_related(*WITH_THING)


def _exactly_one() -> Q:
    found = Q()
    for one in THINGS:
        others = {f"{other}__isnull": True for other in THINGS if other != one}
        found |= Q(**{f"{one}__isnull": False}, **others)
    return found


class Case(models.Model):
    """On the desk of a space, or of the stewards (no space). It goes on from version to version: whoever acts says
    which one they saw.

    `concerns` is whose words they were when it was opened: they may take their name off since. Who wrote imported words
    may become known later, so for these it is empty.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    space = models.ForeignKey(Space, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    member = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    concerns = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_about"
    )
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    assignee = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Case"]] = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="moderation_case_about_one_thing"),
            models.UniqueConstraint(
                fields=["space", "post", "item", "member", "person"], condition=Q(state="open"),
                nulls_distinct=False, name="moderation_case_open_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["space", "state", "due_at"], name="moderation_case_on_desk")]

    def __str__(self) -> str:
        return f"Case {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_at < timezone.now()

    def keys(self) -> dict[str, Any]:
        """What it is about, as one of four keys."""
        return {name: getattr(self, name) for name in THINGS}

    @property
    def signature(self) -> Membership | None:
        """The name below the words, or in the space, that it is about."""
        if self.post:
            return self.post.author
        return self.item.author if self.item else self.member

    @property
    def concerned(self) -> Person:
        """Whom it is about; their account is not named on a desk, only what they go by."""
        found = self.concerns or self.now_concerned
        assert found is not None  # noqa: S101 (the constraint says so)
        return found

    @property
    def mask(self) -> Membership | None:
        """The made name that it is about. Nobody at a desk knows who that is, and `concerned` is nobody."""
        if self.signature and self.signature.is_mask:
            return self.signature
        if self.concerns is None or not self.concerns.is_mask:
            return None
        return self.concerns.memberships.select_related("person", "space", "seal").first()

    @property
    def now_concerned(self) -> Person | None:
        return self.signature.person if self.signature else self.person

    @property
    def shown_name(self) -> str:
        return self.signature.shown_name if self.signature else self.concerned.name

    @property
    def where(self) -> Space | None:
        """The space in which it happened."""
        if self.post:
            return self.post.item.space
        if self.item:
            return self.item.space
        return self.member.space if self.member else None

    @property
    def is_of_stewards(self) -> bool:
        return self.space_id is None
