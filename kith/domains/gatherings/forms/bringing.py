"""Forms of those who bring in a calendar from elsewhere, or let a space follow one."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.files import refuse_too_large
from kith.capabilities.items.visibility import offer_audiences
from kith.domains.gatherings.actions.bringing import Choices
from kith.domains.gatherings.models import Gathering, OutsideCalendar
from kith.foundation.spaces.models import Space
from kith.lib import outgoing
from kith.ui.forms import Choices as Cards
from kith.ui.forms import FileBox

ACCEPTED = (".ics", ".ical", "text/calendar")
DRAFTS, AT_ONCE = "drafts", "at_once"
STAY, GO = "stay", "go"


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Calendar file"), widget=FileBox(accept=ACCEPTED),
        help_text=_("A file that ends in .ics, as calendar programs save it. You see what would come in before it does."),
    )  # fmt: skip

    def clean_file(self) -> bytes:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        refuse_too_large(file)
        data: bytes = file.read()
        return data


class ShownForm(forms.Form):
    """What sort of gatherings come in, and who can see them."""

    sort = forms.ChoiceField(label=_("What sort of gatherings they are"), choices=Gathering.Sort.choices)
    visibility = forms.ChoiceField(label=_("Who can see them"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, space: Space, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer_audiences(self, space)


class TakingInForm(ShownForm):
    how = forms.ChoiceField(
        label=_("How they come in"), initial=DRAFTS,
        choices=[(DRAFTS, _("As drafts that only you and the hosts see")), (AT_ONCE, _("Announced at once"))],
        widget=Cards(helps={DRAFTS: _("You look at each, and announce it when it is right.")}),
    )  # fmt: skip

    def choices(self) -> Choices:
        words = self.cleaned_data
        return Choices(words["sort"], words["visibility"], as_draft=words["how"] == DRAFTS)


class FollowingForm(ShownForm):
    name = forms.CharField(
        label=_("What you call it"), max_length=80,
        help_text=_("What comes from it is signed with this name, such as “Calendar of the library”."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Address of the calendar"), max_length=OutsideCalendar._meta.get_field("address").max_length,
        help_text=_("It begins with “https://” or “webcal://”, and often ends in .ics. Only hosts see it."),
    )  # fmt: skip
    field_order = ("name", "address", "sort", "visibility")

    def clean_address(self) -> str:
        typed = str(self.cleaned_data["address"]).strip()
        scheme, mark, rest = typed.partition("://")
        address = f"https://{rest}" if mark and scheme.lower() in ("webcal", "webcals", "https") else typed
        try:
            outgoing.checked(address)
        except outgoing.NotAllowed:
            raise forms.ValidationError(
                _("We cannot ask at this address. It must be on the open internet, and begin with “https://” or “webcal://”.")
            ) from None  # fmt: skip
        return address


class LeavingForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What becomes of gatherings that are still to come?"),
        choices=[(STAY, _("They stay, and hosts look after them from now on")), (GO, _("They are cancelled"))],
        widget=Cards(helps={GO: _("Those who have a seat are told. This cannot be undone.")}),
    )  # fmt: skip
