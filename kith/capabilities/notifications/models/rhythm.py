"""When mails and pushes may come to someone."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.capabilities.notifications import moments
from kith.foundation.people.models import Person
from kith.lib.zones import zone

LAST_HOUR = [MaxValueValidator(23)]


class Rhythm(models.Model):
    """Hours are those of the clock where the person is. Who never chose has the defaults, and no row."""

    class Digest(models.TextChoices):
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Once a week")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    class Returned(models.TextChoices):
        UNKNOWN = "", _("A letter came back")
        REFUSED = "refused", _("The mail server says that the address does not exist")
        BOUNCED = "bounced", _("A letter came back: the address takes no mail")
        DELAYED = "delayed", _("Several letters could not be delivered")
        COMPLAINED = "complained", _("Its owner marked a letter as unwanted")

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="rhythm")
    silent = models.BooleanField(
        _("Send me nothing for now: no mails, and nothing on my devices"), default=False
    )
    digest = models.CharField(_("A digest comes"), max_length=6, choices=Digest, default=Digest.DAILY)
    weekday = models.PositiveSmallIntegerField(_("If once a week, on"), choices=Weekday, default=0)
    hour = models.PositiveSmallIntegerField(_("At this hour"), default=8, validators=LAST_HOUR)
    quiet_from = models.PositiveSmallIntegerField(_("Quiet from"), default=20, validators=LAST_HOUR)
    quiet_to = models.PositiveSmallIntegerField(_("until"), default=7, validators=LAST_HOUR)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned = models.CharField(max_length=10, choices=Returned, blank=True)

    objects: ClassVar[models.Manager["Rhythm"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.person}: {self.digest}"

    def is_quiet(self, now: datetime) -> bool:
        here = now.astimezone(zone(self.person.time_zone))
        return moments.is_quiet(here, begins=self.quiet_from, ends=self.quiet_to)

    def quiet_left(self, now: datetime) -> timedelta:
        """How long the quiet hours still last; no time at all outside of them."""
        if not self.is_quiet(now):
            return timedelta(0)
        here = now.astimezone(zone(self.person.time_zone))
        begun = moments.last(here, hour=self.quiet_to)
        return max(begun + timedelta(days=1) - here, timedelta(minutes=1))

    def last_digest(self, now: datetime) -> datetime:
        """The newest moment for a digest that has come; what happened before it belongs in one."""
        weekday = self.weekday if self.digest == self.Digest.WEEKLY else None
        here = now.astimezone(zone(self.person.time_zone))
        return moments.last(here, hour=self.hour, weekday=weekday)


def rhythm_of(person: Person) -> Rhythm:
    """What someone chose, or what is usual."""
    found = Rhythm.objects.filter(person=person).first() or Rhythm()
    found.person = person
    return found


def rhythms_of(people: Iterable[int]) -> dict[int, Rhythm]:
    """The rhythm of each of these people who is active, by their keys; in two queries."""
    keys = list(people)
    found = {each.pk: each for each in Rhythm.objects.filter(person__in=keys)}
    active = Person.objects.active().in_bulk(keys)
    rhythms = {key: found.get(key, Rhythm()) for key in active}
    for key, rhythm in rhythms.items():
        rhythm.person = active[key]
    return rhythms
