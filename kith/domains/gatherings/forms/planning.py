"""When, where and how people meet: the part that a new gathering and a change have in common."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.writing import LONGEST
from kith.domains.gatherings.access import ACCESS
from kith.domains.gatherings.forms.fields import (
    DayField,
    LinkField,
    PointField,
    SeatsField,
)
from kith.domains.gatherings.forms.lasting import LastingForm
from kith.domains.gatherings.forms.offering import OfferedByField
from kith.domains.gatherings.forms.sharing import SharesField
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.repeating import BY_WEEKS, REPEATS, rule_for, weekday_choices
from kith.domains.learning.categories import CATEGORIES
from kith.lib.calendars.rules import MOST_DATES
from kith.lib.zones import clock_choices
from kith.ui.forms import MarkdownBox

Groups = tuple[tuple[Any, tuple[str, ...]], ...]  # each with its words and the names of its fields
TICKED = ("access", "categories", "weekdays")
PLANNED = (
    "first_day", "at", "zone", "way", "place", "address", "access", "access_words", "link", "door", "each_date",
    "seats_here", "seats_online", "cost", "pay_at", "categories", "shares", "objectives", "provider", "asks_after", "agenda",
)  # fmt: skip


class PlanForm(LastingForm):
    """When, where and how people meet. What is cleaned has the names of the fields of `Gathering`."""

    groups: ClassVar[Groups] = ()
    begins_on = "first_day"
    needed = ("first_day", "zone", *LastingForm.needed)
    first_day = DayField(label=_("Day"))
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=clock_choices,
        help_text=_("By whose clock these times are. Each reader sees their own time beside it."),
    )  # fmt: skip
    repeats = forms.ChoiceField(label=_("Does it come again?"), choices=REPEATS, required=False)
    weekdays = forms.MultipleChoiceField(
        label=_("On these weekdays too"), choices=weekday_choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("If it comes every week or every second week. The weekday of its first day is one of them."),
    )  # fmt: skip
    last_day = DayField(
        label=_("Last day"), required=False,
        help_text=_("If it comes again and again, leave this empty. You can move or cancel single dates later."),
    )  # fmt: skip
    times = forms.IntegerField(
        label=_("How many times"), min_value=2, max_value=MOST_DATES, required=False,
        help_text=_("Instead of a last day, if you know how many dates there are."),
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("How people come"), choices=Gathering.Way.choices, widget=forms.RadioSelect, initial="online"
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    point = PointField(
        label=_("On the map"),
        help_text=_("Two numbers: latitude, longitude. Or paste the address of the place from a map on the web. We only read it, and ask nobody. A town is enough if the house shall not be found."),
    )  # fmt: skip
    access = forms.MultipleChoiceField(
        label=_("What the place has"), choices=ACCESS, required=False, widget=forms.CheckboxSelectMultiple
    )
    access_words = forms.CharField(
        label=_("More about getting there and being there"), max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Doors, lifts, parking, light and noise, where one can be alone for a while."),
    )  # fmt: skip
    link = LinkField(label=_("Online address"), help_text=_("Only people who have a seat see it."))
    door = forms.ChoiceField(
        label=_("Who takes a seat"), choices=Gathering.Door.choices, widget=forms.RadioSelect, initial="open"
    )
    each_date = forms.BooleanField(
        label=_("People take a seat for each date by itself"), required=False,
        help_text=_("Leave it open for a course, where people come to all dates."),
    )  # fmt: skip
    seats_here = SeatsField(
        label=_("Seats in the room"), help_text=_("Leave it empty if there are enough for all.")
    )
    seats_online = SeatsField(label=_("Seats online"))
    cost = forms.CharField(
        label=_("What it costs"), max_length=200, required=False, help_text=_("Empty means free.")
    )
    pay_at = LinkField(
        label=_("Where one pays"), help_text=_("Kith takes no money. People pay at this address.")
    )
    categories = forms.MultipleChoiceField(
        label=_("What hours it gives"), choices=list(CATEGORIES.items()), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who were there can let their hours count for what their board asks for."),
    )  # fmt: skip
    shares = SharesField(
        label=_("How the time is shared out"),
        help_text=_("Only if it has several topics. Write a line for each: the topic, a colon, and its minutes of one date. Left empty, each has an equal part."),
    )  # fmt: skip
    objectives = forms.CharField(
        label=_("What people learn"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Some boards ask for it. It stands on certificates."),
    )  # fmt: skip
    offered_by = OfferedByField()
    provider = forms.CharField(
        label=_("Who offers it"), max_length=200, required=False,
        help_text=_("The name that a board shall read, also on certificates. Empty means the space."),
    )  # fmt: skip
    asks_after = forms.ChoiceField(
        label=_("What you ask people afterwards"), choices=Gathering.After.choices, widget=forms.RadioSelect, required=False,
        initial="nothing",
        help_text=_("Answers have no names. You see them once at least four people have answered."),
    )  # fmt: skip
    sort = forms.ChoiceField(label=_("What sort of gathering"), choices=Gathering.Sort.choices)
    speakers = forms.CharField(
        label=_("Who leads it or speaks"), max_length=6_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A line for each person: the name, a colon, and a few words about them."),
    )  # fmt: skip
    agenda = forms.CharField(
        label=_("What happens when"),
        max_length=LONGEST,
        required=False,
        widget=MarkdownBox({"rows": 4}, helps=False),
    )

    def clean_speakers(self) -> list[tuple[str, str]]:
        return list(_speakers(self.cleaned_data["speakers"]))

    def sections(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields in groups that one can take in."""
        for words, names in self.groups:
            yield words, [self[name] for name in names if name in self.fields]

    def clean_asks_after(self) -> str:
        return str(self.cleaned_data["asks_after"] or Gathering.After.NOTHING)

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if words.get("way") != Gathering.Way.ONLINE and "place" in words and not words["place"]:
            self.add_error("place", _("Where do people meet? A town or a street is enough for now."))
        self._clean_shares()
        last, first = words.get("last_day"), words.get("first_day")
        if last and first and last < first:
            self.add_error("last_day", _("The last day comes before the first. Which of the two is it?"))
        self._ask_how_it_ends()
        return words

    def _clean_shares(self) -> None:
        """Only what was ticked has a share, and all of them together last no longer than a date."""
        words, shares = self.cleaned_data, self.cleaned_data.get("shares", {})
        if set(shares) - set(words.get("categories", ())):
            self.add_error("shares", _("One of these topics is not ticked above."))
        if self.has_length() and sum(shares.values()) > self.minutes():
            self.add_error("shares", _("Together these are more minutes than one date has."))

    def _ask_how_it_ends(self) -> None:
        words = self.cleaned_data
        last, times, repeats = (words.get(name) for name in ("last_day", "times", "repeats"))
        if last and times:
            self.add_error("times", _("A last day or a number of dates: which of the two shall end it?"))
        elif (last or times) and repeats == "keep":
            self.add_error("repeats", _("How does it come again until then? Please choose it anew."))
        elif times and not repeats:
            self.add_error("repeats", _("How does it come again? Please choose that too."))
        if words.get("weekdays") and repeats not in BY_WEEKS:
            says = _("For several weekdays, choose every week or every second week.")
            self.add_error("weekdays", says)

    def plan(self) -> dict[str, Any]:
        """The fields of a gathering."""
        own = {name: self.cleaned_data[name] for name in PLANNED}
        return own | self._where() | self._offered() | {"rule": self._rule(), "minutes": self.minutes()}

    def _offered(self) -> dict[str, Any]:
        """Who was not asked leaves it as it is. Whoever is chosen needs no words."""
        if "offered_by" not in self.fields:
            return {}
        chosen = self.cleaned_data["offered_by"]
        return {"offered_by": chosen} | ({"provider": ""} if chosen else {})

    def _rule(self) -> str:
        words = self.cleaned_data
        weekdays = map(int, words["weekdays"])
        ends = {"last": words["last_day"], "times": words["times"]}
        return rule_for(words["repeats"], day=words["first_day"], weekdays=weekdays, **ends)

    def _where(self) -> dict[str, float | None]:
        """What only happens online is nowhere on the map."""
        point = self.cleaned_data["point"] if self.cleaned_data["way"] != Gathering.Way.ONLINE else None
        return {"latitude": point and point.latitude, "longitude": point and point.longitude}


def _speakers(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, _colon, about = line.strip().partition(":")
        if name.strip():
            yield name.strip()[:120], about.strip()[:600]
