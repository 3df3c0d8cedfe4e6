"""One version of what an item says."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_REASON = 600


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, person: Person | None) -> "VersionQuerySet":
        """What was published, of items that this person may see; what a decision hid is not shown by way of a version."""
        shown = Exists(Post.objects.filter(item=OuterRef("item"), number=1, state=Post.State.SHOWN))
        return self.filter(shown, item__in=Item.objects.visible_to(person), state=Version.State.PUBLISHED)


class Version(models.Model):
    """`words` are the answers to what the kind asks, `shown` the rendered ones. What is published never changes.

    A draft counts its `edition`s, so that of two who write at once nobody writes over the other.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    title = models.CharField(_("Title"), max_length=200)
    words: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    shown: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    send_key = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField(default=1)
    kept_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Version"]] = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        indexes = [models.Index(fields=["-published_at"], name="versions_version_newest")]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="versions_number_once"),
            models.UniqueConstraint(
                fields=["by", "send_key"], condition=~Q(send_key=""), name="versions_begun_once"
            ),
            models.UniqueConstraint(fields=["item"], condition=Q(state="draft"), name="versions_one_draft"),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None)
                | Q(state="published", published_at__isnull=False),
                name="versions_published_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def space(self) -> Space:
        return self.item.space

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    def answers(self) -> "Iterator[tuple[Ask, str]]":
        """What was asked and has an answer, in order, without asides."""
        for ask in self.item.kind_of.asks:
            if not ask.is_aside and (words := self.words.get(ask.name, "").strip()):
                yield ask, words

    def sections(self) -> "Iterator[dict[str, Any]]":
        """The answers as a page shows them: rendered words, or what was chosen."""
        for ask, words in self.answers():
            html = self.shown.get(ask.name, "") if ask.is_text else ""
            yield {
                "name": ask.name,
                "label": ask.label,
                "html": html,
                "line": ask.answer(words),
                "is_own": ask.choices is None,
                "is_fact": ask.is_fact,
            }

    def get_absolute_url(self) -> str:
        return reverse("versions:version", args=[self.item_id, self.number])
