"""What a community can change about its house, without a technician."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.foundation.house.choices import LEAST_DAYS, MOST_DAYS, Joining, Opening, house
from kith.ui.forms import Choices


class HouseForm(forms.Form):
    name = forms.CharField(
        label=_("Name of this site"), max_length=60,
        help_text=_("It stands on every page and in every mail."),
    )  # fmt: skip
    welcome = forms.CharField(
        label=_("A sentence to visitors"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("It stands on the first page that visitors see. Say who you are."),
    )  # fmt: skip
    joining = forms.ChoiceField(
        label=_("Who may sign up"), choices=Joining.choices,
        widget=Choices(helps={Joining.INVITATION: _("A host of any space can invite people.")}),
    )  # fmt: skip
    opening = forms.ChoiceField(
        label=_("Who may open a space"), choices=Opening.choices,
        widget=Choices(helps={Opening.STEWARDS: _("Spaces that exist stay as they are.")}),
    )  # fmt: skip
    newcomer_days = forms.IntegerField(
        label=_("For how many days someone new is slowed"), min_value=LEAST_DAYS, max_value=MOST_DAYS,
        help_text=_("In this time they can share two links and two files in a post, and fifteen posts a day. It ends by itself, once they have also written on two days."),
    )  # fmt: skip

    @classmethod
    def now(cls) -> dict[str, Any]:
        current = house()
        return {name: getattr(current, name) for name in cls.base_fields}

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_welcome(self) -> str:
        return " ".join(str(self.cleaned_data["welcome"]).split())
