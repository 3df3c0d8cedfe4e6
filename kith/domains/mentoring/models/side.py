"""One person's own side of a proposal, and later of a pair; nobody else can read it, whoever asks."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kith.domains.mentoring.models.pair import Pair
from kith.foundation.people.models import Person
from kith.lib.tokens import new_key


class Side(models.Model):
    """Its key is the address under which this person finds it. The answer in it is theirs: the other has a side of their own.

    `told` until they look. `farewell` are words that the other left for this person.
    """

    class State(models.TextChoices):
        OPEN = "open"
        YES = "yes"
        PASSED = "passed"
        IN = "in"

    key = models.CharField(max_length=40, unique=True, default=new_key)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    gives = ArrayField(models.CharField(max_length=60), default=list)
    gets = ArrayField(models.CharField(max_length=60), default=list)
    languages = ArrayField(models.CharField(max_length=12), default=list)
    made_on = models.DateField()
    fades_on = models.DateField()
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    pair = models.ForeignKey(Pair, on_delete=models.DB_CASCADE, null=True, related_name="sides")
    told = models.BooleanField(default=False)
    end_told = models.BooleanField(default=False)
    farewell = models.CharField(max_length=1000, blank=True)

    objects: ClassVar[models.Manager["Side"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other"], condition=Q(pair=None), name="mentoring_side_proposed_once"
            ),
            models.UniqueConstraint(fields=["person", "pair"], name="mentoring_side_of_pair_once"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="mentoring_side_is_with_another"),
            models.CheckConstraint(
                condition=Q(state="in", pair__isnull=False) | ~Q(state="in") & Q(pair=None),
                name="mentoring_side_in_has_pair",
            ),
            models.CheckConstraint(condition=~Q(gives=[]) | ~Q(gets=[]), name="mentoring_side_for_something"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        where = "pair" if self.state == self.State.IN else "proposal"
        return reverse(f"mentoring:{where}", args=[self.key])

    @property
    def has_said_yes(self) -> bool:
        return self.state == self.State.YES
