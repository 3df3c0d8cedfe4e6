"""What its hosts and speakers hand out."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.domains.gatherings.models.gathering import Gathering


class Material(models.Model):
    """A file or a link, with a title. Whom it is for also binds the file itself (`File.held_back`)."""

    class Audience(models.TextChoices):
        ALL = "all", _("Everyone who can see the gathering")
        COMING = "coming", _("Only those who have a seat or were there")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=200)
    link = models.URLField(max_length=500, blank=True)
    file = models.OneToOneField(
        File, null=True, blank=True, on_delete=models.CASCADE, related_name="material"
    )
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.ALL)
    added_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Material"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(link="", file__isnull=False) | ~Q(link="") & Q(file=None),
                name="gatherings_material_is_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.file.get_absolute_url() if self.file else self.link
