"""Forms for oneself. Whatever can be left out may be left out, and what was typed stays. None of them keeps a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.wellbeing.instruments.shapes import Instrument, Item
from kith.domains.wellbeing.things import Moment, Plan, Word
from kith.ui.forms import Choices

LONGEST, LONGEST_PAGE = 4_000, 20_000
MOST_PEOPLE, LONGEST_LINE = 10, 120
NO_WORD = ("", _("No word fits"))
LEFT_OUT = ("", _("I leave this one out"))
NOTHING_YET = _("There is nothing here yet. One word is enough, and another day is fine too.")


def _box(label: Any, help_text: Any = "") -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return forms.CharField(label=label, required=False, max_length=LONGEST, help_text=help_text, widget=box)


class MomentForm(forms.Form):
    """Four questions, each of which can be left out."""

    word = forms.ChoiceField(
        label=_("How am I?"), required=False, widget=Choices, choices=[*Word.choices, NO_WORD]
    )
    how = _box(_("How am I, in my own words?"))
    carried = _box(_("What carried me?"), _("Someone, something, a small moment."))
    weighs = _box(_("What was heavy?"))
    needs = _box(_("What do I need next?"))

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(NOTHING_YET)
        return self.cleaned_data

    def moment(self) -> Moment:
        return Moment(**self.cleaned_data)


class PageForm(forms.Form):
    words = forms.CharField(
        label=_("My words"), max_length=LONGEST_PAGE, widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        error_messages={"required": NOTHING_YET},
    )  # fmt: skip


class PeopleForm(forms.Form):
    lines = forms.CharField(
        label=_("People I can call"), required=False, max_length=MOST_PEOPLE * LONGEST_LINE,
        help_text=_("One in each line, with a number if you like. Such as: Kim, 555 0100."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )  # fmt: skip

    def clean_lines(self) -> tuple[str, ...]:
        typed: str = self.cleaned_data["lines"]
        lines = tuple(line for each in typed.splitlines() if (line := each.strip()))
        if len(lines) > MOST_PEOPLE:
            raise forms.ValidationError(
                _("These are more than ten. Please keep those who would pick up at night.")
            )
        return lines


class PlanForm(forms.Form):
    """A plan of one's own. What is left empty is left out."""

    well = _box(_("What keeps me well"), _("Small things of most days: sleep, someone, a walk, music."))
    signs = _box(
        _("How I notice that it gets too much"), _("What I do, feel or stop doing. What others see first.")
    )
    helps = _box(_("What helps me then"), _("And who: a person, a place, a number."))
    work = _box(
        _("What I ask for at work"), _("Such as: supervision each week, no nights in a row, a quiet room.")
    )
    leaving = _box(_("How I leave work at work"))

    def plan(self) -> Plan:
        return Plan(**self.cleaned_data)


class AnswersForm(forms.Form):
    """The questions of an instrument, in their order. Each can be left out, and left out again."""

    def __init__(self, *args: Any, instrument: Instrument, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for item in instrument.items:
            self.fields[item.id] = _field(item)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.given():
            raise forms.ValidationError(
                _("Nothing is answered yet. You can answer as few as you like, or stop here.")
            )
        return self.cleaned_data

    def given(self) -> dict[str, int]:
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


def _field(item: Item) -> forms.Field:
    choices = [(answer.value, answer.label) for answer in item.answers]
    field = forms.TypedChoiceField(
        label=item.text, required=False, coerce=int, empty_value=None, choices=[*choices, LEFT_OUT],
        widget=forms.RadioSelect,
    )  # fmt: skip
    field.needed_later = True  # type: ignore[attr-defined] # that it can be left out stands among its answers
    return field
