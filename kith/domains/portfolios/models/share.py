"""A chosen set of pieces, shown until a day to whoever has its address."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.portfolios.models.piece import Piece
from kith.foundation.people.models import Person

USUAL_DAYS, MOST_DAYS = 30, 365


class Share(models.Model):
    """For its owner alone: the address (`uid`), for whom it is, and the last day on which it was opened, by no matter whom.

    `ends_on` is the last day on which it can be opened. What is ended is deleted, and leaves nothing.
    """

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    uid = models.CharField(max_length=43, unique=True)
    name = models.CharField(_("Your name as it shall stand there"), max_length=120)
    note = models.CharField(_("For whom it is"), max_length=200, blank=True)
    made_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(_("Last day"))
    opened_on = models.DateField(null=True)
    send_key = models.CharField(max_length=40, blank=True)
    pieces = models.ManyToManyField(Piece, through="Shown", related_name="shares")

    objects: ClassVar[models.Manager["Share"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("made_on"), ends_on__lte=F("made_on") + timedelta(days=MOST_DAYS)),
                name="portfolios_share_ends_within_a_year",
            ),
            models.UniqueConstraint(
                fields=["person", "send_key"], condition=~Q(send_key=""), name="portfolios_share_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("portfolios:share", args=[self.pk])


class Shown(models.Model):
    """That a piece is in a share. It goes when either of them goes."""

    share = models.ForeignKey(Share, on_delete=models.DB_CASCADE, related_name="+")
    piece = models.ForeignKey(Piece, on_delete=models.DB_CASCADE, related_name="+")

    objects: ClassVar[models.Manager["Shown"]] = models.Manager()

    class Meta:
        verbose_name_plural = "shown"
        constraints = [
            models.UniqueConstraint(fields=["share", "piece"], name="portfolios_shown_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
