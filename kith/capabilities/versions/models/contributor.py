"""Who wrote an item together."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Words
from kith.foundation.spaces.models import Membership, Space


class Contributor(models.Model):
    """Named beside the item once they have said yes; until then only those who write see that they were asked."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        EXPERIENCE = "experience", _("Shared their experience")
        REVIEWER = "reviewer", _("Read it and advised")
        TRANSLATOR = "translator", _("Translator")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Does not want to be named")

    WRITING = (Role.AUTHOR, Role.TRANSLATOR)
    READING = (*WRITING, Role.REVIEWER)

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="contributors")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="contributions")
    role = models.CharField(_("What they did"), max_length=10, choices=Role, default=Role.AUTHOR)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)

    objects: ClassVar[models.Manager["Contributor"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="versions_contributor_once")]

    @property
    def space(self) -> Space:
        return self.item.space

    @property
    def is_writing(self) -> bool:
        return self.state == self.State.AGREED and self.role in self.WRITING

    @property
    def would_write(self) -> bool:
        """Whether a yes lets them write it too."""
        return self.role in self.WRITING

    @property
    def may_read(self) -> bool:
        """Whether they may read a draft: those who are asked read it before they say yes, and no more after a no."""
        is_there = self.item.state != Item.State.REMOVED and self.member.state == Membership.State.ACTIVE
        return is_there and self.role in self.READING and self.state != self.State.DECLINED

    @property
    def other_roles(self) -> list[tuple[str, Words]]:
        """What else someone may say that they did: never more than they were asked for."""
        less: dict[str, tuple[Contributor.Role, ...]] = {
            self.Role.EXPERIENCE: (),
            self.Role.REVIEWER: (self.Role.EXPERIENCE,),
        }
        roles = less.get(self.role, tuple(self.Role))
        return [(role.value, role.label) for role in roles if role != self.role]

    def __str__(self) -> str:
        return f"{self.member}: {self.role}"
