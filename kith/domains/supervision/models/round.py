"""A round: those who look for a circle say so until a moment, and are then put into circles."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from kith.domains.supervision.models.circle import LEAST, MOST
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import places
from kith.infrastructure.safes.models import Safe

MINUTES = 90


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, person: Person | None) -> "RoundQuerySet":
        """Those of the house for whoever is signed in, those of a space for its members alone."""
        if person is None:
            return self.none()
        return self.filter(Q(space=None) | Q(space__in=list(places(person))))


class Round(models.Model):
    """In a space, or in the whole house. What people said, and what came out for each, stands in its safe and not here.

    `clash` are facts about a round in which no circle was possible; `turn` is how often it was solved. `seconds` is what solving may take,
    where it is not what so many people need (matching/budget.py).
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a round", "Open")
        SOLVING = "solving", pgettext_lazy("a round", "Being put together")
        PROPOSED = "proposed", pgettext_lazy("a round", "Proposed")
        DONE = "done", pgettext_lazy("a round", "Done")

    space = models.ForeignKey(Space, null=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    safe = models.OneToOneField(Safe, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, default="en")
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    least = models.PositiveSmallIntegerField(default=5)
    most = models.PositiveSmallIntegerField(default=8)
    minutes = models.PositiveSmallIntegerField(default=MINUTES)
    seconds = models.FloatField(null=True, blank=True)
    seed = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    turn = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    answers_until = models.DateTimeField(null=True, blank=True)
    clash: "models.JSONField[dict[str, Any] | None, dict[str, Any] | None]" = models.JSONField(
        null=True, blank=True
    )
    send_key = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["Round"]] = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(least__gte=LEAST, most__lte=MOST, least__lte=F("most")),
                name="supervision_round_sizes",
            ),
            models.UniqueConstraint(
                fields=["by", "send_key"], condition=~Q(send_key=""), name="supervision_round_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and self.until > timezone.now()

    @property
    def is_proposed(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def year(self) -> int:
        """By whose clocks times are compared: the next one, summer and winter."""
        return self.until.year + 1


class Seeker(models.Model):
    """That someone takes part and still looks for a circle. It is all that may be known of it outside of the wall."""

    round = models.ForeignKey(Round, on_delete=models.DO_NOTHING, related_name="seekers")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")

    objects: ClassVar[models.Manager["Seeker"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="supervision_seeker_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class RoundsAllowed(models.Model):
    """That in a space any member can open rounds, not its hosts alone."""

    space = models.OneToOneField(Space, primary_key=True, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["RoundsAllowed"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
