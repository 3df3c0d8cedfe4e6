"""Words that are not sent yet."""

from django.db import models
from django.utils import timezone

from kith.capabilities.items.models.item import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


class Draft(models.Model):
    """What a person typed into one form, kept on the server until it is sent or thrown away."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=40)
    space = models.ForeignKey(Space, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)
    words = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "form", "space", "item", "number"],
                name="items_draft_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.form}"
