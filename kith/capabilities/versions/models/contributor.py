"""Who wrote an item together."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership


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

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="contributors")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="contributions")
    role = models.CharField(_("What they did"), max_length=10, choices=Role, default=Role.AUTHOR)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)

    objects: ClassVar[models.Manager["Contributor"]] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="versions_contributor_once")]

    @property
    def is_writing(self) -> bool:
        return self.state == self.State.AGREED and self.role in self.WRITING

    def __str__(self) -> str:
        return f"{self.member}: {self.role}"
