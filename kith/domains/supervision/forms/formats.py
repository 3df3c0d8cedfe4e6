"""The form of a circle's own format: its steps stand below one another, and can be moved before anything is kept."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.editing import edited, rearranged
from kith.domains.supervision.formats.plain import Plain
from kith.domains.supervision.formats.reading import LONGEST_TITLE, LONGEST_WORDS, MOST_STEPS
from kith.domains.supervision.models import OwnFormat
from kith.lib.toml.refusing import Refused

Row = dict[str, Any]  # what stands in the fields of a step


class HeadForm(forms.Form):
    title = forms.CharField(
        label=_("What it is called"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    good_for = forms.CharField(
        label=_("What it is good for"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self) -> datetime:
        moment = parse_datetime(self.cleaned_data["seen"])
        if moment is None:
            raise forms.ValidationError(
                _("We lost which version you began with. Please open this page anew.")
            )
        return moment


class StepForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    title = forms.CharField(
        label=_("What the step is called"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs={"dir": "auto"})
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("What it is for"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )  # fmt: skip
    prompts = forms.CharField(
        label=_("Prompts"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("One on each line, from two to five. People choose the one that fits."),
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("How many minutes"), min_value=1, max_value=240)
    days = forms.IntegerField(label=_("How many days"), min_value=1, max_value=20)
    may_be_skipped = forms.BooleanField(label=_("It may be left out on the day"), required=False)
    in_turns = forms.BooleanField(label=_("People speak in turns, each for the same time"), required=False)

    def __init__(self, *args: Any, of: Plain, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in {"minutes", "days"} - of.keys():
            del self.fields[name]

    def clean_prompts(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["prompts"].splitlines() if line.strip()]


@dataclass(frozen=True)
class Sheet:
    """The page of one copy: its head, and its steps in their order."""

    head: HeadForm
    steps: list[StepForm]

    def is_valid(self) -> bool:
        return all(each.is_valid() for each in (self.head, *self.steps))

    @property
    def has_errors(self) -> bool:
        return any(each.errors for each in (self.head, *self.steps))

    @property
    def has_room(self) -> bool:
        return len(self.steps) < MOST_STEPS

    @property
    def seen(self) -> datetime:
        """When the copy was changed with which its writer began."""
        moment: datetime = self.head.cleaned_data["seen"]
        return moment

    def refuse(self, refused: Refused) -> None:
        """Say it beside the step that does not hold together, or above all of them."""
        beside = self.steps[refused.line - 1] if 0 < refused.line <= len(self.steps) else self.head
        beside.add_error(None, str(refused.words))

    def laid_over(self, own: OwnFormat) -> Plain:
        head = self.head.cleaned_data
        steps = [each.cleaned_data for each in self.steps]
        return edited(own.told, title=head["title"], good_for=head["good_for"], steps=steps)


def as_kept(own: OwnFormat) -> Sheet:
    head = {"title": own.told["title"], "good_for": own.told["good_for"], "seen": own.changed_at.isoformat()}
    rows = [step | {"prompts": "\n".join(step["prompts"])} for step in own.told["step"]]
    return _shown(own, head, rows)


def as_typed(own: OwnFormat, typed: QueryDict) -> Sheet:
    steps = [StepForm(typed, prefix=_prefix(at), of=own.told) for at, _row in enumerate(_rows(typed))]
    return Sheet(HeadForm(typed), steps)


def as_moved(own: OwnFormat, typed: QueryDict) -> Sheet:
    """Nothing is looked at or kept yet: what was typed stands there anew, with its steps in another order."""
    do, _, at = str(typed["do"]).partition("-")
    place = int(at) if at.isdecimal() else -1
    rows = rearranged(_rows(typed), do=do, at=place, new={})
    return _shown(own, {name: typed.get(name, "") for name in HeadForm.base_fields}, rows)


def _shown(own: OwnFormat, head: Row, rows: list[Row]) -> Sheet:
    steps = [StepForm(prefix=_prefix(at), initial=row, of=own.told) for at, row in enumerate(rows)]
    return Sheet(HeadForm(initial=head), steps)


def _rows(typed: QueryDict) -> list[Row]:
    """As many steps as were sent, one more at most than there can be."""
    places = takewhile(lambda at: f"{_prefix(at)}-title" in typed, range(MOST_STEPS + 1))
    return [{name: typed.get(f"{_prefix(at)}-{name}", "") for name in StepForm.base_fields} for at in places]


def _prefix(at: int) -> str:
    return f"step-{at}"
