"""The form by which something is handed out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.files import FilesField
from kith.domains.gatherings.actions.handing_out import MOST
from kith.domains.gatherings.forms.fields import LinkField
from kith.domains.gatherings.models import Material


class MaterialForm(forms.Form):
    """Files or a link, one of them at least."""

    title = forms.CharField(
        label=_("What it is"), max_length=200, required=False,
        help_text=_("A few words. If there are none, people read the name of the file or the address."),
    )  # fmt: skip
    link = LinkField(label=_("Address on the web"))
    attached = FilesField(
        label=_("Files"), required=False,
        help_text=_("Slides, handouts, pictures. Hidden data such as the place of a photo is removed."),
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=_("Who gets it"), choices=Material.Audience.choices, widget=forms.RadioSelect,
        initial=Material.Audience.ALL,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if not self.errors and not words.get("link") and not words.get("attached"):
            raise forms.ValidationError(_("Please choose a file, or write an address."))
        return words

    def add_too_many(self) -> None:
        self.add_error(None, _("A gathering hands out at most %(most)s things.") % {"most": MOST})
