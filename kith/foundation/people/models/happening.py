"""Something that happened to a way into an account."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models.person import Person

KEPT = timedelta(days=90)


class HappeningQuerySet(models.QuerySet["Happening"]):
    def lately(self) -> "HappeningQuerySet":
        return self.filter(at__gt=timezone.now() - KEPT)

    def over(self) -> "HappeningQuerySet":
        return self.filter(at__lte=timezone.now() - KEPT)


class HappeningManager(models.Manager["Happening"]):
    def get_queryset(self) -> HappeningQuerySet:
        return HappeningQuerySet(self.model, using=self._db)

    def lately(self) -> HappeningQuerySet:
        return self.get_queryset().lately()

    def over(self) -> HappeningQuerySet:
        return self.get_queryset().over()


class Happening(models.Model):
    """For the eyes of its person alone, and forgotten after 90 days. `device` is a digest that names no device."""

    class What(models.TextChoices):
        SIGNED_IN = "signed_in", _("Someone signed in")
        NEW_BROWSER = "new_browser", _("Someone signed in with a browser that was new here")
        EMAIL_ADDED = "email_confirm", _("An e-mail address was added")
        EMAIL_CHANGED = "email_changed", _("The main e-mail address was changed")
        EMAIL_REMOVED = "email_deleted", _("An e-mail address was removed")
        PASSWORD_SET = "password_set", _("A password was set")
        PASSWORD_CHANGED = "password_changed", _("The password was changed")
        PASSWORD_RESET = "password_reset", _("A forgotten password was set anew")
        STOPPED = "stopped", _("You signed out everywhere else and dropped the password")
        SIGNED_OUT = "signed_out", _("A steward signed you out everywhere")
        WAY_IN = "way_in", _("A steward sent you a mail about how to sign in")
        APP_ON = "totp_activated", _("Codes from an app were turned on")
        APP_OFF = "totp_deactivated", _("Codes from an app were turned off")
        RECOVERY = "recovery_codes_generated", _("New recovery codes were made")
        PASSKEY_ADDED = "webauthn_added", _("A passkey was added")
        PASSKEY_REMOVED = "webauthn_removed", _("A passkey was removed")
        ELSEWHERE_ADDED = "account_connected", _("An account from elsewhere was tied to yours")
        ELSEWHERE_REMOVED = "account_disconnected", _("An account from elsewhere was untied from yours")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="happenings")
    what = models.CharField(max_length=30, choices=What)
    at = models.DateTimeField(default=timezone.now)
    browser = models.CharField(max_length=60, blank=True)
    device = models.CharField(max_length=64, blank=True)

    objects: ClassVar[HappeningManager] = HappeningManager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"], name="people_happening_lately")]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d %H:%M}"
