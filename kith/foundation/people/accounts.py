"""How our people sign up and in, told to allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.actions import free_handle, joining_is_open
from kith.foundation.people.models import Person


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
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return joining_is_open() or "invitation" in request.session

    def save_user(self, request: HttpRequest, user: Person, form: forms.Form, commit: bool = True) -> Person:
        words = form.cleaned_data
        user.name, user.email = words["name"], words["email"].lower()
        user.handle = free_handle(user.name)
        user.language = get_language() or settings.LANGUAGE_CODE
        if password := words.get("password1"):
            user.set_password(password)
        else:
            user.set_unusable_password()
        if commit:
            user.save()
        return user

    def post_login(self, request: HttpRequest, user: Person, **rest: Any) -> HttpResponse:
        """Whoever has proven an address becomes the author of what archives have of it."""
        proven = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
        import_string(settings.KITH_ON_VERIFIED_EMAIL)(user, list(proven))
        response: HttpResponse = super().post_login(request, user, **rest)
        return response
