"""Forms about spaces."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.models.space import CLOSED
from kith.foundation.spaces.names import NameTaken, is_taken
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key
from kith.ui.forms import MarkdownBox

LONGEST = 20_000
FIRST_GUIDELINES = _(
    "- We write about our work, and never about a person who could be known from our words.\n"
    "- We speak from our own experience, and leave others theirs.\n"
    "- When someone asks for no advice, we listen.\n"
    "- What is said here stays here.\n"
    "- We can disagree and stay kind. If something hurts, we say so, or we tell a host.\n"
    "- Anyone may pause or leave at any time, without a reason."
)
ANY = ("", pgettext_lazy("sort or language", "Any"))


class SpaceForm(forms.Form):
    """Everything about a space that its hosts decide, but its guidelines. What a closed circle is, is decided already."""

    name = forms.CharField(label=_("Name"), max_length=80)
    purpose = forms.CharField(
        label=_("What it is for, in a sentence or two"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sort = forms.ChoiceField(label=_("Sort of space"), choices=Space.Sort.choices)
    region = forms.CharField(
        label=_("Region"), max_length=80, required=False,
        help_text=_("A chapter is always for a region: a town, a state, a country."),
    )  # fmt: skip
    visibility = forms.ChoiceField(
        label=_("Who can see it"),
        choices=Space.Visibility.choices,
        widget=forms.RadioSelect,
        initial="listed",
    )
    joining = forms.ChoiceField(
        label=_("How people join"), choices=Space.Joining.choices, widget=forms.RadioSelect, initial="request"
    )
    language = forms.ChoiceField(label=_("Main language"), choices=language_choices, initial="en")
    masks = forms.BooleanField(
        label=_("Let members write under a name made for one conversation"), required=False,
        help_text=_(
            "You then see a made name and not who it is. You can still hide the words, and keep their author from writing "
            "here or from this space, without learning who that is. Two stewards together can open it, with a reason, "
            "and the author is told."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, is_closed: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if is_closed:
            self.fields = {name: field for name, field in self.fields.items() if name not in CLOSED}

    def clean_region(self) -> str:
        region: str = self.cleaned_data["region"]
        if self.cleaned_data.get("sort") == Space.Sort.CHAPTER and not region:
            raise forms.ValidationError(
                _("A chapter needs a region, so that people can find the one near them.")
            )
        return region

    def clean_joining(self) -> str:
        joining: str = self.cleaned_data["joining"]
        if self.cleaned_data.get("visibility") == Space.Visibility.HIDDEN and joining == Space.Joining.OPEN:
            raise forms.ValidationError(
                _("Nobody outside can find a hidden space. So people ask to join it, or are invited.")
            )
        return joining


class OpeningForm(SpaceForm):
    guidelines = forms.CharField(
        label=_("Guidelines"), widget=MarkdownBox, max_length=LONGEST, initial=FIRST_GUIDELINES,
        help_text=_("What you expect of each other. Everyone agrees to them when they join. Change them until they are yours."),
    )  # fmt: skip
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)


class SpaceFilter(forms.Form):
    """Which spaces to show."""

    sort = forms.ChoiceField(label=_("Sort of space"), required=False, choices=[ANY, *Space.Sort.choices])
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=lambda: [ANY, *language_choices()]
    )
    region = forms.CharField(label=_("Region"), required=False, max_length=80)

    def wanted(self) -> Q:
        """The filter as a condition; what cannot be understood filters nothing."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        region = chosen.pop("region", "")
        return Q(**chosen, region__icontains=region) if region else Q(**chosen)


class InSpace(forms.Form):
    """A form about something in one space."""

    def __init__(self, *args: Any, space: Space, **rest: Any) -> None:
        self.space = space
        super().__init__(*args, **rest)


class VersionForm(InSpace):
    """Knows which version of the guidelines was on the page, and asks to look again if there is a newer one."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    newer: ClassVar[Promise] = _(
        "The guidelines changed while you were reading. Please look at them once more."
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["version"].initial = self.space.guidelines_version

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("version") != self.space.guidelines_version:
            self.data = _with(self.data, version=self.space.guidelines_version)
            raise forms.ValidationError(str(self.newer))
        return self.cleaned_data


def _with(data: Any, **changes: object) -> Any:
    """What was sent, with a hidden field brought up to date."""
    changed = data.copy()
    for name, value in changes.items():
        changed[name] = str(value)
    return changed


class GuidelinesForm(VersionForm):
    source = forms.CharField(label=_("Guidelines"), widget=MarkdownBox, max_length=LONGEST)
    newer: ClassVar[Promise] = _(
        "Another host changed the guidelines while you wrote. Your text is still here: look at theirs, then send it again."
    )


class NameForm(InSpace):
    """The name someone goes by in a space; nobody may pass for another who is there."""

    display_name = forms.CharField(
        label=_("Your name in this space"), required=False, max_length=80,
        help_text=_("Leave it empty to go by your own name. With another name, nothing here leads to your profile."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, **rest: Any) -> None:
        self.person = person
        super().__init__(*args, **rest)

    def clean_display_name(self) -> str:
        name = " ".join(self.cleaned_data["display_name"].split())
        if name == self.person.name:
            return ""
        if name and self.tells_names() and is_taken(name, self.space, person=self.person):
            raise NameTaken
        return name

    def tells_names(self) -> bool:
        """Whether it does no harm to say that a name is taken: only to those who may know who is here."""
        return True


class JoiningForm(VersionForm, NameForm):
    """What someone says when they join: a name for this space, and words to the hosts if these decide.

    Who was here before asks under the name that stands below their words, and can change it once they are back.
    """

    request = forms.CharField(
        label=_("A few words to the hosts"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What brings you here. Only the hosts read it."),
    )  # fmt: skip
    field_order = ["request", "display_name", "version"]

    def __init__(self, *args: Any, is_invited: bool = False, is_known: bool = False, **rest: Any) -> None:
        self.is_invited = is_invited
        super().__init__(*args, **rest)
        if self.tells_names():
            del self.fields["request"]
        elif is_known:
            del self.fields["display_name"]

    def tells_names(self) -> bool:
        return self.is_invited or self.space.joining == Space.Joining.OPEN


class AdmissionForm(InSpace):
    """Another name for someone who asked to join under one that is taken here."""

    display_name = forms.CharField(
        label=_("A name that tells them apart"), required=False, max_length=80,
        help_text=_("The name they asked for, and a letter or a town, for example. They can change it once they belong here."),
    )  # fmt: skip

    def clean_display_name(self) -> str:
        return " ".join(self.cleaned_data["display_name"].split())


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, widget=forms.RadioSelect)


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail, to invite one person"), required=False,
        help_text=_("We send the link to this address, and only this person can use it. Leave it empty to make a link that you pass on yourself."),
    )  # fmt: skip
    uses = forms.IntegerField(
        label=_("How many people can use the link"), min_value=1, max_value=500, initial=1, required=False,
        help_text=_("With an e-mail address it is always one."),
    )  # fmt: skip
    days = forms.IntegerField(label=_("For how many days it is open"), min_value=1, max_value=90, initial=14)
    role = forms.ChoiceField(
        label=_("They join as"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER
    )
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def clean_uses(self) -> int:
        return self.cleaned_data["uses"] or 1
