"""Forms about leaving."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ui.forms import Choices

KEEP, REMOVE = "keep", "remove"


class ClosingForm(forms.Form):
    words = forms.ChoiceField(
        label=_("What you said in conversations"),
        choices=[(KEEP, _("Leave it")), (REMOVE, _("Delete it"))],
        widget=Choices(
            helps={
                KEEP: _("It stays for others to learn from, signed “Former member”."),
                REMOVE: _("Your words and files are deleted. Answers of others stay, and an empty place where you spoke."),
            }
        ),
        error_messages={"required": _("Please choose one of the two.")},
    )  # fmt: skip
    sure = forms.BooleanField(
        label=_("Yes, close my account"), error_messages={"required": _("Tick the box if you are sure.")}
    )
