"""Asking whether two accounts are of one person, and proving it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.people.queries import by_address


class ProposalForm(forms.Form):
    other = forms.CharField(
        label=_("The account that would end: its handle, or a whole e-mail address"), max_length=254
    )
    reason = forms.CharField(
        label=_("Why you think so"), max_length=500, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("For other stewards. Nobody else reads it."),
    )  # fmt: skip

    def clean_other(self) -> Person:
        said = str(self.cleaned_data["other"]).strip().lower()
        which = by_address(said) if "@" in said[1:] else Q(handle=said.lstrip("@"))
        found = Person.objects.active().filter(which).first()
        if found is None:
            raise forms.ValidationError(_("There is no open account with this handle or address."))
        return found


class CodesForm(forms.Form):
    """One field for each mailbox."""

    kept_code = forms.CharField(
        label=_("The code from the mailbox of this account"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    ended_code = forms.CharField(
        label=_("The code from the mailbox of the other account"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def codes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kept_code", "ended_code")}
