"""Files that a version carries, and what its pictures show."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.forms.files import FilesField
from kith.capabilities.conversations.forms.writing import AltForm, name_lost_files
from kith.infrastructure.database.meanwhile import edition_of
from kith.ui.forms import TogetherForm


class CarryingForm(forms.Form):
    """Files that a version shall carry."""

    attached = FilesField(
        label=_("Pictures or files"),
        help_text=_(
            "Hidden data such as the place of a photo is removed. Then we ask what each picture shows."
        ),
    )

    rights = forms.ChoiceField(
        label=_("By what right can they be shared here?"),
        widget=forms.RadioSelect,
        choices=[
            (File.Rights.OWN.value, _("I made them, alone or with others who say yes.")),
            (File.Rights.ALLOWED.value, _("Those who made them said yes to this.")),
            (
                File.Rights.OPEN.value,
                _("Anyone may share them: an open licence says so, or they belong to nobody."),
            ),
        ],
        help_text=_(
            "If none of this is so, give an address instead of the file. Nobody has to be asked for a link."
        ),
        error_messages={"required": _("Please choose one of these, or leave the file out.")},
    )

    def __init__(self, *args: Any, asks_for_rights: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not asks_for_rights:
            del self.fields["rights"]

    def clean(self) -> dict[str, Any]:
        name_lost_files(self)
        return self.cleaned_data

    def add_too_many(self) -> None:
        most = {"most": settings.UPLOADS_PER_POST}
        self.add_error("attached", _("One version carries at most %(most)s files.") % most)


class PictureForm(TogetherForm, AltForm):
    """What a picture shows, as those say who write the draft that carries it."""

    @property
    def says_anew(self) -> bool:
        """Whether the words are others than those that stood there."""
        seen: str = self.cleaned_data["seen"]
        return edition_of(self.cleaned_data["alt"]) != seen
