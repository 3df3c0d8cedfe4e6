"""What a circle agreed on, as the answers from which its guidelines are written."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.domains.supervision.models.circle import Circle

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

LONGEST = 1500


def _words(question: "Words") -> "models.TextField[str, str]":
    return models.TextField(question, max_length=LONGEST, blank=True)


class Agreement(models.Model):
    """One version; `version` is that of the guidelines that were written from it. Who agreed to it stands with each membership."""

    class Joining(models.TextChoices):
        CLOSED = "closed", pgettext_lazy("a circle", "Closed: someone new comes in when all of us say yes")
        OPEN = "open", pgettext_lazy("a circle", "Open: a host can invite people as long as there is a place")

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="agreements")
    version = models.PositiveIntegerField()
    organises = _words(_("Who organises"))
    joining = models.CharField(_("Who can join"), max_length=6, choices=Joining, default=Joining.CLOSED)
    confidentiality = _words(_("What stays among us"))
    limits = _words(_("Where that ends"))
    supervisor = _words(_("“I need to bring this to my supervisor”"))
    goals = _words(_("What we come together for"))
    talk = _words(_("What we talk about"))
    expectations = _words(_("What we expect of each other"))
    values = _words(_("What matters to us"))
    lens = _words(_("Power, culture and difference among us"))
    feedback = _words(_("How we tell each other what we notice"))
    conflict = _words(_("What we do when there is conflict"))
    helps = _words(_("How we know that it helps"))
    notes = _words(_("Who keeps notes, why and where"))
    screenshots = _words(_("Pictures of the screen, and recordings"))
    review_on = models.DateField(_("When we look at this again"), null=True, blank=True)

    objects: ClassVar[models.Manager["Agreement"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "version"], name="supervision_agreement_once")
        ]

    def __str__(self) -> str:
        return f"{self.circle_id} {self.version}"
