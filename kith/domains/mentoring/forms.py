"""Forms of mentoring. What is wrong is said beside the field, and what was typed stays."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kith.domains.mentoring.models import Goal, Pair, Readiness
from kith.domains.mentoring.queries import own_languages, own_skills
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.lib.languages import WRITTEN_IN, language_name
from kith.lib.zones import clock_choices
from kith.ui.forms import Choices, DayBox

FURTHEST = timedelta(days=2 * 365)
MOST, LENGTHS = range(1, 6), (30, 45, 60, 90, 120)
AS_IT_COMES = ("", _("We see as we go"))


def _numbers() -> list[tuple[int, str]]:
    return [(each, ngettext("%d person", "%d people", each) % each) for each in MOST]


def _lengths() -> list[tuple[Any, Any]]:
    return [AS_IT_COMES, *((each, gettext("%d minutes") % each) for each in LENGTHS)]


class ReadinessForm(forms.Form):
    """With what someone would like to be matched. Only what others can see in the profile can be ticked."""

    offers = forms.MultipleChoiceField(
        label=_("I could accompany someone in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seeks = forms.MultipleChoiceField(
        label=_("I am looking for someone for"), required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which we could talk"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is proposed to you sees which of them you share."),
        error_messages={"required": _("Please tick at least one language, so that you two can talk.")},
    )  # fmt: skip
    zone = forms.ChoiceField(
        label=_("My clock"), choices=clock_choices,
        help_text=_("Nobody sees it. Someone who is proposed to you can tell that your clocks are not too far apart."),
    )  # fmt: skip
    hours_apart = forms.TypedChoiceField(
        label=_("How far apart our clocks may be"),
        coerce=int,
        choices=Readiness.Apart.choices,
        widget=Choices,
    )
    most = forms.TypedChoiceField(
        label=_("With how many people at once, at most"), coerce=int, choices=_numbers,
        help_text=_("Those count with whom you are a pair, and proposals that wait."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, ready: Readiness | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        skills = own_skills(person)
        told, chosen = own_languages(person), ready.languages if ready else []
        codes = dict.fromkeys([*told, *chosen, *WRITTEN_IN, person.language])
        self._offer("offers", _seen(skills[Field.SKILL_OFFERED]))
        self._offer("seeks", _seen(skills[Field.SKILL_SOUGHT]))
        self._offer("languages", [(code, language_name(code)) for code in codes if code])
        self.unseen = [
            each.shown for entries in skills.values() for each in entries if each.audience == Audience.SELF
        ]
        first: dict[str, Any] = {
            "languages": told,
            "zone": person.time_zone or "UTC",
            "hours_apart": Readiness.Apart.FAR,
        }
        self.initial = first | (_as_wished(ready) if ready else {})

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def has_choices(self) -> bool:
        """Whether there is anything in the profile by which someone can be matched."""
        return any(self.fields[name].choices for name in ("offers", "seeks"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        wished = self.cleaned_data
        if not wished.get("offers") and not wished.get("seeks") and not self.errors:
            self.add_error("offers", _("Please tick something here, or below. By that we look for people."))
        return wished


def _seen(entries: list[ProfileEntry]) -> list[tuple[str, str]]:
    return [(each.code, each.shown) for each in entries if each.audience != Audience.SELF]


def _as_wished(ready: Readiness) -> dict[str, Any]:
    names = ("offers", "seeks", "languages", "zone", "hours_apart", "most")
    return {name: getattr(ready, name) for name in names}


class AgreementForm(forms.Form):
    """A light agreement: few things, and none of them must be said."""

    often = forms.ChoiceField(
        label=_("How often we meet"), required=False, choices=[AS_IT_COMES, *Pair.Often.choices]
    )
    minutes = forms.TypedChoiceField(
        label=_("How long"), required=False, coerce=int, empty_value=None, choices=_lengths
    )
    way = forms.ChoiceField(
        label=pgettext_lazy("mentoring", "How we meet"),
        required=False,
        choices=[AS_IT_COMES, *Pair.Way.choices],
    )
    until = forms.DateField(
        label=_("Until when"), required=False, widget=DayBox,
        help_text=_("On this day it ends by itself. You are both told two weeks before, and can choose a later day."),
    )  # fmt: skip
    between = forms.CharField(
        label=_("What stays between us"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What you say here stays between you in any case. You can say more about it."),
    )  # fmt: skip

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        today = timezone.localdate()
        if day is not None and not today < day <= today + FURTHEST:
            raise forms.ValidationError(_("Please choose a day between tomorrow and two years from now."))
        return day


class GoalForm(forms.Form):
    words = forms.CharField(
        label=_("A goal, in your own words"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("There are no words yet. A short line is enough.")},
    )  # fmt: skip


class GoalStateForm(forms.Form):
    state = forms.ChoiceField(choices=Goal.State.choices)


class FarewellForm(forms.Form):
    words = forms.CharField(
        label=_("A few words to the other"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Thanks, or how it was. It is just as fine to say nothing."),
    )  # fmt: skip
