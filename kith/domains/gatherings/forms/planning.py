"""When, where and how people meet: the part that a new gathering and a change have in common."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms import LONGEST
from kith.domains.gatherings.access import ACCESS
from kith.domains.gatherings.forms.fields import (
    DayField,
    HourField,
    LinkField,
    PointField,
    SeatsField,
    minutes_between,
)
from kith.domains.gatherings.forms.sharing import SharesField
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.repeating import REPEATS, rule_for
from kith.domains.learning.categories import CATEGORIES
from kith.lib.zones import clock_choices
from kith.ui.forms import MarkdownBox

Groups = tuple[tuple[Any, tuple[str, ...]], ...]  # each with its words and the names of its fields
TICKED = ("access", "categories")
PLANNED = (
    "first_day", "at", "zone", "way", "place", "address", "access", "access_words", "link", "door", "each_date",
    "seats_here", "seats_online", "cost", "pay_at", "categories", "shares", "objectives", "provider", "asks_after", "agenda",
)  # fmt: skip


class PlanForm(forms.Form):
    """When, where and how people meet. What is cleaned has the names of the fields of `Gathering`."""

    groups: ClassVar[Groups] = ()
    first_day = DayField(label=_("Day"))
    at = HourField(label=_("From"))
    until = HourField(label=_("To"), help_text=_("If this is earlier than “From”, it ends on the next day."))
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=clock_choices,
        help_text=_("By whose clock these times are. Each reader sees their own time beside it."),
    )  # fmt: skip
    repeats = forms.ChoiceField(label=_("Does it come again?"), choices=REPEATS, required=False)
    last_day = DayField(
        label=_("Last day"), required=False,
        help_text=_("If it comes again and again, leave this empty. You can move or cancel single dates later."),
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
    provider = forms.CharField(
        label=_("Who offers it"), max_length=200, required=False,
        help_text=_("The name that a board shall read, also on certificates. Empty means the space."),
    )  # fmt: skip
    asks_after = forms.ChoiceField(
        label=_("What you ask people afterwards"), choices=Gathering.After.choices, widget=forms.RadioSelect, required=False,
        initial="nothing",
        help_text=_("Answers have no names. You see them once at least four people have answered."),
    )  # fmt: skip
    agenda = forms.CharField(
        label=_("What happens when"), max_length=LONGEST, required=False, widget=MarkdownBox({"rows": 4})
    )

    def sections(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields in groups that one can take in."""
        for words, names in self.groups:
            yield words, [self[name] for name in names]

    def clean_asks_after(self) -> str:
        return str(self.cleaned_data["asks_after"] or Gathering.After.NOTHING)

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if words.get("way") != Gathering.Way.ONLINE and "place" in words and not words["place"]:
            self.add_error("place", _("Where do people meet? A town or a street is enough for now."))
        self._clean_shares()
        last, first = words.get("last_day"), words.get("first_day")
        if last and first and last < first:
            self.add_error("last_day", _("The last day comes before the first. Which of the two is it?"))
        return words

    def _clean_shares(self) -> None:
        """Only what was ticked has a share, and all of them together last no longer than a date."""
        words, shares = self.cleaned_data, self.cleaned_data.get("shares", {})
        if set(shares) - set(words.get("categories", ())):
            self.add_error("shares", _("One of these topics is not ticked above."))
        if words.get("at") and words.get("until"):
            length = minutes_between(words["at"], words["until"])
            if sum(shares.values()) > length:
                self.add_error("shares", _("Together these are more minutes than one date has."))

    def plan(self) -> dict[str, Any]:
        """The fields of a gathering."""
        words = dict(self.cleaned_data)
        day, repeats, last = words["first_day"], words.pop("repeats"), words.pop("last_day")
        minutes = minutes_between(words["at"], words.pop("until"))
        own = {name: words[name] for name in PLANNED}
        return own | self._where() | {"rule": rule_for(repeats, day=day, last=last), "minutes": minutes}

    def _where(self) -> dict[str, float | None]:
        """What only happens online is nowhere on the map."""
        point = self.cleaned_data["point"] if self.cleaned_data["way"] != Gathering.Way.ONLINE else None
        return {"latitude": point and point.latitude, "longitude": point and point.longitude}
