"""One item that grew out of another."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.infrastructure.database.meanwhile import edition_of

LONGEST_REASON = 600


class Link(models.Model):
    """`child` grew out of `version` of `parent`; what it `changed`, and why, is said by those who wrote it.

    `owed` is the newest version that it followed while anyone could read it: that one stays named, whatever becomes of the parent.
    """

    class Sort(models.TextChoices):
        ADAPTS = "adapts", _("An adaptation")
        TRANSLATES = "translates", _("A translation")
        GREW = "grew", _("Grew out of a conversation")

    class Core(models.TextChoices):
        KEPT = "kept", _("Its core was kept")
        PARTLY = "partly", _("Its core was partly changed")
        CHANGED = "changed", _("Its core was changed")

    child = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="grew_from")
    parent = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="grew_into")
    sort = models.CharField(max_length=10, choices=Sort)
    version = models.PositiveIntegerField(null=True, blank=True)
    owed = models.PositiveIntegerField(null=True, blank=True)
    changed = models.CharField(max_length=LONGEST_REASON, blank=True)
    core = models.CharField(max_length=7, choices=Core, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Link"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "parent"], name="lineage_link_once"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="lineage_not_its_own"),
        ]

    @property
    def edition(self) -> str:
        """By what a form knows what was said of it when its page was made."""
        return edition_of(self.changed, self.core, self.version, self.owed)

    def __str__(self) -> str:
        return f"{self.child_id} {self.sort} {self.parent_id}"
