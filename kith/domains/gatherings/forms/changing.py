"""Forms that change a gathering that was announced, or one of its dates."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.forms.fields import (
    DayField,
    HourField,
    minutes_between,
    still_ahead,
    whole_days,
)
from kith.domains.gatherings.forms.offering import let_name
from kith.domains.gatherings.forms.planning import PLANNED, PlanForm
from kith.domains.gatherings.models import Gathering, Occasion
from kith.domains.gatherings.repeating import REPEATS
from kith.foundation.people.models import Person
from kith.lib.zones import zone

CHANGING = (
    (_("What it is"), ("sort", "speakers", "agenda")),
    (_("When"), ("first_day", "at", "until", "zone", "repeats", "weekdays", "last_day", "times")),
    (_("Where"), ("way", "place", "address", "point", "access", "access_words", "link")),
    (_("Who can come"), ("door", "seats_here", "seats_online", "cost", "pay_at")),
    (_("Hours that count"), ("categories", "shares", "objectives", "offered_by", "provider")),
    (_("Afterwards"), ("asks_after",)),
)


class ChangingForm(PlanForm):
    """The plan of a gathering that was announced. How seats are counted cannot change once people have some."""

    groups = CHANGING
    each_date = None  # type: ignore[assignment]

    def __init__(self, *args: Any, gathering: Gathering, host: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.gathering = gathering
        let_name(self, by=host, now=gathering.offered_by_id)
        own = [("keep", _("As it is now")), *REPEATS] if gathering.rule else REPEATS
        self.fields["repeats"].choices = own  # type: ignore[attr-defined]

    def clean_first_day(self) -> date:
        """A series that began long ago may go on as it is."""
        return _as_it_was_or_ahead(self, "first_day")

    def minutes(self) -> int:
        """What came from elsewhere can last for days, which no field says: it goes on to last for them."""
        return super().minutes() + whole_days(self.gathering.minutes)

    def plan(self) -> dict[str, Any]:
        self.cleaned_data["each_date"] = self.gathering.each_date
        keeps = self.cleaned_data["repeats"] == "keep"
        plan = super().plan() | {"sort": self.cleaned_data["sort"]}
        return plan | ({"rule": self.gathering.rule} if keeps else {})


def begun_with(gathering: Gathering) -> dict[str, Any]:
    """What the form shows of a plan as it is."""
    ends = datetime.combine(gathering.first_day, gathering.at) + timedelta(minutes=gathering.minutes)
    kept = {name: getattr(gathering, name) for name in PLANNED}
    speakers = (
        f"{each.name}: {each.about}" if each.about else each.name for each in gathering.speakers.all()
    )
    return kept | {
        "sort": gathering.sort,
        "offered_by": gathering.offered_by_id,
        "speakers": "\n".join(speakers),
        "point": gathering.point,
        "until": ends.time(),
        "repeats": "keep" if gathering.rule else "",
    }


def _as_it_was_or_ahead(form: forms.Form, name: str) -> date:
    day: date = form.cleaned_data[name]
    return still_ahead(day) if name in form.changed_data else day


class MovingForm(forms.Form):
    """Another time for one date, by the clock of the place; or a title and a place of its own."""

    day = DayField(label=_("Day"))
    at = HourField(label=_("From"))
    until = HourField(label=_("To"))
    title = forms.CharField(
        label=_("Its own title"),
        max_length=200,
        required=False,
        help_text=_("Empty means the title of all dates."),
    )
    place = forms.CharField(
        label=_("Its own place"),
        max_length=200,
        required=False,
        help_text=_("Empty means the place of all dates."),
    )
    address = forms.CharField(label=_("Address of this place"), max_length=300, required=False)

    def __init__(self, typed: Any = None, *, occasion: Occasion, clock: str) -> None:
        super().__init__(typed, initial=_begun_with_date(occasion, clock=clock))
        self.occasion, self.clock = occasion, clock

    def clean_day(self) -> date:
        return _as_it_was_or_ahead(self, "day")

    def wall(self) -> datetime:
        """What the clock of the place shall show."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"])

    def begins(self) -> datetime:
        return self.wall().replace(tzinfo=zone(self.clock))

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if words.get("address") and not words.get("place"):
            self.add_error("place", _("What is the name of the place at this address?"))
        return words

    @property
    def moves(self) -> bool:
        """Whether another time was chosen. Who only names a place keeps the time, however long it lasts."""
        return bool({"day", "at", "until"} & set(self.changed_data))

    def own(self) -> dict[str, Any]:
        """What this date has for itself."""
        return {name: self.cleaned_data[name] for name in ("title", "place", "address")}

    def minutes(self) -> int:
        lasted = (self.occasion.ends_at - self.occasion.begins_at) // timedelta(minutes=1)
        return minutes_between(self.cleaned_data["at"], self.cleaned_data["until"]) + whole_days(lasted)


def _begun_with_date(occasion: Occasion, *, clock: str) -> dict[str, Any]:
    """What the form shows of a date as it is."""
    begins, ends = (each.astimezone(zone(clock)) for each in (occasion.begins_at, occasion.ends_at))
    own = {"title": occasion.title, "place": occasion.place, "address": occasion.address}
    return {"day": begins.date(), "at": begins.time(), "until": ends.time()} | own


class AddingForm(forms.Form):
    day = DayField(label=_("Day"))
    at = HourField(label=_("From"))

    def clean_day(self) -> date:
        return still_ahead(self.cleaned_data["day"])


class CancellingForm(forms.Form):
    why = forms.CharField(
        label=_("Why"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone who can see the gathering reads it."),
    )  # fmt: skip
