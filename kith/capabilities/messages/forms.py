"""Forms of private messages."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from kith.capabilities.messages.actions.asking import LONGEST_REQUEST
from kith.capabilities.messages.actions.corresponding import LONGEST
from kith.capabilities.messages.models import Keep, Letterbox
from kith.capabilities.messages.policy import MOST_PEOPLE
from kith.capabilities.messages.queries import reach_receivers
from kith.foundation.people.models import Person
from kith.lib.handles import handles_in
from kith.lib.tokens import new_key
from kith.ui.forms import Choices, MarkdownBox

NO_WORDS = {"required": _("There are no words yet. Write a few, then send them.")}


class PlainLines(forms.CharField):
    """A browser counts the end of a line as one letter, and sends two."""

    def to_python(self, value: Any) -> str | None:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class RequestForm(forms.Form):
    """First words to someone. `send_key` makes a second sending of the same form harmless."""

    text = PlainLines(
        label=_("Your first words"),
        max_length=LONGEST_REQUEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages=NO_WORDS,
        help_text=_("At most 300 letters: who you are to each other, and what you would like to talk about."),
    )
    others = forms.CharField(
        label=_("Others to ask as well"),
        required=False,
        max_length=300,
        help_text=_("Their @names, with a space between them. All of you will see who is in it."),
    )
    title = forms.CharField(
        label=_("What it is about"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, by: Person, to: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.by, self.to = by, to

    def clean_others(self) -> list[Person]:
        """Who cannot be written to and who does not exist get the same answer."""
        asked = [each for each in handles_in(self.cleaned_data["others"]) if each != self.to.handle]
        if len(asked) > MOST_PEOPLE - 2:
            raise forms.ValidationError(_("At most eight people can be in it, with you."))
        try:
            return reach_receivers(self.by, asked) if asked else []
        except Http404:
            raise forms.ValidationError(
                _("Not all of these can be written to. Check their names, or leave them out.")
            ) from None


class MessageForm(forms.Form):
    source = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=MarkdownBox, error_messages=NO_WORDS
    )
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)


class KeepForm(forms.Form):
    wish = forms.TypedChoiceField(
        label=_("For how long shall this be kept?"),
        choices=[("", _("As long as we are in it")), *Keep.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )


class ReachForm(forms.Form):
    reach = forms.ChoiceField(
        label=_("Who may ask to write to me"),
        choices=Letterbox.Reach.choices,
        widget=Choices(
            helps={
                "nobody": _("No new requests. What you take part in goes on."),
                "spaces": _("Only where you both go by your own names."),
                "members": _("Also people you share no space with."),
            }
        ),
    )
