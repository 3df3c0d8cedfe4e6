"""By what an entry of the library is found when one looks around."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from kith.capabilities.items.models import Item


class Entry(models.Model):
    """What the newest version says, in words of the lists; kept true by what happens (`listeners.py`).

    `country` is what its writers say it fits, never taken from where someone lives. `tried_in` are the settings in which
    people say they tried it, `appraised` how, and what they concluded (`concluding.py`), `terms` the stems that tell what it is about.
    It `is_waiting` until it is worked out what stands beside it (`jobs.py`).
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="entry")
    purposes = ArrayField(models.CharField(max_length=20), default=list)
    settings = ArrayField(models.CharField(max_length=60), default=list)
    roles = ArrayField(models.CharField(max_length=60), default=list)
    country = models.CharField(max_length=2, blank=True)
    minutes = models.CharField(max_length=5, blank=True)
    tries = models.PositiveIntegerField(default=0)
    tried_in = ArrayField(models.CharField(max_length=60), default=list)
    terms = ArrayField(models.CharField(max_length=40), default=list)
    appraised = ArrayField(models.CharField(max_length=41), default=list)
    renewed_at = models.DateTimeField()
    is_waiting = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Entry"]] = models.Manager()

    class Meta:
        indexes = [
            GinIndex(fields=["purposes"], name="library_entry_purposes"),
            GinIndex(fields=["settings"], name="library_entry_settings"),
            GinIndex(fields=["roles"], name="library_entry_roles"),
            GinIndex(fields=["tried_in"], name="library_entry_tried_in"),
            GinIndex(fields=["terms"], name="library_entry_terms"),
            GinIndex(fields=["appraised"], name="library_entry_appraised"),
            models.Index(F("renewed_at").desc(), name="library_entry_newest"),
            models.Index(fields=["renewed_at"], name="library_entry_waiting", condition=Q(is_waiting=True)),
        ]

    def __str__(self) -> str:
        return str(self.item_id)
