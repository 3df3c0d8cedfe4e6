"""People put together in twos for a while."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kith.capabilities.rooms.models.presence import Presence
from kith.capabilities.rooms.models.room import Room


class Round(models.Model):
    """`minutes` are those of each turn; in a group of two there are two turns. It ends when who leads ends it."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="rooms_round_once"),
            models.UniqueConstraint(
                fields=["room"], condition=Q(ended_at=None), name="rooms_round_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, 60)), name="rooms_round_has_time"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.number}"


class Seat(models.Model):
    """Who is in which group of a round, and whose turn is when."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="seats")
    presence = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="seats")
    group = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "presence"], name="rooms_seat_once"),
            models.UniqueConstraint(fields=["round", "group", "turn"], name="rooms_seat_one_turn_each"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.group} {self.turn}"
