"""From when to when someone was there: several times, over several days if it lasts so long."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.door import EARLY, LATE
from kith.domains.gatherings.forms.fields import HourField, minutes_between
from kith.domains.gatherings.models import Occasion, Stay
from kith.domains.gatherings.staying import Span
from kith.lib.times import day_in_words

DAY = timedelta(days=1)
MOST = 40


class StayForm(forms.Form):
    """One time, by the clock of the place; not longer than the gathering lasted. Left empty, it is none."""

    too_long = _("This is longer than the gathering was. Hosts can help if its times were wrong.")
    day = forms.ChoiceField(label=_("Day"), required=False)
    came = HourField(label=_("I came at"), required=False)
    left = HourField(label=_("I left at"), required=False)

    def __init__(self, *args: Any, occasion: Occasion, clock: ZoneInfo, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.occasion, self.clock = occasion, clock
        days = list(_days(occasion, clock))
        self.fields["day"].choices = [(str(day), day_in_words(_noon(day, clock))) for day in days]  # type: ignore[attr-defined]
        self.fields["day"].initial = str(days[0])
        if len(days) == 1:
            del self.fields["day"]

    @property
    def is_said(self) -> bool:
        return bool(self.cleaned_data.get("came") and self.cleaned_data.get("left"))

    def span(self) -> Span:
        words, first = self.cleaned_data, self.occasion.begins_at.astimezone(self.clock).date()
        day = date.fromisoformat(words["day"]) if words.get("day") else first
        came = datetime.combine(day, words["came"], self.clock)
        return came, came + timedelta(minutes=minutes_between(words["came"], words["left"]))

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if words.keys() >= {"came", "left"} and (words["came"] is None) != (words["left"] is None):
            self.add_error("left", _("Please write both times, or leave both empty."))
        elif self.is_said:
            came, left = self.span()
            if came < self.occasion.begins_at - EARLY or left > self.occasion.ends_at + LATE:
                self.add_error("left", self.too_long)
        return words


class _StayOfAnother(StayForm):
    too_long = _("This is longer than the gathering was. Please look at the times once more.")
    came = HourField(label=_("Came at"), required=False)
    left = HourField(label=_("Left at"), required=False)


class _Stays(forms.BaseFormSet):  # type: ignore[type-arg]
    none_is_said = _("No time stands here. If you were not there, take it away below.")

    def spans(self) -> list[Span]:
        return [form.span() for form in self.forms if form.is_said]

    def clean(self) -> None:
        if not any(self.errors) and not self.spans():
            raise forms.ValidationError(self.none_is_said)


class _StaysOfAnother(_Stays):
    none_is_said = _("No time stands here. If they were not there, take it away below.")


_ROOM: dict[str, Any] = {"extra": 2, "max_num": MOST, "absolute_max": MOST, "validate_max": True}
_StayForms = forms.formset_factory(StayForm, formset=_Stays, **_ROOM)
_StaysOfAnotherForms = forms.formset_factory(_StayOfAnother, formset=_StaysOfAnother, **_ROOM)


def stay_forms(
    typed: Any, *, occasion: Occasion, clock: ZoneInfo, own: Iterable[Stay], of_another: bool = False
) -> _Stays:
    """What is written down of oneself, or of another, and room for two more."""
    pieces = [piece for stay in own for piece in _pieces(stay.came_at, stay.left_at or occasion.ends_at)]
    shown = [_shown(came.astimezone(clock), left.astimezone(clock)) for came, left in pieces[:MOST]]
    how = {"occasion": occasion, "clock": clock}
    kind = _StaysOfAnotherForms if of_another else _StayForms
    return cast("_Stays", kind(typed, initial=shown, form_kwargs=how))


def _pieces(came: datetime, left: datetime) -> Iterator[Span]:
    """A line says a day at most, so what was longer stands in several."""
    while left - came > DAY:
        yield came, came + DAY
        came += DAY
    yield came, left


def _shown(came: datetime, left: datetime) -> dict[str, Any]:
    return {"day": str(came.date()), "came": came.time(), "left": left.time()}


def _days(occasion: Occasion, clock: ZoneInfo) -> Iterator[date]:
    """From the one on which it began to the one on which it ended."""
    day, last = (each.astimezone(clock).date() for each in (occasion.begins_at, occasion.ends_at))
    while day <= last:
        yield day
        day += DAY


def _noon(day: date, clock: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock)
