"""Forms of gatherings."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms import LONGEST, ContentNoteField, LooksOver
from kith.capabilities.conversations.revision import TagsField
from kith.capabilities.items.visibility import in_words, possible
from kith.domains.gatherings.access import ACCESS
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.repeating import REPEATS, rule_for
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key
from kith.lib.zones import zone, zone_names
from kith.ui.forms import MarkdownBox

FURTHEST = timedelta(days=3 * 365)
MOST_SEATS = 100_000
LINK = _("We cannot open this address. Most begin with “https://”.")


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class HourField(forms.TimeField):
    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class LinkField(forms.URLField):
    def __init__(self, **options: Any) -> None:
        options |= {"max_length": 500, "required": False, "assume_scheme": "https"}
        super().__init__(error_messages={"invalid": LINK}, **options)


class SeatsField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=MOST_SEATS, required=False, **options)


class PlanForm(forms.Form):
    """When, where and how people meet. What is cleaned has the names of the fields of `Gathering`."""

    first_day = DayField(label=_("Day"))
    at = HourField(label=_("From"))
    until = HourField(label=_("To"), help_text=_("If this is earlier than “From”, it ends on the next day."))
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=lambda: [(name, name.replace("_", " ")) for name in ("UTC", *zone_names())],
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
    agenda = forms.CharField(
        label=_("What happens when"), max_length=LONGEST, required=False, widget=MarkdownBox({"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if words.get("way") != Gathering.Way.ONLINE and "place" in words and not words["place"]:
            self.add_error("place", _("Where do people meet? A town or a street is enough for now."))
        last, first = words.get("last_day"), words.get("first_day")
        if last and first and last < first:
            self.add_error("last_day", _("The last day comes before the first. Which of the two is it?"))
        return words

    def plan(self) -> dict[str, Any]:
        """The fields of a gathering."""
        words = dict(self.cleaned_data)
        day, repeats, last = words["first_day"], words.pop("repeats"), words.pop("last_day")
        minutes = minutes_between(words["at"], words.pop("until"))
        own = {name: words[name] for name in PLANNED}
        return own | {"rule": rule_for(repeats, day=day, last=last), "minutes": minutes}


PLANNED = (
    "first_day", "at", "zone", "way", "place", "address", "access", "access_words", "link", "door", "each_date",
    "seats_here", "seats_online", "cost", "pay_at", "agenda",
)  # fmt: skip


class AnnouncingForm(PlanForm, LooksOver):
    """Everything about a new gathering, in the order in which one thinks of it."""

    kept: ClassVar[tuple[str, ...]] = (
        "title", "source", "sort", *PLANNED, "until", "repeats", "last_day", "speakers", "tags", "content_note", "language",
        "visibility",
    )  # fmt: skip
    looked_at: ClassVar[tuple[str, ...]] = ("title", "source", "agenda", "access_words", "speakers")
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
    sort = forms.ChoiceField(label=_("What sort of gathering"), choices=Gathering.Sort.choices)
    source = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=MarkdownBox,
        help_text=_("For whom is it, what will you do together, and what does one take home?"),
        error_messages={"required": _("There are no words yet. Write a few, then share them.")},
    )  # fmt: skip
    speakers = forms.CharField(
        label=_("Who leads it or speaks"), max_length=6_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A line for each person: the name, a colon, and a few words about them."),
    )  # fmt: skip
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=250,
        help_text=_("Up to five words, with commas between them."),
    )
    content_note = ContentNoteField()
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, space: Space, clock: str = "UTC", **rest: Any) -> None:
        super().__init__(*args, **rest)
        audiences = in_words(possible(space))
        self.fields["visibility"].choices = audiences  # type: ignore[attr-defined]
        self.fields["visibility"].initial = audiences[0][0]
        self.fields["language"].initial = space.language
        self.fields["zone"].initial = clock

    def clean(self) -> dict[str, Any]:
        words = PlanForm.clean(self)
        if (day := words.get("first_day")) and not _is_near(day):
            self.add_error("first_day", _("This day is over, or more than three years away."))
        return LooksOver.clean(self)

    def clean_speakers(self) -> list[tuple[str, str]]:
        return list(_speakers(self.cleaned_data["speakers"]))

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        access = self["access"].data or ()
        typed = {name: str(self[name].data or "") for name in self.kept}
        return typed | {"access": ", ".join(access)}

    def sections(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields in groups that one can take in."""
        for words, names in SECTIONS:
            yield words, [self[name] for name in names]


