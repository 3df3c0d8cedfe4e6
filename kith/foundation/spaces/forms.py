"""Forms about spaces."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.foundation.spaces.models import Membership, Space
from kith.lib.languages import language_choices
from kith.ui.forms import MarkdownBox

RESERVED = ("new",)
FIRST_GUIDELINES = _(
    "- We write about our work, and never about a person who could be known from our words.\n"
    "- We speak from our own experience.\n"
    "- When someone asks for no advice, we listen.\n"
    "- What is said here stays here."
)


class SpaceForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything about a space that its hosts decide."""

    class Meta:
        model = Space
        fields = ["name", "sort", "purpose", "region", "visibility", "joining", "language"]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "visibility": forms.RadioSelect,
            "joining": forms.RadioSelect,
        }
        help_texts = {"region": _("A chapter is always for a region: a town, a state, a country.")}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["language"] = forms.ChoiceField(label=_("Main language"), choices=language_choices)
        for name in ("visibility", "joining"):
            self.fields[name].choices = self.fields[name].choices[1:]  # type: ignore[attr-defined]
        self.initial.setdefault("visibility", Space.Visibility.LISTED)
        self.initial.setdefault("joining", Space.Joining.REQUEST)
        self.initial.setdefault("language", "en")

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if words.get("sort") == Space.Sort.CHAPTER and not words.get("region"):
            self.add_error("region", _("A chapter needs a region, so that people can find the one near them."))
        if words.get("visibility") == Space.Visibility.HIDDEN and words.get("joining") == Space.Joining.OPEN:
            self.add_error("joining", _("Nobody can find a hidden space, so people join it on request or by invitation."))
        return words


class OpeningForm(SpaceForm):
    guidelines = forms.CharField(
        label=_("Guidelines"), widget=MarkdownBox, max_length=10_000, initial=FIRST_GUIDELINES,
        help_text=_("What you expect of each other. Everyone agrees to them when they join."),
    )  # fmt: skip


class GuidelinesForm(forms.Form):
    source = forms.CharField(label=_("Guidelines"), widget=MarkdownBox, max_length=10_000)


class JoiningForm(forms.Form):
    display_name = forms.CharField(
        label=_("Another name for this space"), required=False, max_length=80,
        help_text=_("Leave it empty to go by your own name. With another name, nothing here leads to your profile."),
    )  # fmt: skip
    request = forms.CharField(
        label=_("A few words to the hosts"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class NameForm(InSpace):
    display_name = forms.CharField(label=_("Your name in this space"), required=False, max_length=80)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, widget=forms.RadioSelect)


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail, to invite one person"), required=False,
        help_text=_("Leave it empty to make a link that you can pass on yourself."),
    )  # fmt: skip
    uses = forms.IntegerField(label=_("How many people can use the link"), min_value=1, max_value=500, initial=1)
    days = forms.IntegerField(label=_("For how many days it is open"), min_value=1, max_value=90, initial=14)
    role = forms.ChoiceField(label=_("They join as"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER)
