"""Forms of what is one's own: the log, and asking whether someone could listen."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.identifying import noticed
from kith.domains.supervision.forms.case import ForCircle
from kith.domains.supervision.models import Log
from kith.domains.supervision.period import Period
from kith.domains.supervision.themes import THEMES
from kith.foundation.people.models import Person
from kith.ui.forms import Choices, DayBox

LONGEST = timedelta(days=3 * 366)


class LogForm(forms.Form):
    """What one writes down of a meeting. The sentence is about oneself; a person who could be known from it is no part of a log."""

    part = forms.ChoiceField(label=_("My part"), choices=Log.Part.choices, widget=Choices)
    minutes = forms.IntegerField(label=_("How many minutes"), min_value=1, max_value=480)
    themes = forms.MultipleChoiceField(
        label=_("What it was about"), required=False, choices=list(THEMES.items()), widget=forms.CheckboxSelectMultiple,
        help_text=_("Only from this list, so that it tells nothing about anybody."),
    )  # fmt: skip
    learned = forms.CharField(
        label=_("What I learned about myself, in a sentence"), required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("About yourself alone. Nothing about a person you support, and no words of others."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Person, **rest: Any) -> None:
        self.by = by
        super().__init__(*args, **rest)

    def clean_learned(self) -> str:
        words = " ".join(self.cleaned_data["learned"].split())
        if seen := noticed(words, writer=self.by):
            raise forms.ValidationError(
                _("Could someone be known from this? We noticed %(seen)s. A log has no place for it. Please say it without.")
                % {"seen": "; ".join(seen)}
            )  # fmt: skip
        return words


class StatementForm(forms.Form):
    """Where one belongs to the circle no more, its name cannot be asked for."""

    names_circle = forms.BooleanField(
        label=_("Name our circle on it"), required=False, help_text=_("Whoever reads it then knows that you are in it.")
    )  # fmt: skip

    def __init__(self, *args: Any, circle: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["names_circle"].disabled = not circle
        if not circle:
            self.fields["names_circle"].widget = forms.HiddenInput()


class PeriodForm(forms.Form):
    """From one day to another, none of them ahead; to begin with, this year until today."""

    since = forms.DateField(label=_("From"), widget=DayBox)
    until = forms.DateField(label=_("Until"), widget=DayBox)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        today = timezone.localdate()
        self.fields["since"].initial, self.fields["until"].initial = today.replace(month=1, day=1), today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Please choose today or a day before."))
        return until

    def clean(self) -> dict[str, Any]:
        told = dict(super().clean() or {})
        since, until = told.get("since"), told.get("until")
        if since and until and not since <= until <= since + LONGEST:
            self.add_error("since", _("The first day comes before the last one, by three years at most."))
        return told

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])


class ListeningForm(ForCircle):
    """Who asks is answered within a day, or knows that they are not."""

    looked_at: ClassVar[tuple[str, ...]] = ("words",)
    until = forms.TypedChoiceField(
        label=_("Until when would it help?"), widget=Choices, coerce=date.fromisoformat
    )
    words = forms.CharField(
        label=_("A few words, if you like"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("You need no reason. Only your circle reads them, on this page alone. They are gone when you close it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        today = timezone.localdate()
        tomorrow = today + timedelta(days=1)
        days = [(today.isoformat(), _("Today")), (tomorrow.isoformat(), _("Tomorrow"))]
        self.fields["until"].choices = days  # type: ignore[attr-defined]
        self.fields["until"].initial = tomorrow.isoformat()
