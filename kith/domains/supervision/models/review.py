"""What someone answers when a circle looks at itself."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.domains.supervision.models.circle import Circle
from kith.foundation.spaces.models import Membership


class ReviewAnswer(models.Model):
    """For the members of the circle alone. `review` counts the reviews of a circle from 1; each answers once, and can change it."""

    class Wish(models.TextChoices):
        GO_ON = "go_on", pgettext_lazy("a circle", "Go on as it is")
        CHANGE = "change", pgettext_lazy("a circle", "Go on, and change something")
        END = "end", pgettext_lazy("a circle", "Come to an end")

    circle = models.ForeignKey(Circle, on_delete=models.DO_NOTHING, related_name="review_answers")
    review = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    helped = models.CharField(_("What has been good for you here?"), max_length=600, blank=True)
    missed = models.CharField(_("What do you miss, or what is too much?"), max_length=600, blank=True)
    heard = models.CharField(
        _("Do you have room to speak here, and are you heard?"), max_length=600, blank=True
    )
    wish = models.CharField(_("What would you like?"), max_length=6, choices=Wish)
    said_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["ReviewAnswer"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "review", "member"], name="supervision_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
