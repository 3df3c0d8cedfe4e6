"""That someone comes, or would like to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models.seats import Seats
from kith.foundation.people.models import Person


class Seat(models.Model):
    """Seen by the person and the hosts; by others who come only if the person `shows` it.

    A person holds one at most among those of a gathering, or of an occasion where each date is taken by itself: `among` is
    the key of that gathering or occasion, so that the database can see to it. Those who wait are in the order of their keys;
    who is `offered` one holds it until `answer_by`.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked a host")
        WAITING = "waiting", _("Waits for a seat")
        OFFERED = "offered", _("A seat is free for them")
        SEATED = "seated", _("Comes")
        DECLINED = "declined", _("A host said no")
        GIVEN_BACK = "given_back", _("Does not come after all")

    HOLDS: ClassVar[tuple[str, ...]] = (State.OFFERED, State.SEATED)
    OPEN: ClassVar[tuple[str, ...]] = (State.ASKED, State.WAITING, *HOLDS)

    seats = models.ForeignKey(Seats, on_delete=models.CASCADE, related_name="all")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    state = models.CharField(max_length=10, choices=State)
    among = models.CharField(max_length=24)
    shows = models.BooleanField(default=False)
    tells_needs = models.BooleanField(default=False)
    reminds = models.BooleanField(default=True)
    in_calendar = models.BooleanField(default=False)
    has_answers = models.BooleanField(default=False)  # of what, stands behind the wall
    asked_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Seat"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "among"],
                condition=Q(state__in=["asked", "waiting", "offered", "seated"]),
                name="gatherings_one_seat_each",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answer_by__isnull=False)
                | ~Q(state="offered") & Q(answer_by=None),
                name="gatherings_offer_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["seats", "state"], name="gatherings_seat_in_order"),
            models.Index(fields=["answer_by"], name="gatherings_seat_due", condition=Q(state="offered")),
            models.Index(fields=["id"], name="gatherings_seat_answered", condition=Q(has_answers=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.state}"

    @property
    def holds(self) -> bool:
        return self.state in self.HOLDS
