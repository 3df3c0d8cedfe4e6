"""Forms of those who come."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.door import is_open
from kith.domains.gatherings.forms.questions import AnsweringForm
from kith.domains.gatherings.models import Gathering, Occasion, Seats


class CalendarField(forms.BooleanField):
    def __init__(self, **options: Any) -> None:
        words = _("Put it into my calendar by e-mail")
        super().__init__(label=words, required=False, **options)


class ComingForm(AnsweringForm):
    """How someone comes, what the hosts ask, and what they let others see of it."""

    way = forms.ChoiceField(
        label=_("How do you come?"), choices=Gathering.Way.choices, widget=forms.RadioSelect
    )
    occasion = forms.IntegerField(required=False, widget=forms.HiddenInput)
    shows = forms.BooleanField(label=_("Let others who come see that I come"), required=False)
    tells_needs = forms.BooleanField(label=_("Tell the hosts what I need to take part"), required=False)
    needs = forms.CharField(
        label=_("What I need"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept for the next time. Only you see it, and hosts to whom you tell it."),
    )  # fmt: skip
    in_calendar = CalendarField()

    def __init__(self, *args: Any, gathering: Gathering, address: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.order_fields(
            ["way", "occasion", *(name for name in self.fields if name.startswith("question-"))]
        )
        _offer_calendar(self, address)
        ways = [(way, label) for way, label in Gathering.Way.choices if way in gathering.ways]
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
        self.fields["way"].initial = ways[0][0]
        if len(ways) == 1:
            self.fields["way"].widget = forms.HiddenInput()

    def say_what_is_taken(self, seats: Iterable[Seats]) -> None:
        """Say in which way one would have to wait, and begin with one in which one would not."""
        taken = {each.way for each in seats if each.is_full}
        words = _("%(way)s. All seats are taken this way: you would wait.")
        field: Any = self.fields["way"]
        field.choices = [
            (way, words % {"way": label} if way in taken else label) for way, label in field.choices
        ]
        field.initial = next((way for way, _label in field.choices if way not in taken), field.initial)


class ChoicesForm(AnsweringForm):
    """What someone who has a seat can choose anew at any time."""

    shows = forms.BooleanField(label=_("Let others who come see that I come"), required=False)
    tells_needs = forms.BooleanField(label=_("Tell the hosts what I need to take part"), required=False)
    reminds = forms.BooleanField(label=_("Remind me before it begins"), required=False)
    in_calendar = CalendarField()

    def __init__(self, *args: Any, address: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.order_fields([name for name in self.fields if name.startswith("question-")])
        _offer_calendar(self, address)


def _offer_calendar(form: forms.Form, address: str) -> None:
    """Only to those who have shown that a mail address is theirs."""
    if not address:
        del form.fields["in_calendar"]
        return
    words = _("To %(address)s, and again when something changes. Your calendar program reads these mails.")
    form.fields["in_calendar"].help_text = words % {"address": address}


class CodeForm(forms.Form):
    """The code that hangs on the door."""

    code = forms.CharField(label=_("The code of the door"), max_length=20)

    def __init__(self, *args: Any, occasion: Occasion, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.occasion = occasion

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if not is_open(self.occasion):
            raise forms.ValidationError(
                _("The door is open from half an hour before it begins until half an hour after it ends.")
            )
        return typed
