"""How many seats there are in one way of coming, and how many are taken."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kith.domains.gatherings.models.gathering import Gathering
from kith.domains.gatherings.models.occasion import Occasion

LEAST_TIME = timedelta(
    hours=1
)  # before it begins; from then on nobody is asked, and a free seat is for whoever comes


class Seats(models.Model):
    """The guardian of the number: no rush can take one more than there are, whoever forgets to look.

    Where people take each date by itself there is a row for each occasion, else `occasion` is empty. Whoever takes or
    gives back a seat holds this row until they are done.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="seats")
    occasion = models.ForeignKey(
        Occasion, null=True, blank=True, on_delete=models.CASCADE, related_name="seats"
    )
    way = models.CharField(max_length=6, choices=Gathering.Way)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    taken = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Seats"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "occasion", "way"], nulls_distinct=False, name="gatherings_seats_once"
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")), name="gatherings_no_seat_too_many"
            ),
            models.CheckConstraint(condition=Q(way__in=["here", "online"]), name="gatherings_seats_one_way"),
        ]

    def __str__(self) -> str:
        return f"{self.way}: {self.taken}"

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity
