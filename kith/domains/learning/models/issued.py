"""That a certificate was given, and whether it still holds: what anyone can be told who has it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.models.issuer import Issuer


class Issued(models.Model):
    """It leads to nobody. `mark` is the digest of the certificate's address, which is a secret of those who have it; what it
    says is `sealed` with that address, so whoever has the paper can read it here, and whoever has the database cannot.
    """

    class Reason(models.TextChoices):
        """None of them tells anything of a person, since strangers read it."""

        MISTAKE = "mistake", _("It was given by mistake")
        WRONG = "wrong", _("Something on it was not right")
        WISH = "wish", _("Its owner wanted it to be written anew")
        KEY = "key", _("The key with which it was signed can no longer be trusted")

    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    given_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    reason = models.CharField(_("Why"), max_length=7, choices=Reason, blank=True)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    objects: ClassVar[models.Manager["Issued"]] = models.Manager()

    class Meta:
        verbose_name_plural = "issued"
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, reason="") | Q(revoked_at__isnull=False) & ~Q(reason=""),
                name="learning_issued_revoked_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | Q(revoked_at__isnull=False),
                name="learning_issued_replaced_when_revoked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
