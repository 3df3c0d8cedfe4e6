"""Choosing what to hear of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.notifications.models import SpaceWish
from kith.foundation.activity.audiences import Audience


class WishesForm(forms.Form):
    """One box for each sort of news; a name in the form is the code of its audience."""

    def __init__(self, *args: Any, wanted: dict[str, bool], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for code, audience in Audience.known.items():
            self.fields[code] = forms.BooleanField(
                label=str(audience.name), required=False, initial=wanted.get(code, audience.by_default)
            )


class SpaceWishForm(forms.Form):
    level = forms.ChoiceField(
        label=_("How much do you want to hear of this space?"),
        required=False,
        choices=[("", _("As everywhere")), *SpaceWish.Level.choices],
        widget=forms.RadioSelect,
    )
