"""Days in the forms of learning."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.ui.forms import DayBox

EARLIEST = date(1950, 1, 1)


class DayField(forms.DateField):
    """A day of a working life."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, widget=DayBox)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= date(timezone.localdate().year + 30, 12, 31):
            raise forms.ValidationError(_("This year cannot be right. Please look at it again."))
        return day
