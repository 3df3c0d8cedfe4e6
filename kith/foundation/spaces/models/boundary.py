"""Who keeps away from whom."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models.space import Space


class Boundary(models.Model):
    """Nobody is told of it. It holds everywhere between two people who go by their own names.

    Where one of the two goes by a name chosen for a space, it holds in that space alone: anywhere else it would tell
    who is who.
    """

    class Sort(models.TextChoices):
        MUTE = "mute", _("Muted: you do not see them")
        BLOCK = "block", _("Blocked: you do not see each other")

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="boundaries")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, null=True, on_delete=models.CASCADE, related_name="+")
    sort = models.CharField(max_length=5, choices=Sort)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Boundary"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "other", "space"], name="spaces_boundary_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(by=F("other")), name="spaces_boundary_is_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} {self.sort} {self.other_id}"


class Tie(models.Model):
    """A relation at work or in care that keeps two people out of the same circle, and is used for nothing else."""

    class Sort(models.TextChoices):
        SERVES = "serves", _("I support them")
        SERVED = "served", _("They support me")
        MANAGES = "manages", _("I manage them")
        MANAGED = "managed", _("They manage me")

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sort = models.CharField(max_length=7, choices=Sort)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Tie"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "other"], name="spaces_tie_once"),
            models.CheckConstraint(condition=~Q(by=F("other")), name="spaces_tie_is_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} {self.sort} {self.other_id}"
