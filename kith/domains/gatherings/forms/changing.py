"""Forms that change a gathering that was announced."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.forms.fields import DayField, HourField, as_it_was_or_ahead, still_ahead
from kith.domains.gatherings.forms.lasting import end_of
from kith.domains.gatherings.forms.offering import let_name
from kith.domains.gatherings.forms.planning import PLANNED, PlanForm
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.repeating import REPEATS
from kith.foundation.people.models import Person
from kith.lib.zones import zone

CHANGING = (
    (_("What it is"), ("sort", "speakers", "agenda")),
    (_("When"), ("first_day", "at", "until", "ends_on", "zone", "repeats", "weekdays", "last_day", "times")),
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
        return as_it_was_or_ahead(self, "first_day")

    def plan(self) -> dict[str, Any]:
        self.cleaned_data["each_date"] = self.gathering.each_date
        keeps = self.cleaned_data["repeats"] == "keep"
        plan = super().plan() | {"sort": self.cleaned_data["sort"]}
        return plan | ({"rule": self.gathering.rule} if keeps else {})


def begun_with(gathering: Gathering) -> dict[str, Any]:
    """What the form shows of a plan as it is."""
    until, ends_on = end_of(gathering.first_wall, gathering.minutes, clock=zone(gathering.zone))
    kept = {name: getattr(gathering, name) for name in PLANNED}
    speakers = (
        f"{each.name}: {each.about}" if each.about else each.name for each in gathering.speakers.all()
    )
    return kept | {
        "sort": gathering.sort,
        "offered_by": gathering.offered_by_id,
        "speakers": "\n".join(speakers),
        "point": gathering.point,
        "until": until,
        "ends_on": ends_on,
        "repeats": "keep" if gathering.rule else "",
    }


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