SECTIONS = (
    (_("What it is"), ("title", "sort", "source", "speakers", "agenda")),
    (_("When"), ("first_day", "at", "until", "zone", "repeats", "last_day")),
    (_("Where"), ("way", "place", "address", "access", "access_words", "link")),
    (_("Who can come"), ("door", "each_date", "seats_here", "seats_online", "cost", "pay_at")),
    (_("How it is found"), ("tags", "content_note", "language", "visibility")),
)
CHANGING = (
    (_("When"), ("first_day", "at", "until", "zone", "repeats", "last_day")),
    (_("Where"), ("way", "place", "address", "access", "access_words", "link")),
    (_("Who can come"), ("door", "seats_here", "seats_online", "cost", "pay_at")),
    (_("What happens when"), ("agenda",)),
)


class ChangingForm(PlanForm):
    """The plan of a gathering that was announced. How seats are counted cannot change once people have some."""

    each_date = None  # type: ignore[assignment]

    def __init__(self, *args: Any, gathering: Gathering, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.gathering = gathering
        own = [("keep", _("As it is now")), *REPEATS] if gathering.rule else REPEATS
        self.fields["repeats"].choices = own  # type: ignore[attr-defined]

    def plan(self) -> dict[str, Any]:
        self.cleaned_data["each_date"] = self.gathering.each_date
        keeps = self.cleaned_data["repeats"] == "keep"
        plan = super().plan()
        return plan | ({"rule": self.gathering.rule} if keeps else {})

    def sections(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        for words, names in CHANGING:
            yield words, [self[name] for name in names]


def begun_with(gathering: Gathering) -> dict[str, Any]:
    """What the form shows of a plan as it is."""
    ends = datetime.combine(gathering.first_day, gathering.at) + timedelta(minutes=gathering.minutes)
    kept = {name: getattr(gathering, name) for name in PLANNED}
    return kept | {"until": ends.time(), "repeats": "keep" if gathering.rule else ""}


class MovingForm(forms.Form):
    """Another time for one date, by the clock of the place."""

    day = DayField(label=_("Day"))
    at = HourField(label=_("From"))
    until = HourField(label=_("To"))

    def __init__(self, *args: Any, clock: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.clock = clock

    def begins(self) -> datetime:
        wall = datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"])
        return wall.replace(tzinfo=zone(self.clock))

    def minutes(self) -> int:
        return minutes_between(self.cleaned_data["at"], self.cleaned_data["until"])


class AddingForm(forms.Form):
    day = DayField(label=_("Day"))
    at = HourField(label=_("From"))


class CancellingForm(forms.Form):
    why = forms.CharField(
        label=_("Why"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone who can see the gathering reads it."),
    )  # fmt: skip


class ComingForm(forms.Form):
    """How someone comes, and what they let others see of it."""

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

    def __init__(self, *args: Any, gathering: Gathering, **rest: Any) -> None:
        super().__init__(*args, **rest)
        ways = [(way, label) for way, label in Gathering.Way.choices if way in gathering.ways]
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
        self.fields["way"].initial = ways[0][0]
        if len(ways) == 1:
            self.fields["way"].widget = forms.HiddenInput()


def minutes_between(at: time, until: time) -> int:
    """How long it is from one time to another, on the next day if that is earlier."""
    day = date(2000, 1, 1)
    span = datetime.combine(day, until) - datetime.combine(day, at)
    return int((span if span > timedelta() else span + timedelta(days=1)).total_seconds() // 60)


def _is_near(day: date) -> bool:
    today = timezone.localdate()
    return today - timedelta(days=1) <= day <= today + FURTHEST


def _speakers(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, _colon, about = line.strip().partition(":")
        if name.strip():
            yield name.strip()[:120], about.strip()[:600]
