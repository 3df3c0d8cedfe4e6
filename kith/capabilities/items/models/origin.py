"""Where an imported item came from, and under which licence it may be shown."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models.item import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.lib.licences import address_of


class Collection(models.Model):
    """One archive that was brought into one space; repeating the import continues the same collection."""

    class Source(models.TextChoices):
        STACKEXCHANGE = "stackexchange", _("Stack Exchange")
        MBOX = "mbox", _("Mailing list")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="collections")
    source = models.CharField(max_length=20, choices=Source)
    name = models.CharField(max_length=120)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "source", "name"], name="items_collection_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def known_as(self) -> str:
        """The name of a list, or of a site; the folder in which a dump lay on some machine tells readers nothing."""
        return self.name if self.source != self.Source.STACKEXCHANGE or "." in self.name else ""


class ImportedAuthor(models.Model):
    """Which membership stands for an author of the archive."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="authors")
    identifier = models.CharField(max_length=200)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["collection", "identifier"], name="items_importedauthor_once")
        ]

    def __str__(self) -> str:
        return self.identifier


class Rights(models.Model):
    """Whose words that came from elsewhere are, and under which licence they go on."""

    url = models.URLField(max_length=500, blank=True)
    licence = models.CharField(max_length=40, blank=True)
    credit = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def rights(self) -> str:
        """Licence, credit and the way to the original, as they go along with the words."""
        return ", ".join(filter(None, (self.licence, self.credit, self.url)))

    @property
    def licence_address(self) -> str:
        return address_of(self.licence)


class Origin(Rights):
    """The licence and credit shown on an imported item."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="origin")
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="origins")
    identifier = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collection", "identifier"], name="items_origin_once")]

    def __str__(self) -> str:
        return self.identifier
