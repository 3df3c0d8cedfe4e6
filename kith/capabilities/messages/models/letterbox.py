"""What may be known of a person's messages outside of the wall: as little as the house needs."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person


class Letterbox(models.Model):
    """Who may ask to write, whether something is new, and the day from which something may be due to be forgotten.

    Nothing in it says with whom. Who has no row has what is usual: people in their spaces may ask, and nothing is new.
    """

    class Reach(models.TextChoices):
        NOBODY = "nobody", _("Nobody")
        SPACES = "spaces", _("People in my spaces")
        MEMBERS = "members", _("All members of this site")

    person = models.OneToOneField(Person, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")
    reach = models.CharField(
        _("Who may ask to write to me"), max_length=7, choices=Reach, default=Reach.SPACES
    )
    has_news = models.BooleanField(default=False)
    next_due = models.DateField(null=True, db_index=True)

    objects: ClassVar[models.Manager["Letterbox"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.pk}"
