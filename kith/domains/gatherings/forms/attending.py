"""What hosts say of those who were there."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.models import Issued
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


class SettingRightForm(forms.Form):
    """What becomes of a certificate that is not right. The reasons tell nothing of a person, since strangers read them."""

    AGAIN, BACK = "again", "back"
    does = forms.ChoiceField(
        label=_("What shall happen?"), widget=forms.RadioSelect, initial=AGAIN,
        choices=((AGAIN, _("Give another in its place, with what is written down now")), (BACK, _("Take it back, and give none"))),
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Why?"), widget=forms.RadioSelect, initial=Issued.Reason.WRONG,
        choices=[(each.value, each.label) for each in (Issued.Reason.WRONG, Issued.Reason.MISTAKE)],
        help_text=_("Whoever checks the one before reads this."),
    )  # fmt: skip

    @property
    def gives_again(self) -> bool:
        return bool(self.cleaned_data["does"] == self.AGAIN)
