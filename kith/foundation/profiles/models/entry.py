"""One thing that a person tells about themselves."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.profiles.vocabulary import words_of
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import places
from kith.infrastructure.database.words import words_in
from kith.lib.languages import language_name


class Audience(models.TextChoices):
    SELF = "self", _("Only me")
    SPACES = "spaces", _("People in my spaces")
    MEMBERS = "members", _("All members of this site")
    EVERYONE = "everyone", _("Anyone on the web")


class Field(models.TextChoices):
    ABOUT = "about", _("About me")
    PRONOUNS = "pronouns", _("Pronouns")
    ROLE = "role", _("My role")
    SETTING = "setting", _("Where I work")
    LANGUAGE = "language", _("Languages I work in")
    REGION = "region", _("Region")
    TIME_ZONE = "time_zone", _("Time zone")
    LIVED_EXPERIENCE = "lived_experience", _("Lived experience")
    SKILL_OFFERED = "skill_offered", _("What I can help others with")
    SKILL_SOUGHT = "skill_sought", _("What I am looking for")
    CREDENTIAL = "credential", _("Credentials")


class ProfileEntryQuerySet(models.QuerySet["ProfileEntry"]):
    def visible_to(self, viewer: Person | None) -> "ProfileEntryQuerySet":
        """What this viewer may see. Sharing a space counts only where the owner goes by their own name there."""
        reach = Q(audience=Audience.EVERYONE)
        if viewer is not None:
            shares = Membership.objects.filter(
                space__in=list(places(viewer)), state="active", display_name=""
            )
            reach |= Q(audience=Audience.MEMBERS) | Q(person=viewer)
            reach |= Q(audience=Audience.SPACES, person__in=shares.values("person"))
        return self.filter(reach, person__state=Person.State.ACTIVE)


class ProfileEntry(models.Model):
    """`code` is the value of a list (a language, a role), or empty; `text` is what is shown."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="entries")
    field = models.CharField(max_length=20, choices=Field)
    code = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=1000)
    audience = models.CharField(_("Who can see this"), max_length=8, choices=Audience)

    objects: ClassVar[models.Manager["ProfileEntry"]] = ProfileEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "field", "text"], name="profiles_profileentry_once"),
            models.CheckConstraint(condition=~Q(text=""), name="profiles_profileentry_has_text"),
        ]
        indexes = [
            models.Index(fields=["field", "code"], name="profiles_entry_code"),
            GinIndex(words_in("text"), name="profiles_entry_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.text}"

    @property
    def shown(self) -> str:
        """The name of a language or zone, the words of a list in the reader's language; other words as they are."""
        if self.field == Field.LANGUAGE:
            return language_name(self.code)
        if self.field == Field.TIME_ZONE:
            return self.text.replace("_", " ")
        return words_of(self.field, self.code, self.text)
