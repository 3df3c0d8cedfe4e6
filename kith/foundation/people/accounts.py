"""How our people sign up and in, told to allauth."""

import time
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kith.foundation.house.choices import house
from kith.foundation.people.actions import free_handle, joining_is_open
from kith.foundation.people.models import Person
from kith.foundation.people.queries import authors_awaiting
from kith.foundation.people.watching import addresses_to_warn, in_words_of, note, note_coming_in

INVITATION = "invitation"  # where the session keeps the token of a link that was followed

PROOFS = {"mfa/messages/totp_activated.txt", "mfa/messages/webauthn_added.txt"}
SHOW_AGAIN = {
    "reauthenticate": _("With my password"),
    "mfa_reauthenticate": _("With a code from my app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("With my passkey"),
}


class SignupDetails(forms.Form):
    """What we ask besides the e-mail address: nothing but a name."""

    name = forms.CharField(
        label=_("Your name, as others see it"),
        max_length=80,
        help_text=_("Any name you like. You can change it, and go by another in a space."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Called when the account is made; everything was set by the adapter."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sentences that help, in place of those that only say no."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed for now."),
        "email_password_mismatch": _(
            "This address and password do not go together. You can also sign in with a code by e-mail."
        ),
        "email_taken": _("This address belongs to an account already."),
        "incorrect_code": _("This is not the code that we sent. Please look at the newest mail from us."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _(
            "Too many tries. Please wait a few minutes, or sign in with a code by e-mail."
        ),
        "unknown_email": _("We know no account with this address."),
        "rate_limited": _("That was many times in a short while. Please wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return joining_is_open() or INVITATION in request.session

    def save_user(self, request: HttpRequest, user: Person, form: forms.Form, commit: bool = True) -> Person:
        words = form.cleaned_data
        user.name, user.email = words["name"], words["email"].lower()
        self.populate_username(request, user)
        # A password comes later: one that was set before the address is proven could be a stranger's.
        user.set_unusable_password()
        if commit:
            user.save()
        return user

    def populate_username(self, request: HttpRequest, user: Person) -> None:
        """Whatever a person did not choose themselves."""
        user.name = user.name or (user.email or "").partition("@")[0][:80]
        user.handle = user.handle or free_handle(user.name)
        user.language = get_language() or settings.LANGUAGE_CODE

    def post_login(self, request: HttpRequest, user: Person, **rest: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **rest)
        is_new = note_coming_in(user, request=request, response=response)
        if is_new and not rest["signup"] and not _came_by_mail(request, user):
            self._warn("account/email/new_browser", user)
        if authors_awaiting(user).exists():
            messages.info(
                request,
                _("Words in an archive here were written with your address. Your account page tells more."),
            )
        return response

    def is_reauthentication_required(self, *, app: str, **rest: Any) -> bool:
        """Whoever signed in a moment ago has just shown who they are."""
        known = get_authentication_records(self.request, self.request.user)
        since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > since for record in known)

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        found = super().get_reauthentication_methods(user)
        return [method | {"description": SHOW_AGAIN.get(method["id"], "")} for method in found]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        person = email_address.user
        had_others = EmailAddress.objects.filter(user=person, verified=True).exists()
        is_confirmed: bool = super().confirm_email(request, email_address)
        if is_confirmed and had_others:
            self.send_notification_mail("account/email/email_confirm", person)
        return is_confirmed

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Every change of a way in is noted for its person, and mailed to all their addresses, the old ones too."""
        note(user, template_prefix.rpartition("/")[2], request=self.request)
        self._warn(template_prefix, user, context)

    def _warn(self, template_prefix: str, person: Person, context: dict[str, Any] | None = None) -> None:
        """The mail says what and when, never from where: someone else may read an old address."""
        with in_words_of(person):
            for address in addresses_to_warn(person, context or {}):
                self.send_mail(template_prefix, address, {"timestamp": timezone.now()})

    def add_message(
        self, request: HttpRequest, level: int, template: str = "", *rest: Any, **more: Any
    ) -> None:
        """Adding a key or an app is proof enough to see, right after, the recovery codes that were made with it."""
        if template in PROOFS:
            record_authentication(request, request.user, method="mfa", reauthenticated=True)
        super().add_message(request, level, template, *rest, **more)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        words = {"site_name": house().name, "site_url": settings.SITE_URL}
        super().send_mail(template_prefix, email, words | context)


def _came_by_mail(request: HttpRequest, person: Person) -> bool:
    """Whoever signs in with a code that was sent to the main address has had a mail about it already."""
    records = get_authentication_records(request, person)
    return any(each["method"] == "code" and each.get("email") == person.email for each in records)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys and codes from an app, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "unverified_email": _("Please show first that your e-mail address is yours: send a code to it."),
        "add_email_blocked": _("You cannot add an address while the second step is on."),
        "incorrect_code": _("This is not the code that the app shows now. Please try the next one."),
    }

    def get_totp_issuer(self) -> str:
        return house().name

    def generate_authenticator_name(self, user: Person, authenticator_type: str) -> str:
        return gettext("My passkey")


class ElsewhereAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signing in with an account that one has elsewhere, by OpenID Connect."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return AccountAdapter(request).is_open_for_signup(request)

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: Mapping[str, Any]
    ) -> Person:
        user: Person = sociallogin.user
        user.email = str(data.get("email") or "").lower() or None
        user.name = str(data.get("name") or data.get("username") or "")[:80]
        return user
