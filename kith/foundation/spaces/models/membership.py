"""Who a person is in one space."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.seals.models import Seal
from kith.foundation.spaces.models.space import Space
from kith.foundation.spaces.models.standing import Limit


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(state=Membership.State.ACTIVE)


class Membership(models.Model):
    """Words are signed by a membership, so that a name chosen for one space never leads to another.

    A membership is never deleted while words are signed by it: who leaves is in the state `left`, and in the state
    `returning` while they ask to come back. Beside the one that says where a person belongs, memberships in the state `imported` sign the words that an archive had of them.

    A name made for one conversation is a membership too, in the state `masked`: its person is nobody, and a seal holds who
    it is. Without a seal nobody is behind it any more.
    """

    class Role(models.TextChoices):
        HOST = "host", _("Host")
        MEMBER = "member", _("Member")
        GUEST = "guest", _("Guest")

    class State(models.TextChoices):
        ACTIVE = "active", _("Belongs here")
        REQUESTED = "requested", _("Asked to join")
        RETURNING = "returning", _("Left, and asked to come back")
        LEFT = "left", _("Left")
        REMOVED = "removed", _("Removed by a host")
        IMPORTED = "imported", _("Author of imported words")
        MASKED = "masked", _("A name made for one conversation")

    ASKING: ClassVar[tuple[str, ...]] = (State.REQUESTED, State.RETURNING)

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("Role"), max_length=8, choices=Role, default=Role.MEMBER)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    display_name = models.CharField(_("Your name in this space"), max_length=80, blank=True)
    handle = models.SlugField(max_length=40)
    agreed_version = models.PositiveIntegerField(default=0)
    request = models.CharField(_("A few words to the hosts"), max_length=500, blank=True)
    since = models.DateTimeField(default=timezone.now)
    limited_until = models.DateTimeField(null=True, blank=True)
    limit_reason = models.CharField(max_length=1000, blank=True)
    seal = models.OneToOneField(Seal, null=True, blank=True, on_delete=models.SET_NULL, related_name="mask")

    objects: ClassVar[models.Manager["Membership"]] = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "person"],
                condition=~models.Q(state="imported"),
                name="spaces_membership_once",
            ),
            models.UniqueConstraint(fields=["space", "handle"], name="spaces_membership_handle_once"),
            models.UniqueConstraint(
                "space",
                Lower("display_name"),
                condition=models.Q(state="masked"),
                name="spaces_mask_name_once",
            ),
            models.CheckConstraint(
                condition=models.Q(seal=None) | models.Q(state="masked"),
                name="spaces_membership_sealed_is_mask",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="masked") | ~models.Q(display_name="") & models.Q(role="member"),
                name="spaces_mask_has_name_and_no_role",
            ),
        ]
        indexes = [models.Index(fields=["person", "state"], name="spaces_membership_person")]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        return self.display_name or self.person.name

    @property
    def seed(self) -> str:
        """What the woven avatar is drawn from; another name gets another weave."""
        return f"place-{self.pk}" if self.display_name else self.person.handle

    @property
    def is_host(self) -> bool:
        return self.role == self.Role.HOST

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def is_mask(self) -> bool:
        return self.state == self.State.MASKED

    @property
    def is_limited(self) -> bool:
        """Whether they can only read here for now; it ends by itself, unless they have to go."""
        return self.limit is not None

    @property
    def limit(self) -> Limit | None:
        """What keeps them from writing here. What was decided about a made name of theirs is known to them alone."""
        own = self.limited_until is not None and self.limited_until > timezone.now()
        return Limit(self.limited_until, self.limit_reason) if own else self.__dict__.get("sealed_limit")

    @property
    def is_asking(self) -> bool:
        return self.state in self.ASKING

    @property
    def was_here(self) -> bool:
        """Whether they belonged here once and then left; words may be signed by it."""
        return self.state in (self.State.LEFT, self.State.RETURNING)

    @property
    def has_agreed(self) -> bool:
        return self.agreed_version >= self.space.guidelines_version

    def get_absolute_url(self) -> str:
        if self.display_name:
            return reverse("spaces:member", args=[self.space.slug, self.pk])
        return self.person.get_absolute_url()

    def way_from(self, space_id: int) -> str:
        """The address below the name, for readers of a space. One chosen for another space leads nowhere: they may not know it."""
        leads_on = (self.space_id == space_id or not self.display_name) and not self.person.is_gone
        return self.get_absolute_url() if leads_on else ""
