"""What a course says of itself."""

from typing import ClassVar

from django.db import models

from kith.capabilities.items.models import Item


class Course(models.Model):
    """How long it takes is told by its steps. `published_at` is the first time that others could see it."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="course")
    outcome = models.TextField()
    outcome_html = models.TextField(blank=True)
    for_whom = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    send_key = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["Course"]] = models.Manager()

    def __str__(self) -> str:
        return str(self.item_id)
