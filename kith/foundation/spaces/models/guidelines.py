"""What the people of a space have agreed on."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models.space import Space


class Guidelines(models.Model):
    """One version of a space's guidelines; earlier versions stay readable."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="guidelines")
    version = models.PositiveIntegerField()
    source = models.TextField(_("Guidelines"))
    html = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["space", "version"], name="spaces_guidelines_once")]

    def __str__(self) -> str:
        return f"{self.space} {self.version}"
