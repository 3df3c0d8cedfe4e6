"""Forms of sessions in which people meet."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms import LooksOver
from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.live.offering import Move
from kith.ui.forms import Choices

LONGEST, LONGEST_NOTE = 2000, 8000


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class BeginForm(forms.Form):
    """Among the ways in which a circle can meet, by the codes of plans."""

    format = forms.ChoiceField(label=_("In which way?"), widget=Choices)
    minutes = forms.IntegerField(
        label=_("How many minutes, if it can be longer or shorter"), required=False, min_value=5, max_value=240,
    )  # fmt: skip
    rounds = forms.BooleanField(
        label=_("With a word from each before and after"), required=False, initial=True
    )

    def __init__(self, *args: Any, formats: Sequence[tuple[str, Format]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.formats = dict(formats)
        field: Any = self.fields["format"]
        field.choices = [(code, told.title) for code, told in formats]
        field.widget.helps = {code: told.good_for for code, told in formats}

    @property
    def chosen(self) -> Format:
        return self.formats[self.cleaned_data["format"]]


class MoveForm(forms.Form):
    """What someone does, and in which step they saw that they could."""

    does = forms.ChoiceField(choices=[(each.value, each.value) for each in Move])
    seen = forms.IntegerField(required=False, min_value=0)
    of = forms.IntegerField(required=False, min_value=0)
    minutes = forms.IntegerField(required=False, min_value=1)
    method = forms.SlugField(required=False, max_length=40)

    def asked(self) -> dict[str, Any]:
        told = {
            name: value for name, value in self.cleaned_data.items() if value is not None and name != "does"
        }
        return told | {"move": Move(self.cleaned_data["does"])}


class WordsForm(LooksOver):
    """For all who are in the circle. With `output`, it is what is kept of the step."""

    looked_at: ClassVar[tuple[str, ...]] = ("words",)
    words = forms.CharField(
        label=_("Write to all of us"), max_length=LONGEST, widget=_box(3),
        help_text=_("Only your circle reads it, and it is gone by itself after two weeks. No names, and nothing by which someone could be known."),
    )  # fmt: skip
    output = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class NoteForm(forms.Form):
    notes = forms.CharField(
        label=_("Notes for whoever brought something"), max_length=LONGEST_NOTE, widget=_box(6),
        help_text=_("The two of you read this, and nobody else. It is gone by itself after two weeks."),
    )  # fmt: skip


class TrainingForm(forms.Form):
    words = forms.CharField(
        label=_("Which training was it, where, and when?"), max_length=200, widget=_box(2),
        help_text=_("Your circle reads it, and can ask you. Nobody else checks it."),
    )  # fmt: skip
