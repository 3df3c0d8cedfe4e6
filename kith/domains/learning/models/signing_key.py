"""A key with which the house signs, or once signed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kith.domains.learning.models.issuer import Issuer
from kith.lib.badges.keys import PublicKey, public_key


class SigningKey(models.Model):
    """Its secret lies in an envelope that the installation's own secret opens. Once another key took its place, the secret is gone:
    what it signed can be checked for ever, and nobody signs with it any more."""

    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="keys")
    public = models.CharField(max_length=60, unique=True)
    sealed = models.BinaryField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["SigningKey"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer"], condition=Q(replaced_at=None), name="learning_signing_key_one_signs"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None, sealed__isnull=False)
                | Q(replaced_at__isnull=False, sealed=None),
                name="learning_signing_key_secret_while_it_signs",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(replaced_at__isnull=False),
                name="learning_signing_key_revoked_signs_no_more",
            ),
        ]

    def __str__(self) -> str:
        return self.public

    @property
    def as_all_see_it(self) -> PublicKey:
        return public_key(self.issuer.did, self.public, revoked=self.revoked_at)
