"""An open door for some people, for some time."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models.membership import Membership
from kith.foundation.spaces.models.space import Space


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        return self.filter(Q(uses_left__gt=0), Q(expires_at__gt=timezone.now()))

    def over(self) -> "InvitationQuerySet":
        """What nobody can follow any more: it does not open again."""
        return self.filter(Q(uses_left=0) | Q(expires_at__lte=timezone.now()))

    def spend(self) -> bool:
        """Take one use, if one is left; two people at once cannot take the same."""
        return bool(self.open().update(uses_left=F("uses_left") - 1))


class Invitation(models.Model):
    """A link; only the digest of its token is kept. With an e-mail address, for that person alone, until it is over."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(
        _("They join as"), max_length=8, choices=Membership.Role, default=Membership.Role.MEMBER
    )
    email = models.EmailField(_("E-mail, to invite one person"), blank=True)
    uses_left = models.PositiveIntegerField(_("How many people can use it"), default=1)
    expires_at = models.DateTimeField(_("Open until"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Invitation"]] = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.space}: {self.role}"

    @property
    def is_open(self) -> bool:
        return self.uses_left > 0 and self.expires_at > timezone.now()
