"""One file, checked and cleaned when it came in."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership


def _key() -> str:
    return secrets.token_urlsafe(12)


class FileQuerySet(models.QuerySet["File"]):
    def visible_to(self, person: Person | None) -> "FileQuerySet":
        files = self.shown().filter(item__in=Item.objects.visible_to(person))
        return without_apart(files, person, author="by")

    def shown(self) -> "FileQuerySet":
        """Without those of posts that were taken back or removed, of versions that nobody published or are hidden, and held back."""
        gone = ("withdrawn", "removed", "hidden")
        carried = File.objects.filter(pk=OuterRef("pk"), carried__isnull=False)
        published = carried.filter(
            carried__version__state="published", item__posts__number=1, item__posts__state="shown"
        )
        return self.exclude(post_file__post__state__in=gone).filter(
            ~Exists(carried) | Exists(published), held_back=False
        )


class File(models.Model):
    """`key` names it in its address; the item decides who may see it. What is `held_back` is for fewer, whom its part knows.
    `rights` says by what right it is shared, where that was asked.
    """

    class Rights(models.TextChoices):
        OWN = "own", _("Made by whoever added it")
        ALLOWED = "allowed", _("Shared with the leave of those who made it")
        OPEN = "open", _("Anyone may share it")

    key = models.CharField(max_length=20, unique=True, default=_key)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="files")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    alt = models.CharField(
        _("What the picture shows, for people who cannot see it"), max_length=500, blank=True
    )
    rights = models.CharField(max_length=7, choices=Rights, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    stored = models.FileField(max_length=200)
    preview = models.FileField(max_length=200, blank=True)
    held_back = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["File"]] = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")

    def get_absolute_url(self) -> str:
        return reverse("attachments:file", args=[self.key, self.name])

    def get_preview_url(self) -> str:
        return reverse("attachments:preview", args=[self.key]) if self.preview else self.get_absolute_url()
