"""The name on a certificate, and a certificate that someone wants to check."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.actions.certifying import LONGEST_NAME
from kith.lib.badges.given import LARGEST, LONGEST
from kith.ui.forms import FileBox


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Your name as it shall stand there"), max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "name"}),
    )  # fmt: skip


class CheckForm(forms.Form):
    """A certificate as words or as a file; `given` is whichever came."""

    words = forms.CharField(
        label=_("Paste a certificate"), required=False, max_length=LONGEST,
        help_text=_("All of its text, as JSON or JWT."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "dir": "ltr"}),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or choose its file"),
        required=False,
        widget=FileBox(),
        help_text=_("JSON, JWT, or a badge as PNG or SVG."),
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        file: UploadedFile[Any] | None = told.get("file")
        told["given"] = file.read(LARGEST + 1) if file else told.get("words", "")
        if not told["given"] and not self.errors:
            self.add_error("words", _("Please paste a certificate, or choose its file."))
        return told
