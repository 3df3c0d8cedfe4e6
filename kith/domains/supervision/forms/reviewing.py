"""Forms in which a circle looks at itself, and ends."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.forms.case import ForCircle
from kith.domains.supervision.models import ReviewAnswer
from kith.ui.forms import Choices


def _question(words: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    return forms.CharField(label=words, required=False, max_length=600, widget=box)


class ReviewForm(ForCircle):
    looked_at: ClassVar[tuple[str, ...]] = ("helped", "missed", "heard")
    helped = _question(_("What has been good for you here?"))
    missed = _question(_("What do you miss, or what is too much?"))
    heard = _question(_("Do you have room to speak here, and are you heard?"))
    wish = forms.ChoiceField(
        label=_("What would you like?"), choices=ReviewAnswer.Wish.choices, widget=Choices
    )


class FarewellForm(forms.Form):
    words = forms.CharField(
        label=_("A few words to the circle"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Thanks, or how it was. Everyone who was in it can read them. It is just as fine to say nothing."),
    )  # fmt: skip
