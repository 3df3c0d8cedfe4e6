"""Forms of portfolios."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.models.share import MOST_DAYS, USUAL_DAYS
from kith.domains.portfolios.queries import today_of
from kith.domains.portfolios.sorts import Seen
from kith.foundation.people.models import Person
from kith.lib.tokens import new_key
from kith.ui.forms import DayBox


class ShareForm(forms.Form):
    """Which pieces, under which name, until when, for whom. `send_key` makes a second sending of the same form harmless."""

    pieces = forms.MultipleChoiceField(
        label=_("What they see"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one piece.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name as it shall stand there"), max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Last day on which it can be opened"), widget=DayBox,
        help_text=_("At most a year. You can end it at any time."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("For whom it is"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("For you alone, so that you know later. They do not see it."),
    )  # fmt: skip
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, by: Person, seen: Sequence[Seen], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today, self.known = today_of(by), {str(each.piece.pk): each.piece for each in seen}
        self.fields["pieces"].choices = [(str(each.piece.pk), each.title) for each in seen]  # type: ignore[attr-defined]
        self.initial.update(name=by.name, ends_on=self.today + timedelta(days=USUAL_DAYS))

    def clean_pieces(self) -> list[Piece]:
        return [self.known[key] for key in self.cleaned_data["pieces"]]

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if not self.today <= day <= self.today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Please choose a day from today on, within a year."))
        return day
