"""Forms in which a circle looks at itself, and ends."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.forms.case import ForCircle
from kith.domains.supervision.models import ReviewAnswer
from kith.ui.forms import Choices


class ReviewForm(ForCircle, forms.ModelForm):  # type: ignore[type-arg]
    looked_at: ClassVar[tuple[str, ...]] = ("helped", "missed", "heard")

    class Meta:
        model = ReviewAnswer
        fields = ["helped", "missed", "heard", "wish"]
        widgets = {
            **{
                name: forms.Textarea(attrs={"rows": 2, "dir": "auto"})
                for name in ("helped", "missed", "heard")
            },
            "wish": Choices,
        }

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["wish"].choices = ReviewAnswer.Wish.choices  # type: ignore[attr-defined]


class FarewellForm(forms.Form):
    words = forms.CharField(
        label=_("A few words to the circle"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Thanks, or how it was. Everyone who was in it can read them. It is just as fine to say nothing."),
    )  # fmt: skip
