"""A person: one account, one way to be reached."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.infrastructure.database.words import beginning_with, words_in


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> "PersonQuerySet":
        return self.filter(state=Person.State.ACTIVE)

    def with_account(self) -> "PersonQuerySet":
        """Those who can sign in, or could: not who only stands for words of others, or for a made name."""
        return self.exclude(state__in=[Person.State.PLACEHOLDER, Person.State.MASKED])

    def called(self, words: str) -> "PersonQuerySet":
        """Those in whose name a word begins so, or several that follow each other; capitals and accents do not matter."""
        return self.alias(words=words_in("name")).filter(words=beginning_with(words))

    def visible_to(self, viewer: "Person | None") -> "PersonQuerySet":
        """Members see each other and the placeholders; visitors see nobody who is not shown beside public words."""
        if viewer is None:
            return self.none()
        return self.filter(state__in=[Person.State.ACTIVE, Person.State.PLACEHOLDER])


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def active(self) -> PersonQuerySet:
        return self.get_queryset().active()

    def with_account(self) -> PersonQuerySet:
        return self.get_queryset().with_account()

    def called(self, words: str) -> PersonQuerySet:
        return self.get_queryset().called(words)

    def visible_to(self, viewer: "Person | None") -> PersonQuerySet:
        return self.get_queryset().visible_to(viewer)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        PLACEHOLDER = "placeholder", _("Stands for the author of imported words")
        MASKED = "masked", _("Stands for a name made for one conversation")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed by its owner")

    class Appearance(models.TextChoices):
        AUTO = "auto", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")
        CALM = "calm", _("Calm: flat colours, nothing moves")

    handle = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("Your name, as others see it"), max_length=80)
    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.ACTIVE)
    suspended_until = models.DateTimeField(null=True, blank=True)
    is_steward = models.BooleanField(default=False)
    findable = models.BooleanField(_("Members can find me in the directory"), default=True)
    language = models.CharField(_("Language of the pages"), max_length=12, default="en")
    time_zone = models.CharField(_("Time zone"), max_length=64, default="UTC")
    appearance = models.CharField(_("Appearance"), max_length=8, choices=Appearance, default=Appearance.AUTO)
    collapsed_notes = models.BooleanField(_("Fold posts that carry a content note"), default=True)
    country = models.CharField(
        max_length=2, blank=True
    )  # whose people to call stand first; set by hand, shown to nobody
    joined_at = models.DateTimeField(default=timezone.now)
    formerly = ArrayField(models.BigIntegerField(), default=list, blank=True)  # accounts that became this one

    last_login = None  # when a person was last here is nobody's business
    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        indexes = [GinIndex(words_in("name"), name="people_person_name_words")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="people_person_email_is_lower"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="active") | models.Q(email__isnull=False),
                name="people_person_active_has_email",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.state == self.State.ACTIVE

    @property
    def is_gone(self) -> bool:
        return self.state == self.State.CLOSED

    @property
    def is_placeholder(self) -> bool:
        return self.state == self.State.PLACEHOLDER

    @property
    def is_mask(self) -> bool:
        """Whether this is nobody: what is done under a made name is noted as done by it."""
        return self.state == self.State.MASKED

    def get_absolute_url(self) -> str:
        return reverse("profiles:person", args=[self.handle])

    def in_language(self) -> str:
        known = {code for code, _name in settings.LANGUAGES}
        return self.language if self.language in known else settings.LANGUAGE_CODE
