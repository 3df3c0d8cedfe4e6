"""Forms of a session in writing. What was typed stays in them, whatever is said about it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.shapes import Format, Frame, Words
from kith.domains.supervision.forms.case import ForCircle
from kith.domains.supervision.written.state import KEPT
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib.zones import zone
from kith.ui.forms import Choices, DayBox

LONGEST, LONGEST_OUTPUT, AHEAD = 8000, 1500, 60


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class BringForm(forms.Form):
    """By which format, from which day on, and for how long it can be read."""

    format = forms.ChoiceField(label=_("How you would like to do it"), widget=Choices)
    on = forms.DateField(
        label=_("From which day on"), widget=DayBox,
        help_text=_("The others can come in before. Each step has whole days, so nobody has to hurry."),
    )  # fmt: skip
    kept_days = forms.IntegerField(
        label=_("For how many days it can be read when it is over"), min_value=1, max_value=60, initial=KEPT,
        help_text=_("After that it is gone for all of you, and nobody can bring it back."),
    )  # fmt: skip
    send_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, formats: Mapping[str, Format], clock: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.formats, self.today = formats, timezone.localdate(timezone=zone(clock))
        field: Any = self.fields["format"]
        field.choices = [(name, told.title) for name, told in formats.items()]
        field.widget.helps = {name: told.good_for for name, told in formats.items()}
        field.initial = next(iter(formats), "")
        self.fields["on"].initial = self.today + timedelta(days=1)

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise forms.ValidationError(_("This day is over. Which day suits you?"))
        if day > self.today + timedelta(days=AHEAD):
            raise forms.ValidationError(_("That is far away. Please choose a day in the next two months."))
        return day

    def clean_format(self) -> Format:
        return self.formats[self.cleaned_data["format"]]


class CaseForm(ForCircle):
    """Words that tell of a case."""

    looked_at: ClassVar[tuple[str, ...]] = ("words", "output")
    words = forms.CharField(label=_("Your words"), max_length=LONGEST, widget=_box(9))


class WordsForm(CaseForm):
    """What someone writes in a step, and what the step asks to be kept, if it does."""

    words = forms.CharField(label=_("Your words"), max_length=LONGEST, widget=_box(9), required=False)
    output = forms.CharField(max_length=LONGEST_OUTPUT, widget=_box(2), required=False)
    send_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, frame: Frame, told: Words, writer: Person, **rest: Any) -> None:
        super().__init__(*args, writer=writer, **rest)
        self.fields["words"].needed_later = True  # type: ignore[attr-defined]
        self.fields["output"].label = told.output
        if not frame.output:
            del self.fields["output"]

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if not self.errors and not words.get("words") and not words.get("output"):
            self.add_error(
                "words", _("There are no words yet. Write a few, or say that you have nothing to add.")
            )
        return super().clean()


class HeirForm(forms.Form):
    """To whom moderating is handed."""

    to = forms.TypedChoiceField(label=_("Who moderates from now on"), coerce=int, widget=Choices)

    def __init__(self, *args: Any, heirs: list[Membership], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["to"].choices = [(each.pk, each.shown_name) for each in heirs]  # type: ignore[attr-defined]


class SeenForm(forms.Form):
    """The number of the step that was on the page."""

    seen = forms.IntegerField()
