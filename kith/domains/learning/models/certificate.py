"""A certificate that someone got here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from kith.domains.learning.amounts import in_hours
from kith.domains.learning.categories import called
from kith.domains.learning.models.issued import Issued
from kith.domains.learning.models.provider import Provider
from kith.domains.learning.models.signature import Signature
from kith.foundation.people.models import Person
from kith.lib.badges.writing import MOST_CREDITS

MOST_CERTIFIED = (
    int(MOST_CREDITS) * 60
)  # minutes: more than one training has, as a course of a year or a statement over three


class Certificate(models.Model):
    """For its owner alone, who shows it to whom they want. It is never changed: what is said better is a new `edition` under the
    same `key`, such as that of a gathering. `document` and `token` are kept as they were signed.

    `offered_by` is whose `approvals` stand on it; where stewards do not know who offered it, the words of `provider` alone say so. With
    a `statement`, the house does not answer for it that they were there: it signs what they say, and what it knows itself."""

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    issued = models.OneToOneField(Issued, on_delete=models.PROTECT, related_name="+")
    uid = models.CharField(max_length=43, unique=True)
    key = models.CharField(max_length=80)
    edition = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120)
    programme = models.CharField(max_length=200)
    language = models.CharField(max_length=12)
    issuer_name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200, blank=True, default="")
    presenter = models.CharField(max_length=200, blank=True, default="")
    objectives = models.TextField(blank=True, default="")
    began_on = models.DateField()
    ended_on = models.DateField()
    holds_until = models.DateField(null=True)
    minutes = models.PositiveIntegerField()
    parts = models.JSONField(default=list)
    statement = models.TextField(blank=True, default="")
    approvals = models.JSONField(default=list)
    offered_by = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, related_name="+")
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.TextField()
    token = models.TextField()
    given_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Certificate"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key", "edition"], name="learning_certificate_once"),
            models.CheckConstraint(condition=~Q(key=""), name="learning_certificate_for_something"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=MOST_CERTIFIED), name="learning_certificate_some"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on")), name="learning_certificate_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(holds_until=None) | Q(holds_until__gte=F("ended_on")),
                name="learning_certificate_holds_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("learning:certificate", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """Whether the last day for which it holds has passed, by the clock by which it was signed."""
        return self.holds_until is not None and self.holds_until < timezone.now().date()

    @property
    def length(self) -> str:
        return in_hours(self.minutes)

    @property
    def approved(self) -> str:
        """Whom boards know by the numbers that stand on it."""
        by_house = self.offered_by is None or self.offered_by.is_house
        return self.issuer_name if by_house else self.provider

    @property
    def topics(self) -> list[tuple[str, str]]:
        """How much of it counts for what: pairs of a topic and its hours."""
        return [(called(code), in_hours(minutes)) for code, minutes in self.parts]
