"""When, where and how a circle meets: what beginning one and changing it have in common."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.limits import countries
from kith.domains.supervision.models import Circle
from kith.domains.supervision.models.circle import LEAST, MOST
from kith.domains.supervision.rhythm import Rhythm, rhythm_of, rule_for
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key
from kith.lib.zones import clock_choices
from kith.ui.forms import Choices, DayBox

PLANNED = ("first_day", "at", "zone", "minutes", "way", "phone", "format", "country")
LENGTHS = (45, 60, 75, 90, 120, 150)
FURTHEST = timedelta(days=365)


def length_choices() -> list[tuple[int, str]]:
    return [(each, ngettext("%d minute", "%d minutes", each) % each) for each in LENGTHS]


def size_choices() -> list[tuple[int, str]]:
    return [(each, ngettext("%d person", "%d people", each) % each) for each in range(LEAST, MOST + 1)]


def _countries() -> list[tuple[str, Any]]:
    return [*countries(), ("", _("Another one, or several"))]


def _within_a_year(day: date) -> date:
    """A day is not over everywhere when it is over here."""
    today = timezone.localdate()
    if not today - timedelta(days=1) <= day <= today + FURTHEST:
        raise forms.ValidationError(_("Please choose a day between today and a year from now."))
    return day


class FormatForm(forms.Form):
    """Which format it goes by: `formats` are those to choose from, each with the name by which plans know it."""

    format = forms.ChoiceField(
        label=_("By which format"), required=False,
        help_text=_("A way to meet in steps. You can change your mind on the day."),
    )  # fmt: skip

    def __init__(self, *args: Any, formats: Sequence[tuple[str, Format]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        told = [(name, each.title) for name, each in formats]
        self.fields["format"].choices = [("", _("We decide when we meet")), *told]  # type: ignore[attr-defined]


class PlanForm(FormatForm):
    """What is cleaned becomes fields of `Circle` by `plan`."""

    rhythm = forms.ChoiceField(
        label=_("How often you meet"), choices=Rhythm.choices, widget=Choices, initial=Rhythm.FORTNIGHT
    )
    first_day = forms.DateField(
        label=_("The first day"), widget=DayBox, help_text=_("The others follow from it. Each can be moved later.")
    )  # fmt: skip
    at = forms.TimeField(
        label=_("At what time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    zone = forms.ChoiceField(
        label=_("By whose clock"),
        choices=clock_choices,
        help_text=_("Each of you sees the time by their own."),
    )
    minutes = forms.TypedChoiceField(label=_("How long"), coerce=int, choices=length_choices, initial=90)
    way = forms.ChoiceField(
        label=_("How you meet"), choices=Circle.Way.choices, widget=Choices, initial="video"
    )
    phone = forms.CharField(
        label=_("How one phones in"), required=False, max_length=300,
        help_text=_("A number, or who calls whom. Only members of the circle see it."),
    )  # fmt: skip
    most = forms.TypedChoiceField(
        label=_("At most how many you are"), coerce=int, choices=size_choices, initial=8,
        help_text=_("From five to eight works well for most."),
    )  # fmt: skip
    country = forms.ChoiceField(
        label=_("In which country most of you work"), choices=_countries, required=False,
        help_text=_("For the first words about where privacy ends. You change them until they are yours."),
    )  # fmt: skip

    field_order = [
        "rhythm",
        "first_day",
        "at",
        "zone",
        "minutes",
        "way",
        "phone",
        "format",
        "most",
        "country",
    ]

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["at"].needed_later = True  # type: ignore[attr-defined] # who writes over days needs none

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("way") == Circle.Way.PHONE and not told.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("How do people come into the call? A number, or who calls whom."))
        if told.get("way") == Circle.Way.DAYS:
            return told | {"at": told.get("at") or time(), "format": "", "phone": ""}
        if not told.get("at") and "at" not in self.errors:
            self.add_error("at", _("At what time do you meet?"))
        return told

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        return day if day == self.initial.get("first_day") else _within_a_year(day)

    def plan(self) -> dict[str, Any]:
        told = self.cleaned_data
        kept = {name: told[name] for name in PLANNED}
        return kept | {"rule": rule_for(told["rhythm"], day=told["first_day"])}


class BeginForm(PlanForm):
    """A new circle, in the order in which one thinks of it. `send_key` makes a second sending harmless."""

    name = forms.CharField(
        label=_("What it is called"), max_length=80, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Only people whom you invite see it."),
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("Whom it is for, in a sentence or two"), max_length=300, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Such as: family peers in small towns, in their first years."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("In which language you meet"), choices=language_choices)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)
    field_order = ["name", "purpose", "language", *PlanForm.field_order]


def begun_with(circle: Circle) -> dict[str, Any]:
    """What a form shows of a circle as it is."""
    told = {name: getattr(circle, name) for name in PLANNED}
    rhythm = rhythm_of(circle.rule, first=circle.first_wall, clock=circle.zone)
    return told | {"rhythm": rhythm, "most": circle.space.most or MOST}


class MoveForm(forms.Form):
    day = forms.DateField(label=_("On which day"), widget=DayBox)
    at = forms.TimeField(
        label=_("At what time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean_day(self) -> date:
        return _within_a_year(self.cleaned_data["day"])
