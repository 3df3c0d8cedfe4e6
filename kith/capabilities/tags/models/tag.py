"""A tag, other words for it, and what it is on."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership


class Tag(models.Model):
    """`words` is how it is written; two tags never differ by case or by spaces alone."""

    words = models.CharField(_("Tag"), max_length=40, unique=True)
    slug = models.SlugField(max_length=60, unique=True, allow_unicode=True)
    items = models.ManyToManyField(Item, through="Tagging", related_name="tags")

    class Meta:
        ordering = ["words"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="tags_tag_has_words")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("front:tag", args=[self.slug])


class Synonym(models.Model):
    """Another word that leads to a tag."""

    words = models.CharField(_("Another word for it"), max_length=40, unique=True)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="synonyms")

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words


class Tagging(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="taggings")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "tag"], name="tags_tagging_once")]

    def __str__(self) -> str:
        return f"{self.tag} on {self.item_id}"
