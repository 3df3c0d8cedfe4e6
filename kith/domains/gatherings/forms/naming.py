"""Forms in which one names others of the space."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models import Speaker
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.queries import members_of
from kith.lib.handles import handles_in

MOST_AT_ONCE = 30


class NamingForm(forms.Form):
    """Some people of a space, by the names they go by there. Who hides from the reader is nobody for them."""

    most, may_be_oneself = MOST_AT_ONCE, False
    names = forms.CharField(
        label=_("Their @names"), max_length=1_500, widget=forms.TextInput(attrs={"autocapitalize": "none"}),
        help_text=_("They stand beside the names on the page of the people of the space. Put a space between two."),
    )  # fmt: skip

    def __init__(self, *args: Any, space: Space, by: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.space, self.by = space, by

    def clean_names(self) -> list[Membership]:
        asked = handles_in(self.cleaned_data["names"])
        if len(asked) > self.most:
            raise forms.ValidationError(
                _("These are too many at once. At most %(most)d, please."), params={"most": self.most}
            )
        there = members_of(self.space, reader=self.by).filter(
            handle__in=asked, person__in=Person.objects.active()
        )
        if not self.may_be_oneself:
            there = there.exclude(person=self.by)
        found = {member.handle: member for member in there}
        if missing := [name for name in asked if name not in found]:
            raise forms.ValidationError(
                _("In this space we find nobody else by the name @%(name)s. Please look at it once more."),
                params={"name": missing[0]},
            )
        if not found:
            raise forms.ValidationError(_("There is no name yet. Write one, with an @ before it."))
        return list(found.values())


class OneNameForm(NamingForm):
    """One person of a space."""

    most = 1
    names = forms.CharField(
        label=_("Their @name"), max_length=60, widget=forms.TextInput(attrs={"autocapitalize": "none"}),
        help_text=_("It stands beside their name on the page of the people of the space."),
    )  # fmt: skip


class SpeakerForm(OneNameForm):
    """Which member of the space a speaker is; it may be oneself."""

    may_be_oneself = True
    field_order = ("speaker", "names")
    speaker = forms.ChoiceField(label=_("Whom you mean"))

    def __init__(self, *args: Any, speakers: Iterable[Speaker], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.speakers = {str(speaker.pk): speaker for speaker in speakers}
        named = [(key, speaker.name) for key, speaker in self.speakers.items()]
        self.fields["speaker"].choices = named  # type: ignore[attr-defined]

    def clean_speaker(self) -> Speaker:
        return self.speakers[self.cleaned_data["speaker"]]
