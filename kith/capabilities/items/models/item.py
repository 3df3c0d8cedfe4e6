"""The item: what everything that people share has in common."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items import kinds
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import kept_from, without_apart
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import places
from kith.lib import slugs


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, person: Person | None) -> "ItemQuerySet":
        """The one wall: what is published may be seen by the public, by members of the site, or of the space.

        What someone opened is kept from those whom a boundary keeps from them.
        """
        return self._seen(person, states=Item.READABLE)

    def _seen(self, person: Person | None, *, states: tuple[str, ...]) -> "ItemQuerySet":
        reach = Q(visibility=Item.Visibility.PUBLIC)
        if person is not None:
            reach |= Q(visibility=Item.Visibility.NETWORK) | Q(space__in=list(places(person)))
        return without_apart(self.filter(reach, state__in=states), person, author="author")

    def reached_by(self, person: Person | None) -> "ItemQuerySet":
        """What someone may see, and of what was withdrawn the page that says so."""
        return self._seen(person, states=(*Item.READABLE, Item.State.RETIRED))

    def seen_by_each(self, person: OuterRef) -> "ItemQuerySet":
        """`visible_to` inside a query about many members of the site; `person` refers to the key of each."""
        return self._seen_by_each(person, states=Item.READABLE)

    def reached_by_each(self, person: OuterRef) -> "ItemQuerySet":
        """`reached_by` in the same way."""
        return self._seen_by_each(person, states=(*Item.READABLE, Item.State.RETIRED))

    def _seen_by_each(self, person: OuterRef, *, states: tuple[str, ...]) -> "ItemQuerySet":
        own = Membership.objects.active().filter(space=OuterRef("space"), person=OuterRef(person))
        reach = ~Q(visibility=Item.Visibility.SPACE) | Q(Exists(own))
        return self.filter(reach, ~kept_from(OuterRef(person), author="author"), state__in=states)

    def for_card(self) -> "ItemQuerySet":
        """With what a card in a list shows."""
        return self.select_related("space", "author__person")

    def newest_first(self) -> "ItemQuerySet":
        return self.order_by(F("pinned_at").desc(nulls_last=True), "-last_activity_at")


class Item(models.Model):
    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Anyone on the web")
        NETWORK = "network", _("Members of this site")
        SPACE = "space", _("Members of this space")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Open")
        CLOSED = "closed", _("Closed")
        RETIRED = "retired", _("Withdrawn")
        REMOVED = "removed", _("Removed")

    READABLE = (State.PUBLISHED, State.CLOSED)

    kind = models.CharField(max_length=20)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="items")
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="items")
    title = models.CharField(_("Title"), max_length=200)
    summary = models.CharField(max_length=280, blank=True)
    visibility = models.CharField(_("Who can see it"), max_length=8, choices=Visibility)
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    language = models.CharField(_("Language"), max_length=12, default="en")
    content_note = models.CharField(_("Content note"), max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_activity_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    locked_at = models.DateTimeField(null=True, blank=True)
    pinned_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Item"]] = ItemQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                "space",
                F("pinned_at").desc(nulls_last=True),
                F("last_activity_at").desc(),
                name="items_item_in_space",
            ),
            models.Index("space", F("last_activity_at").desc(), name="items_item_activity"),
            models.Index(
                F("last_activity_at").desc(), name="items_item_public", condition=Q(visibility="public")
            ),
            models.Index(fields=["author", "-created_at"], name="items_item_author"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name_in_address(self) -> str:
        """Addresses stay in histories: the title stands in that of a public item alone."""
        return self.slug if self.is_public else self.kind

    @property
    def kind_of(self) -> kinds.Kind:
        return kinds.kind(self.kind)

    @property
    def card_line(self) -> str:
        """What its kind says of it in lists; nothing where nobody asked for the `card_facts`."""
        line, facts = self.kind_of.card_line, getattr(self, "card_facts", None)
        return line.words(facts) if line and facts else ""

    @property
    def slug(self) -> str:
        return slugs.slug(self.title)

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    @property
    def is_pinned(self) -> bool:
        return self.pinned_at is not None

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED

    @property
    def is_retired(self) -> bool:
        """Whether it was withdrawn: its page is there, and says why."""
        return self.state == self.State.RETIRED

    @property
    def is_public(self) -> bool:
        return self.visibility == self.Visibility.PUBLIC

    @property
    def way_to_author(self) -> str:
        """The address below the name; nothing where it leads nowhere."""
        return self.author.way_from(self.space_id)

    def get_absolute_url(self) -> str:
        return reverse(self.kind_of.page, args=[self.pk, self.name_in_address])
