"""What was decided: rows that are written once."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.categories import Category
from kith.capabilities.moderation.involved import about
from kith.capabilities.moderation.models.case import Case
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


class DecisionQuerySet(models.QuerySet["Decision"]):
    def told_to(self, person: Person) -> "DecisionQuerySet":
        """Decisions about someone. That nothing needed to be done is told to those who reported, not to them."""
        theirs = self.exclude(kind__in=[Decision.Kind.NONE, Decision.Kind.UNDONE])
        return theirs.filter(about(person, case="case"))


class Decision(models.Model):
    """A trigger of the database refuses every change and every removal. Taking one back is a row of its own, which
    says what it `undoes`; `before` is what the undoing restores.
    """

    class Kind(models.TextChoices):
        NONE = "none", _("Nothing needs to change")
        NOTE = "note", _("A word to the person")
        HIDE = "hide", _("The words are hidden")
        EDIT = "edit", _("The author is asked to change the words")
        LIMIT = "limit", _("They can only read in this space for a while")
        REMOVE = "remove", _("They are removed from this space")
        SUSPEND = "suspend", _("Their account is closed for a while")
        CLOSE = "close", _("Their account is closed")
        UNDONE = "undone", _("An earlier decision is taken back")

    TIMED = (Kind.LIMIT, Kind.SUSPEND)
    OUTSIDE = (Kind.SUSPEND, Kind.CLOSE)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    where = models.ForeignKey(Space, null=True, on_delete=models.PROTECT, related_name="decisions")
    by_stewards = models.BooleanField()
    kind = models.CharField(max_length=8, choices=Kind)
    category = models.CharField(max_length=8, choices=Category)
    rule = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    answer = models.TextField(blank=True)
    until = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Decision"]] = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="undone", undoes__isnull=False) | ~Q(kind="undone") & Q(undoes=None),
                name="moderation_decision_undoes_one",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["limit", "suspend"]) | Q(until__isnull=False),
                name="moderation_decision_timed_ends",
            ),
        ]
        indexes = [models.Index(fields=["where", "-at"], name="moderation_decision_log")]

    def __str__(self) -> str:
        return f"{self.case}: {self.kind}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:decision-about-me", args=[self.pk])

    @property
    def can_be_undone(self) -> bool:
        return self.kind not in (self.Kind.NONE, self.Kind.UNDONE)
