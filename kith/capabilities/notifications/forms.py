"""Choosing what to hear of, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.notifications.models import Rhythm, SpaceWish
from kith.capabilities.notifications.models.wish import POSSIBLE, Channel, How
from kith.foundation.activity.audiences import Audience

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


@dataclass(frozen=True)
class Cell:
    channel: str
    field: forms.BoundField


@dataclass(frozen=True)
class Row:
    """One sort of news, with a field for each channel."""

    name: str
    cells: list[Cell]


class WishesForm(forms.Form):
    """A choice for each sort of news and each channel; its fields stand in rows."""

    def __init__(self, *args: Any, wanted: Mapping[tuple[str, str], str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for (code, channel), how in wanted.items():
            label = f"{Audience.known[code].name}: {Channel(channel).label}"
            choices = [(each.value, each.label) for each in POSSIBLE[Channel(channel)]]
            self.fields[f"{code}-{channel}"] = forms.ChoiceField(label=label, choices=choices, initial=how)

    def rows(self) -> Iterator[Row]:
        for code, audience in Audience.known.items():
            yield Row(str(audience.name), [Cell(str(each.label), self[f"{code}-{each}"]) for each in Channel])

    def wanted(self) -> dict[tuple[str, str], str]:
        split = {name: name.rpartition("-") for name in self.fields}
        return {(code, channel): self.cleaned_data[name] for name, (code, _dash, channel) in split.items()}


class RhythmForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Rhythm
        fields = ["silent", "digest", "weekday", "hour", "quiet_from", "quiet_to"]

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in ("hour", "quiet_from", "quiet_to"):
            self.fields[name].widget = forms.Select(choices=HOURS)


def _or_as_everywhere(*choices: SpaceWish.Level | How) -> list[tuple[str, "StrOrPromise"]]:
    return [("", _("As everywhere")), *((each.value, each.label) for each in choices)]


class SpaceWishForm(forms.Form):
    """How much of one space, and how."""

    level = forms.ChoiceField(
        label=_("How much do you want to hear of this space?"),
        required=False,
        choices=_or_as_everywhere(*SpaceWish.Level),
        widget=forms.RadioSelect,
    )
    mail = forms.ChoiceField(
        label=_("By e-mail"),
        required=False,
        choices=_or_as_everywhere(*POSSIBLE[Channel.MAIL]),
        widget=forms.RadioSelect,
    )
    push = forms.ChoiceField(
        label=_("On my devices"),
        required=False,
        choices=_or_as_everywhere(*POSSIBLE[Channel.PUSH]),
        widget=forms.RadioSelect,
    )
