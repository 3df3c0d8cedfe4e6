"""Something that its owner may want to show."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.learning.models import Certificate, Credential
from kith.foundation.people.models import Person

# A piece of one of these sorts leads to a thing, by a key of that name.
THINGS = ("credential", "certificate", "entry")


def _leads_where_it_should() -> Iterator[models.CheckConstraint]:
    for name in THINGS:
        fits = Q(sort=name, **{f"{name}__isnull": False}) | ~Q(sort=name) & Q(**{name: None})
        yield models.CheckConstraint(condition=fits, name=f"portfolios_piece_{name}_or_none")


class Piece(models.Model):
    """For its owner alone, until it is in a share. Its `sort` says what it is (`sorts`), and what of the rest it needs: a thing,
    a stretch of days, or words of one's own. What it shows is read anew each time. What was published is
    never deleted, and certificates go with their account alone, after portfolios."""

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    sort = models.CharField(max_length=20)
    credential = models.ForeignKey(Credential, on_delete=models.DB_CASCADE, null=True, related_name="+")
    certificate = models.ForeignKey(Certificate, on_delete=models.DO_NOTHING, null=True, related_name="+")
    entry = models.ForeignKey(Item, on_delete=models.DO_NOTHING, null=True, related_name="+")
    since = models.DateField(_("From"), null=True)
    until = models.DateField(_("To"), null=True)
    title = models.CharField(_("Heading"), max_length=160, blank=True)
    source = models.TextField(_("Your words"), blank=True)
    html = models.TextField(blank=True)
    send_key = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Piece"]] = models.Manager()

    class Meta:
        constraints = [
            *_leads_where_it_should(),
            models.CheckConstraint(
                condition=Q(since=None, until=None) | Q(since__isnull=False, until__gte=F("since")),
                name="portfolios_piece_ends_after_it_began",
            ),
            *(
                models.UniqueConstraint(fields=["person", *fields], name=f"portfolios_piece_{fields[0]}_once")
                for fields in (["credential"], ["certificate"], ["entry"], ["since", "until"])
            ),
            models.UniqueConstraint(
                fields=["person", "send_key"], condition=~Q(send_key=""), name="portfolios_piece_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("portfolios:piece", args=[self.pk])
