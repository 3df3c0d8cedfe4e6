"""A private address at which a calendar program reads."""

from typing import ClassVar

from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space

SIGNER = Signer(sep=".", salt="gatherings.address")


class Address(models.Model):
    """Of what one comes to, or of all that one may see in a space. The address is a signed key: nobody can guess another.

    A new one is another row; with the old row the old address ends. `is_named` says whether what few share, such as a circle,
    stands there by its name: whoever looks over a shoulder reads it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    space = models.ForeignKey(Space, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    is_named = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Address"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "space"], nulls_distinct=False, name="gatherings_one_address"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("gatherings:feed", args=[SIGNER.sign(str(self.pk))])

    @classmethod
    def of_token(cls, token: str) -> "Address | None":
        """Whose address it is; None for one that we did not make or that ended."""
        try:
            key = int(SIGNER.unsign(token))
        except (BadSignature, ValueError):
            return None
        return (
            cls.objects.filter(pk=key, person__state=Person.State.ACTIVE)
            .select_related("person", "space")
            .first()
        )
