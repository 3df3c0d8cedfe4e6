"""Who offers what is held in this house."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.foundation.house.choices import house
from kith.foundation.spaces.models import Space


class Provider(models.Model):
    """The house itself is one, with the name that it has now. Stewards may name any of them in what they host; others only one
    that their `space` stands for, or that is `for_all_hosts`. None is ever removed: certificates that name it stay."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    is_house = models.BooleanField(default=False)
    space = models.ForeignKey(
        Space,
        verbose_name=_("Their space"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    for_all_hosts = models.BooleanField(_("Whoever hosts a space here may name them"), default=False)

    objects: ClassVar[models.Manager["Provider"]] = models.Manager()

    class Meta:
        ordering = ["-is_house", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_house"], condition=Q(is_house=True), name="learning_provider_one_house"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(is_house=False), name="learning_provider_once"
            ),
            models.CheckConstraint(
                condition=Q(is_house=True, name="") | Q(is_house=False) & ~Q(name=""),
                name="learning_provider_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return house().name[:200] if self.is_house else self.name

    @property
    def address(self) -> str:
        """By this, programs know it again; it leads nowhere."""
        return self.uid.urn
