"""A place with members."""

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.places import places

if TYPE_CHECKING:
    from kith.foundation.spaces.models.membership import Membership

CLOSED = {"sort": "circle", "visibility": "hidden", "joining": "invitation"}  # what a circle is for good


class SpaceQuerySet(models.QuerySet["Space"]):
    def visible_to(self, person: Person | None) -> "SpaceQuerySet":
        """Spaces whose front page a person may see: a hidden one exists for its members only."""
        if person is None:
            return self.filter(visibility=Space.Visibility.PUBLIC)
        return self.filter(~Q(visibility=Space.Visibility.HIDDEN) | Q(pk__in=places(person)))

    def seen_by_each(self, person: OuterRef) -> "SpaceQuerySet":
        """`visible_to` for `Exists` in a query about many members of the site; `person` refers to the key of each."""
        inside = Q(memberships__person=person, memberships__state="active")
        return self.filter(~Q(visibility=Space.Visibility.HIDDEN) | inside)


class Space(models.Model):
    """A space that holds so many people at `most` is a closed circle: hidden and joined by invitation, and it stays so."""

    class Sort(models.TextChoices):
        COMMUNITY = "community", _("Community of practice")
        CHAPTER = "chapter", _("Chapter")
        CIRCLE = "circle", _("Circle")
        PROJECT = "project", _("Project")
        CONFERENCE = "conference", _("Conference")
        COALITION = "coalition", _("Coalition")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public: anyone on the web can read it")
        LISTED = "listed", _("Listed: members of this site can find it, its members read it")
        HIDDEN = "hidden", _("Hidden: only its members know that it exists")

    class Joining(models.TextChoices):
        OPEN = "open", _("Any member of this site can join")
        REQUEST = "request", _("People ask, and a host answers")
        INVITATION = "invitation", _("By invitation only")

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        ARCHIVED = "archived", _("Archived: it can be read, nothing is added")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=80)
    sort = models.CharField(_("Sort of space"), max_length=12, choices=Sort)
    purpose = models.CharField(_("What it is for, in a sentence or two"), max_length=300)
    region = models.CharField(_("Region"), max_length=80, blank=True)
    visibility = models.CharField(_("Who can see it"), max_length=8, choices=Visibility)
    joining = models.CharField(_("How people join"), max_length=12, choices=Joining)
    language = models.CharField(_("Main language"), max_length=12, default="en")
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    most = models.PositiveSmallIntegerField(_("At most so many people"), null=True, blank=True)
    masks = models.BooleanField(_("Members may write under a name made for one conversation"), default=False)
    guidelines_version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    send_key = models.CharField(max_length=40, blank=True)

    objects: ClassVar[models.Manager["Space"]] = SpaceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(sort="chapter") | ~Q(region=""), name="spaces_space_chapter_has_region"
            ),
            models.CheckConstraint(
                condition=~Q(visibility="hidden") | ~Q(joining="open"), name="spaces_space_hidden_is_not_open"
            ),
            models.CheckConstraint(condition=Q(most=None) | Q(**CLOSED), name="spaces_space_few_are_closed"),
            models.UniqueConstraint(
                fields=["by", "send_key"], condition=~Q(send_key=""), name="spaces_space_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("front:space", args=[self.slug])

    @property
    def is_archived(self) -> bool:
        return self.state == self.State.ARCHIVED

    @property
    def is_public(self) -> bool:
        return self.visibility == self.Visibility.PUBLIC

    @property
    def is_closed(self) -> bool:
        return self.most is not None

    def place_of(self, person: Person | None) -> "Membership | None":
        """The active membership of a person here."""
        return places(person).get(self.pk) if person else None

    def own_place(self, person: Person | None) -> "Membership":
        """The active membership of someone who is known to belong here; nobody else acts in a space.

        A made name acts for someone who does: whether they do is asked of them, not of it.
        """
        place = self.place_of(person)
        if place is None and person is not None and person.is_mask:
            return person.memberships.select_related("person").get()
        if place is None:
            raise PermissionDenied
        return place
