"""What hosts say of those who were there."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.ui.forms import DayBox


class CertificatesForm(forms.Form):
    holds_until = forms.DateField(
        label=_("Until when they hold"), required=False, widget=DayBox,
        help_text=_("For what has to be learned again after a while, such as first aid. Leave it empty if they hold for ever."),
    )  # fmt: skip

    def clean_holds_until(self) -> date | None:
        until: date | None = self.cleaned_data["holds_until"]
        if until and until <= timezone.localdate():
            raise forms.ValidationError(_("This day is over, or is today. Please choose a later one."))
        return until
