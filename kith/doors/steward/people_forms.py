"""Forms about members."""

from django import forms
from django.utils.translation import gettext_lazy as _

STATES = (
    ("", _("All who can sign in, or could")),
    ("active", _("Active")),
    ("stewards", _("Stewards")),
    ("suspended", _("Closed by a decision")),
    ("closed", _("Closed by themselves")),
    ("placeholder", _("Authors in archives")),
)


class MembersForm(forms.Form):
    q = forms.CharField(label=_("Name, handle, or a whole e-mail address"), required=False, max_length=254)
    state = forms.ChoiceField(label=_("Which"), required=False, choices=STATES)


class MatterForm(forms.Form):
    words = forms.CharField(
        label=_("What it is about, for those at the desk"), max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("The person does not read this. What is decided, and why, they read in words of its own."),
    )  # fmt: skip
