"""The form of an agreement."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.models import Agreement
from kith.domains.supervision.wording import ASKED
from kith.ui.forms import Choices, DayBox

HELPS = {
    "confidentiality": _("What may be told outside, and what not."),
    "limits": _("General words for your country to begin with. Check what holds for you, and change them."),
    "supervisor": _("So that everyone knows the rule before they speak."),
    "lens": _("How you take care of differences in power, culture and body among you."),
    "notes": _("Cases are never kept here. What about notes that someone takes?"),
}


class AgreementForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is left empty is left out of the agreement."""

    class Meta:
        model = Agreement
        fields = [*ASKED]
        widgets = {"joining": Choices, "review_on": DayBox}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, field in self.fields.items():
            field.help_text = HELPS.get(name, "")
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": 2, "dir": "auto"}
        self.fields["joining"].choices = Agreement.Joining.choices  # type: ignore[attr-defined]

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if day is not None and day <= timezone.localdate() and day != self.initial.get("review_on"):
            raise forms.ValidationError(_("This day is over. When do you look at it again?"))
        return day
