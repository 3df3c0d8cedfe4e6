"""What happened when someone tried something from the library."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post


class Trial(models.Model):
    """Said in the conversation of what was tried, as any post; beside it stands what can be counted."""

    class Again(models.TextChoices):
        YES = "yes", _("I would do it again")
        PERHAPS = "perhaps", _("I do not know yet")
        NO = "no", _("I would not do it again")

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="trial")
    version = models.PositiveIntegerField()
    setting = models.CharField(max_length=60, blank=True)
    again = models.CharField(max_length=7, choices=Again, blank=True)

    objects: ClassVar[models.Manager["Trial"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.post}: {self.again}"
