"""A circle that goes on has room, and someone would like to come in."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kith.domains.supervision.models.circle import Circle
from kith.domains.supervision.models.round import Round
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Invitation, Membership, Space


class FreePlace(models.Model):
    """That a circle takes part in the rounds of a space, or of the whole house, as one that goes on."""

    circle = models.OneToOneField(
        Circle, primary_key=True, on_delete=models.CASCADE, related_name="free_place"
    )
    space = models.ForeignKey(Space, null=True, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["FreePlace"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"


class Knock(models.Model):
    """Someone who would like to come in: a round found that they can, or they were invited. For them and for the members of the circle alone.

    `called` is another name, by which they are known in the space of the round, or which they chose for the circle.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    round = models.ForeignKey(Round, null=True, on_delete=models.DO_NOTHING, related_name="+")
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.DO_NOTHING, related_name="+")
    called = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Knock"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="supervision_knock_once"),
            models.UniqueConstraint(fields=["invitation", "person"], name="supervision_knock_invited_once"),
            models.CheckConstraint(
                condition=Q(round=None, invitation__isnull=False) | Q(round__isnull=False, invitation=None),
                name="supervision_knock_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def shown_name(self) -> str:
        return self.called or self.person.name

    @property
    def host(self) -> Person | None:
        return self.invitation.by if self.invitation else None

    @property
    def role(self) -> str:
        return self.invitation.role if self.invitation else Membership.Role.MEMBER

    def is_invited_by(self, member: Membership) -> bool:
        return self.host is not None and self.host.pk == member.person_id


class Welcome(models.Model):
    """What one member says to a knock. For that member alone: who said no is shown to nobody."""

    knock = models.ForeignKey(Knock, on_delete=models.DB_CASCADE, related_name="welcomes")
    member = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    says_yes = models.BooleanField()

    objects: ClassVar[models.Manager["Welcome"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["knock", "member"], name="supervision_welcome_once")]

    def __str__(self) -> str:
        return f"{self.pk}"
