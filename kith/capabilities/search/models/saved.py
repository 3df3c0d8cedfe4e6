"""What someone looks for, and wants to hear of when there is more."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from kith.capabilities.search.finders import finders
from kith.foundation.people.models import Person


class SavedSearch(models.Model):
    """For its owner alone. `asked` is the end of the address at which its finder answers.

    Matches were looked for up to `looked_at`; what came after `news_since` is new to the owner, until they have `seen` it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_searches")
    finder = models.CharField(max_length=20)
    asked = models.CharField(max_length=1500)
    made_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(default=timezone.now, db_index=True)
    news_since = models.DateTimeField(null=True)
    seen = models.BooleanField(default=True)

    objects: ClassVar[models.Manager["SavedSearch"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "finder", "asked"], name="search_saved_once"),
            models.CheckConstraint(condition=~models.Q(asked=""), name="search_saved_asks"),
        ]

    def __str__(self) -> str:
        return self.says

    def get_absolute_url(self) -> str:
        return reverse("search:saved-search", args=[self.pk])

    @property
    def says(self) -> str:
        """What is looked for, in words."""
        return finders()[self.finder].says(self.asked)

    @property
    def page(self) -> str:
        """Where all of it is found."""
        return f"{reverse(finders()[self.finder].page)}?{self.asked}"

    def since(self, moment: datetime) -> list[int]:
        """The keys of what its owner may see of what matches and came after a moment, the newest first."""
        return finders()[self.finder].since(self.asked, self.person, moment)

    def news(self) -> list[int]:
        """The keys of what is there by now since there was first something new."""
        return self.since(self.news_since) if self.news_since else []
