"""What a steward found out about a route."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kith.foundation.crisis.models import Check
from kith.foundation.crisis.routes import Route

NUMBER = re.compile(r"[*#+]?[0-9][0-9 ()/.*#-]{1,38}")
CODES = re.compile(r"([a-z]{2,3}( |$))*")


class CheckForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Check
        fields = ["found", "number", "hours", "languages", "source"]
        widgets = {"found": forms.RadioSelect}
        help_texts = {
            "hours": _("Write “always” for day and night. Leave it empty if you do not know."),
            "languages": _("Short codes with a space between them, such as en es."),
        }

    @staticmethod
    def of(route: Route) -> dict[str, Any]:
        """How the route is shown now; the source is for whoever checks it to say."""
        return {"number": route.number, "hours": route.hours, "languages": " ".join(route.languages)}

    def clean_number(self) -> str:
        number = str(self.cleaned_data["number"]).strip()
        if not NUMBER.fullmatch(number):
            raise ValidationError(_("This is not a number that a phone can dial."))
        return number

    def clean_languages(self) -> str:
        codes = " ".join(str(self.cleaned_data["languages"]).lower().split())
        if not CODES.fullmatch(codes):
            raise ValidationError(_("Please write codes of two or three letters, such as en es."))
        return codes
