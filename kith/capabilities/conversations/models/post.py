"""One post of a thread."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership, Space

PAGE = 40


def page_of(number: int) -> int:
    """The page on which a post number stands; posts keep their page even when others are removed."""
    return (max(number, 1) - 1) // PAGE + 1


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, person: Person | None) -> "PostQuerySet":
        posts = self.filter(item__in=Item.objects.visible_to(person))
        return without_apart(posts, person, author="author")

    def on_page(self, page: int) -> "PostQuerySet":
        first = (page - 1) * PAGE + 1
        return self.filter(number__gte=first, number__lt=first + PAGE).order_by("number")


class Post(models.Model):
    """Markdown as it was written, and the cleaned HTML that was made from it then."""

    class State(models.TextChoices):
        SHOWN = "shown", _("Shown")
        WITHDRAWN = "withdrawn", _("Taken back by its author")
        REMOVED = "removed", _("Removed by a host")
        HIDDEN = "hidden", _("Hidden by a decision")

    class Sort(models.TextChoices):
        WORDS = "words", _("What someone said")
        TRACE = "trace", _("What a host did")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="posts")
    sort = models.CharField(max_length=5, choices=Sort, default=Sort.WORDS)
    source = models.TextField(_("Your words"))
    html = models.TextField()
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    reply_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    content_note = models.CharField(_("Content note"), max_length=80, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    send_key = models.CharField(max_length=40, blank=True)
    files = models.ManyToManyField(File, through="PostFile", related_name="posts")

    objects: ClassVar[models.Manager["Post"]] = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="conversations_post_number_once"),
            models.UniqueConstraint(
                fields=["author", "send_key"], condition=~Q(send_key=""), name="conversations_post_sent_once"
            ),
        ]
        indexes = [models.Index(fields=["author", "-written_at"], name="conversations_post_author")]

    def __str__(self) -> str:
        return f"{self.item_id} #{self.number}"

    @property
    def space(self) -> Space:
        return self.item.space

    @property
    def is_shown(self) -> bool:
        return self.state == self.State.SHOWN

    @property
    def is_trace(self) -> bool:
        return self.sort == self.Sort.TRACE

    @property
    def is_opening(self) -> bool:
        return self.number == 1

    @property
    def is_signed_here(self) -> bool:
        """Whether the author belongs to the space where the post stands; hosts move conversations."""
        return self.author.space_id == self.item.space_id

    @property
    def way_to_author(self) -> str:
        """The address below the name; nothing where it leads nowhere."""
        return self.author.way_from(self.item.space_id)

    @property
    def anchor(self) -> str:
        return f"post-{self.number}"

    @property
    def as_version(self) -> "PostVersion":
        """How it reads now, as it is kept once it reads otherwise."""
        at = self.edited_at or self.written_at
        return PostVersion(post=self, source=self.source, content_note=self.content_note, written_at=at)

    def get_absolute_url(self) -> str:
        return reverse("conversations:post", args=[self.pk])

    @property
    def address(self) -> SafeString:
        """The same address, put together by hand: a page of posts says it hundreds of times."""
        return mark_safe(f"/posts/{self.pk}/")


class PostFile(models.Model):
    """Which files a post shows."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="post_files")
    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="post_file")

    def __str__(self) -> str:
        return f"{self.post} {self.file}"


class PostVersion(models.Model):
    """How a post read before it was changed."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    source = models.TextField()
    content_note = models.CharField(max_length=80, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return f"{self.post} {self.written_at:%Y-%m-%d %H:%M}"
