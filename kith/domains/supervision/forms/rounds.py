"""Opening a round."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.forms.planning import length_choices, size_choices
from kith.domains.supervision.models import Round
from kith.lib.tokens import new_key
from kith.ui.forms import DayBox

USUAL, FURTHEST = timedelta(days=14), timedelta(days=120)
SAME = ("words", "least", "most", "minutes")


class RoundForm(forms.Form):
    """`send_key` makes a second sending harmless. A round can be `like` an earlier one."""

    words = forms.CharField(
        label=_("Whom it is for, in a sentence"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Such as: peers in small towns. Everyone who can take part reads it."),
    )  # fmt: skip
    day = forms.DateField(
        label=_("Until when people can take part"), widget=DayBox,
        help_text=_("On the next morning the circles are put together. Two weeks give people time."),
    )  # fmt: skip
    least = forms.TypedChoiceField(
        label=_("At least how many in a circle"), coerce=int, choices=size_choices, initial=5
    )
    most = forms.TypedChoiceField(
        label=_("At most how many in a circle"), coerce=int, choices=size_choices, initial=8
    )
    minutes = forms.TypedChoiceField(
        label=_("How long they meet"), coerce=int, choices=length_choices, initial=90
    )
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, data: Any = None, *, like: Round | None = None) -> None:
        same = {name: getattr(like, name) for name in SAME} if like else {}
        super().__init__(data, initial={"day": timezone.localdate() + USUAL, **same})

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "least" in told and "most" in told and told["least"] > told["most"]:
            self.add_error("most", _("A circle cannot hold fewer people than it needs."))
        if "day" in told and not timezone.localdate() <= told["day"] <= timezone.localdate() + FURTHEST:
            self.add_error("day", _("Please choose a day from today on, within four months."))
        return told

    def terms(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        ends = datetime.combine(told.pop("day") + timedelta(days=1), time())
        return told | {"until": timezone.make_aware(ends)}
